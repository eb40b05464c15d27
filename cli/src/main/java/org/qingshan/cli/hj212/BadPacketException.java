/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.cli.hj212;

import java.io.Serial;

/** What a JSON object says cannot be written as a packet. */
final class BadPacketException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final String code;

    BadPacketException(String code, String detail) {
        super(detail);
        this.code = code;
    }

    String code() {
        return code;
    }
}
