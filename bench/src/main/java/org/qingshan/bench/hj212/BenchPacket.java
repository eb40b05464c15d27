/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.bench.hj212;

import java.nio.charset.StandardCharsets;

/**
 * The packet every decoder of the benchmark reads: 425 bytes, command 2011, eight factors, three of them with a
 * converted value ({@code -ZsRtd}), all with a data flag; its data segment has 413 bytes.
 */
final class BenchPacket {
    private static final String SEGMENT =
            "QN=20261123101500123;ST=31;CN=2011;PW=123456;MN=370700QS2026000000000001;Flag=5;"
                    + "CP=&&DataTime=20261123101500;"
                    + "a34013-Rtd=4.22,a34013-ZsRtd=6.33,a34013-Flag=N;"
                    + "a21026-Rtd=18.64,a21026-ZsRtd=27.96,a21026-Flag=N;"
                    + "a21002-Rtd=31.09,a21002-ZsRtd=46.63,a21002-Flag=N;"
                    + "a19001-Rtd=9.87,a19001-Flag=N;"
                    + "a01011-Rtd=12.41,a01011-Flag=N;"
                    + "a01012-Rtd=52.4,a01012-Flag=N;"
                    + "a01013-Rtd=-0.128,a01013-Flag=N;"
                    + "a00000-Rtd=38.417,a00000-Flag=N&&";

    private BenchPacket() {}

    static byte[] bytes() {
        String body = "##%04d%s%04X\r\n".formatted(SEGMENT.length(), SEGMENT, SplitParser.crc(SEGMENT));
        return body.getBytes(StandardCharsets.US_ASCII);
    }
}
