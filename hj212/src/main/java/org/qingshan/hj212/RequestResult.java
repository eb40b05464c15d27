/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212;

import java.util.Arrays;
import java.util.Optional;

/** {@code QnRtn} of 9011 (请求回应); anything but {@link #ACCEPTED} ends the exchange. 2005 knows 1, 2 and 3 only. */
public enum RequestResult {
    ACCEPTED(1),
    REFUSED(2),
    WRONG_PASSWORD(3),
    WRONG_DEVICE(4),
    WRONG_SYSTEM(5),
    WRONG_FLAG(6),
    WRONG_QN(7),
    WRONG_COMMAND(8),
    WRONG_CRC(9),
    UNKNOWN_ERROR(100);

    private final int code;

    RequestResult(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    public static Optional<RequestResult> findByCode(int code) {
        return Arrays.stream(values()).filter(r -> r.code == code).findFirst();
    }
}
