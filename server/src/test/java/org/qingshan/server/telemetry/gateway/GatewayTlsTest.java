/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qingshan.server.fixture.ServerTestConfiguration;
import org.qingshan.server.fixture.SettableClock;
import org.qingshan.server.platform.SettingException;
import org.qingshan.server.telemetry.fixture.FixtureDevices;
import org.qingshan.server.telemetry.fixture.IngestRig;
import org.qingshan.server.telemetry.fixture.Packets;

/** HJ 212 over TLS with a certificate of the test's own. */
class GatewayTlsTest {

    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    static Path folder;

    private static KeyStore own;

    @BeforeAll
    static void certificates() throws Exception {
        own = selfSigned("own", "RSA");
        selfSigned("other", "RSA");
        selfSigned("curve", "EC");
        Files.writeString(folder.resolve("empty.pem"), "");
        Files.writeString(folder.resolve("text.pem"), "no certificate");
    }

    @Test
    void aDeviceThatTrustsTheCertificateIsAnswered() throws Exception {
        var clock = new SettableClock();
        try (IngestRig rig = IngestRig.start(
                        ServerTestConfiguration.freshFolder(),
                        ServerTestConfiguration.forTests(),
                        IngestRig.settings(file("own.crt"), file("own.key")),
                        new FixtureDevices(1),
                        clock);
                Socket socket = trusting(own)
                        .getSocketFactory()
                        .createSocket(
                                InetAddress.getLoopbackAddress(), rig.gateway().tlsPort())) {
            socket.getOutputStream()
                    .write(Packets.realtime(
                            FixtureDevices.mn(0), "20260701080000001", clock.instant(), "a21026-Rtd=12.5"));

            assertThat(Packets.answer(socket, 10_000)).contains("CN=9014");
            assertThat(rig.count("SELECT count(*) FROM telemetry.sample")).isOne();
            assertThat(rig.gateway().tlsPort()).isNotEqualTo(rig.port());
        }
    }

    @Test
    void aKeyOnACurveServesToo() throws Exception {
        assertThat(GatewayTls.of(file("curve.crt"), file("curve.key")).isServer())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "absent.pem,own.key,tls-certificate,absent.pem",
        "empty.pem,own.key,tls-certificate,empty.pem",
        "text.pem,own.key,tls-certificate,text.pem",
        "own.crt,absent.pem,tls-key,absent.pem",
        "own.crt,own.crt,tls-key,own.crt",
        "own.crt,other.key,tls-key,other.key",
        "own.crt,curve.key,tls-key,curve.key"
    })
    void aWrongFileIsRefusedAtStart(String certificate, String key, String setting, String value) {
        assertThatThrownBy(() -> GatewayTls.of(file(certificate), file(key)))
                .isInstanceOfSatisfying(SettingException.class, refusal -> {
                    assertThat(refusal.key()).isEqualTo("qingshan.hj212." + setting);
                    assertThat(refusal.value()).isEqualTo(file(value));
                });
    }

    private static String file(String name) {
        return folder.resolve(name).toString();
    }

    /** A key and its certificate, also as the two PEM files that the settings name. */
    private static KeyStore selfSigned(String name, String algorithm) throws Exception {
        Path store = folder.resolve(name + ".p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process process = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        name,
                        "-keyalg",
                        algorithm,
                        "-dname",
                        "CN=localhost",
                        "-validity",
                        "3650",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        KeyStore loaded = KeyStore.getInstance(store.toFile(), PASSWORD);
        pem(name + ".crt", "CERTIFICATE", loaded.getCertificate(name).getEncoded());
        pem(name + ".key", "PRIVATE KEY", loaded.getKey(name, PASSWORD).getEncoded());
        return loaded;
    }

    private static void pem(String name, String what, byte[] encoded) throws IOException {
        String body = Base64.getMimeEncoder().encodeToString(encoded);
        Files.writeString(
                folder.resolve(name), "-----BEGIN " + what + "-----\n" + body + "\n-----END " + what + "-----\n");
    }

    private static SSLContext trusting(KeyStore certificates) throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        trusted.setCertificateEntry("own", certificates.getCertificate("own"));
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }
}
