/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.store;

import java.nio.charset.StandardCharsets;

/** Preset dictionaries of raw batches. A version that was ever written stays here for ever; most frequent text last. */
final class RawDictionary {

    private static final byte[] VERSION_1 =
            ("SB1-RS=1;SB2-RS=0;SB1-RT=RestartTime=SystemTime=PolId=InfoId=i11001-Info=//i12001-Info=i13004-Info="
                            + "QnRtn=1ExeRtn=1;CN=9011;CN=9012;CN=9013;ST=91;CN=3020;CN=2081;CN=2021;CN=2041;"
                            + "LA-Rtd=,LA-Flag=N;L5-Data=;L10-Data=;a34004-Rtd=,a34004-Flag=N;a34002-Rtd=,a34002-Flag=N;a05024-Rtd=,a05024-Flag=N;"
                            + "w01001-Rtd=7.,w01001-Flag=N;w01009-Rtd=,w01009-Flag=N;w01010-Rtd=,w01010-Flag=N;w01014-Rtd=,w01014-Flag=N;"
                            + "w21001-Rtd=,w21001-Flag=N;w21003-Rtd=,w21003-Flag=N;w21011-Rtd=,w21011-Flag=N;w01018-Rtd=,w01018-Flag=N;w00000-Rtd=,w00000-Flag=N;"
                            + "a21026-Min=,a21026-Avg=,a21026-Max=,a21026-ZsMin=,a21026-ZsAvg=,a21026-ZsMax=,a21026-Cou=,a21026-Flag=N;"
                            + "a00000-Rtd=,a00000-Flag=N;a01011-Rtd=,a01011-Flag=N;a01012-Rtd=,a01012-Flag=N;a01013-Rtd=,a01013-Flag=N;a01014-Rtd=,a01014-Flag=N;"
                            + "a19001-Rtd=,a19001-Flag=N;a34013-Rtd=,a34013-ZsRtd=,a34013-Flag=N;a21026-Rtd=,a21026-ZsRtd=,a21026-Flag=N;"
                            + "a21002-Rtd=,a21002-ZsRtd=,a21002-Flag=N&&\r\n##0380##0413##0295QN=2027QN=2026"
                            + ";ST=21;ST=22;ST=32;ST=31;CN=2031;CN=2061;CN=2051;CN=2011;PW=123456;MN=010000A8900016F000169DC0;PNUM=1;PNO=1;RF=1;Flag=9;Flag=4;Flag=5;CP=&&DataTime=2026")
                    .getBytes(StandardCharsets.US_ASCII);

    private RawDictionary() {}

    static byte[] of(short version) {
        if (version != 1) {
            throw new IllegalArgumentException(
                    "Unknown dictionary version " + version + ". Maybe a newer release wrote the batch.");
        }
        return VERSION_1;
    }
}
