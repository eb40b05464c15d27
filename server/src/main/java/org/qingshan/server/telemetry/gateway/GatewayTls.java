/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.gateway;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qingshan.server.platform.SettingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads certificate and key of the TLS port, and refuses at start what would fail at the first handshake. */
final class GatewayTls {

    private static final Logger LOG = LoggerFactory.getLogger(GatewayTls.class);
    private static final String CERTIFICATE = "qingshan.hj212.tls-certificate";
    private static final String KEY = "qingshan.hj212.tls-key";
    private static final Pattern PEM_KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    private GatewayTls() {}

    static SslContext of(String certificateFile, String keyFile) throws IOException {
        X509Certificate[] chain = chain(certificateFile);
        PublicKey publicKey = chain[0].getPublicKey();
        PrivateKey key = key(keyFile, publicKey.getAlgorithm());
        SettingException.require(fits(key, publicKey), KEY, keyFile);
        return SslContextBuilder.forServer(key, chain).build();
    }

    private static X509Certificate[] chain(String file) {
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            X509Certificate[] chain = CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .map(GatewayTls::x509)
                    .toArray(X509Certificate[]::new);
            SettingException.require(chain.length > 0, CERTIFICATE, file);
            return chain;
        } catch (IOException | GeneralSecurityException e) {
            throw refused(CERTIFICATE, file, e);
        }
    }

    private static X509Certificate x509(Certificate certificate) {
        return (X509Certificate) certificate;
    }

    private static PrivateKey key(String file, String algorithm) {
        try {
            Matcher pem = PEM_KEY.matcher(Files.readString(Path.of(file), StandardCharsets.US_ASCII));
            SettingException.require(pem.find(), KEY, file);
            byte[] encoded = Base64.getMimeDecoder().decode(pem.group(1));
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (IOException | GeneralSecurityException e) {
            throw refused(KEY, file, e);
        }
    }

    /** What the key signs, the certificate verifies. */
    private static boolean fits(PrivateKey key, PublicKey certified) {
        byte[] probe = "probe".getBytes(StandardCharsets.US_ASCII);
        try {
            Signature signature = Signature.getInstance(signatureOf(key.getAlgorithm()));
            signature.initSign(key);
            signature.update(probe);
            byte[] signed = signature.sign();
            signature.initVerify(certified);
            signature.update(probe);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            LOG.error("event=gateway.tls-refused message={}", e.getMessage());
            return false;
        }
    }

    private static String signatureOf(String algorithm) {
        return switch (algorithm) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> algorithm;
        };
    }

    private static SettingException refused(String key, String file, Exception cause) {
        LOG.error("event=gateway.tls-refused setting={} message={}", key, cause.getMessage());
        return new SettingException(key, file);
    }
}
