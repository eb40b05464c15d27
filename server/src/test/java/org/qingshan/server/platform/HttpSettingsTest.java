/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** Plain HTTP stays on this machine unless somebody says aloud that it may leave it. */
class HttpSettingsTest {

    private static HttpSettings settings(String address, boolean insecure, String certificate) {
        return new HttpSettings(8080, address, insecure, certificate, certificate, DataSize.ofMegabytes(64));
    }

    @Test
    void withoutACertificateItListensOnThisMachineOnly() {
        assertThat(settings("", false, "").listenAddress(false)).isEqualTo("127.0.0.1");
        assertThat(settings("::1", false, "").listenAddress(false)).isEqualTo("::1");
    }

    @Test
    void anAddressBeyondThisMachineIsRefusedWithoutACertificate() {
        for (String address : new String[] {"0.0.0.0", "10.1.2.3", "::"}) {
            assertThatThrownBy(() -> settings(address, false, ""))
                    .isInstanceOf(SettingException.class)
                    .hasMessageContaining("qingshan.http.address");
        }
    }

    @Test
    void plainHttpBeyondThisMachineMustBeAskedFor() {
        assertThat(settings("", true, "").listenAddress(false)).isEqualTo("0.0.0.0");
        assertThat(settings("10.1.2.3", true, "").listenAddress(false)).isEqualTo("10.1.2.3");
        assertThat(settings("", true, "").isPlainBeyondThisMachine()).isTrue();
        assertThat(settings("", false, "").isPlainBeyondThisMachine()).isFalse();
    }

    @Test
    void withACertificateItListensEverywhereAndNeedsNoWarning() {
        assertThat(settings("", false, "cert.pem").listenAddress(false)).isEqualTo("0.0.0.0");
        assertThat(settings("", true, "cert.pem").isPlainBeyondThisMachine()).isFalse();
    }

    @Test
    void theDemonstrationNeverLeavesThisMachine() {
        assertThat(settings("", true, "").listenAddress(true)).isEqualTo("127.0.0.1");
    }

    @Test
    void halfACertificateAndAnAbsurdBodyAreRefused() {
        assertThatThrownBy(() -> new HttpSettings(8080, "", false, "cert.pem", "", DataSize.ofMegabytes(64)))
                .hasMessageContaining("tls-key");
        assertThatThrownBy(() -> new HttpSettings(8080, "", false, "", "", DataSize.ofGigabytes(2)))
                .hasMessageContaining("largest-body");
    }
}
