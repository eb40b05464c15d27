/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212;

import java.util.Arrays;
import java.util.Optional;

/** {@code ExeRtn} of 9012 (执行结果). 2005 knows 1, 2 and 100 only. */
public enum ExecutionResult {
    DONE(1),
    FAILED(2),
    CONDITIONS_WRONG(3),
    COMMUNICATION_TIMEOUT(4),
    BUSY(5),
    SYSTEM_FAULT(6),
    /** No data in the period asked for. */
    NO_DATA(100);

    private final int code;

    ExecutionResult(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    public static Optional<ExecutionResult> findByCode(int code) {
        return Arrays.stream(values()).filter(r -> r.code == code).findFirst();
    }
}
