/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212.internal;

import java.util.Arrays;

/** Names of the data area that take no suffix. */
public final class ParamNames {
    private static final String[] NAMES = {
        "DataTime",
        "SystemTime",
        "QnRtn",
        "ExeRtn",
        "RtdInterval",
        "MinInterval",
        "RestartTime",
        "BeginTime",
        "EndTime",
        "PolId",
        "NewPW",
        "OverTime",
        "ReCount",
        "VaseNo",
        "CstartTime",
        "CTime",
        "Ctime",
        "Stime",
        "InfoId",
        "SKCreateTime",
        "NewSK",
        "CalibrationType",
        "AlarmTime",
        "AlarmType",
        "AlarmTarget",
        "ReportTarget",
        "ReportTime",
        "WarnTime",
        "QN",
        "CN",
        "PNUM",
        "PNO",
        "PW",
        "Flag",
        "RunMode",
        "PumpState",
        "SystemTask",
        "ValveCount",
        "ValveStateList",
        "SandTime",
        "RunInterval",
        "SystemAlarm",
        "Lng",
        "Lat",
        "Temp",
        "Hum",
        "Volt",
        "Time",
        "Volume",
        "PoIId"
    };

    public static final int DATA_TIME = 0;
    static final int END_TIME = index("EndTime");
    static final int POL_ID = index("PolId");
    static final int POL_ID_MISSPELT = index("PoIId");
    public static final int BARE_FLAG = index("Flag");
    static final int UNKNOWN = -1;

    private static final KeyTable EXACT = KeyTable.of(NAMES, n -> n, false);
    private static final KeyTable FOLDED = KeyTable.of(NAMES, n -> n, true);

    private ParamNames() {}

    static int exactAt(byte[] bytes, int at, int length) {
        return EXACT.find(bytes, at, length);
    }

    static int foldedAt(byte[] bytes, int at, int length) {
        return FOLDED.find(bytes, at, length);
    }

    /** The proper spelling of a known name. */
    public static String name(int index) {
        return NAMES[index];
    }

    private static int index(String name) {
        return Arrays.asList(NAMES).indexOf(name);
    }
}
