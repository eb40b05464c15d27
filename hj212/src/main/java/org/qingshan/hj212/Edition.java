/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An edition of the protocol; all of them are on the wire at the same time, per device and not per port. */
public enum Edition {
    /** HJ/T 212-2005, in force 2006-02-01 to 2017-04-30. */
    HJT_2005("2005", 0, LocalDate.of(2006, 2, 1), LocalDate.of(2017, 4, 30)),
    /** HJ 212-2017, in force 2017-05-01 to 2025-12-31. */
    HJ_2017("2017", 1, LocalDate.of(2017, 5, 1), LocalDate.of(2025, 12, 31)),
    /** HJ 212-2025, in force from 2026-01-01. */
    HJ_2025("2025", 2, LocalDate.of(2026, 1, 1), null),
    /** HJ 1404-2024, the surface-water dialect of HJ 212-2017, in force from 2025-07-01. */
    HJ_1404("1404", 2, LocalDate.of(2025, 7, 1), null);

    private final String code;
    private final int versionBits;
    private final LocalDate inForceFrom;
    private final @Nullable LocalDate inForceTo;

    Edition(String code, int versionBits, LocalDate inForceFrom, @Nullable LocalDate inForceTo) {
        this.code = code;
        this.versionBits = versionBits;
        this.inForceFrom = inForceFrom;
        this.inForceTo = inForceTo;
    }

    /** The short name used in files and on the command line: {@code 2005}, {@code 2017}, {@code 2025}, {@code 1404}. */
    public String code() {
        return code;
    }

    /** Bits 2 to 7 of {@code Flag}. */
    public int versionBits() {
        return versionBits;
    }

    public LocalDate inForceFrom() {
        return inForceFrom;
    }

    /** Last day in force, or null while it still is. */
    public @Nullable LocalDate inForceTo() {
        return inForceTo;
    }

    /** The {@code Flag} of this edition: bit 0 asks for an answer, bit 1 says that PNUM and PNO are present. */
    public int flag(boolean answerWanted, boolean split) {
        return versionBits << 2 | (split ? 2 : 0) | (answerWanted ? 1 : 0);
    }

    public static Optional<Edition> findByCode(String code) {
        return Arrays.stream(values()).filter(e -> e.code.equals(code)).findFirst();
    }
}
