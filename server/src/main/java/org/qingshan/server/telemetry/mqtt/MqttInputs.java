/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.mqtt;

import com.hivemq.client.mqtt.MqttClientSslConfig;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.platform.SettingException;
import org.qingshan.server.telemetry.DeviceAdmission;
import org.qingshan.server.telemetry.gateway.UnknownSenders;
import org.qingshan.server.telemetry.ingest.CommitQueue;
import org.qingshan.server.telemetry.ingest.Drafts;

/** Builds the MQTT input. */
public final class MqttInputs {

    private static final String AUTHORITIES = "qingshan.mqtt.tls-authorities";

    private MqttInputs() {}

    /** What the input works with. */
    public record Parts(
            CommitQueue queue,
            Drafts.SlotTable slots,
            DeviceAdmission admission,
            UnknownSenders unknownSenders,
            Clock clock) {}

    /** The input, which connects when it is started and enabled. */
    public static MqttInput create(MqttSettings settings, Parts parts) {
        var figures = new MqttFigures();
        MqttTopic topic = MqttTopic.of(settings.topic());
        return new MqttInput(
                settings, tlsOf(settings), topic, new MqttClerk(topic, figures, parts), figures, parts.queue());
    }

    private static @Nullable MqttClientSslConfig tlsOf(MqttSettings settings) {
        if (!settings.enabled() || !settings.tls()) {
            return null;
        }
        var tls = MqttClientSslConfig.builder();
        return settings.tlsAuthorities().isEmpty()
                ? tls.build()
                : tls.trustManagerFactory(trusted(settings.tlsAuthorities())).build();
    }

    private static TrustManagerFactory trusted(String file) {
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("authority-" + number++, certificate);
            }
            SettingException.require(number > 0, AUTHORITIES, file);
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return factory;
        } catch (IOException | GeneralSecurityException e) {
            throw new SettingException(AUTHORITIES, file);
        }
    }
}
