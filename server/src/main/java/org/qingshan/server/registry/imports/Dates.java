/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.imports;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.qingshan.server.platform.ReportingZone;

/** Dates as people write them in files. A date without a time is the begin of that day in Beijing time. */
final class Dates {

    private static final int LENGTH_OF_A_DATE = 10;

    private Dates() {}

    static Optional<Instant> find(String text) {
        String iso = text.strip()
                .replace('/', '-')
                .replace('.', '-')
                .replaceFirst("^(\\d{4})年(\\d{1,2})月(\\d{1,2})日$", "$1-$2-$3")
                .replaceFirst("^(\\d{4})-(\\d)(?=-)", "$1-0$2")
                .replaceFirst("^(\\d{4}-\\d{2})-(\\d)(?!\\d)", "$1-0$2")
                .replaceFirst("^(\\d{4}-\\d{2}-\\d{2}) ", "$1T");
        try {
            if (iso.length() == LENGTH_OF_A_DATE) {
                return Optional.of(ReportingZone.startOf(LocalDate.parse(iso)));
            }
            return Optional.of(withTime(iso));
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }

    private static Instant withTime(String iso) {
        boolean zoned = iso.endsWith("Z") || iso.indexOf('+', LENGTH_OF_A_DATE) > 0;
        return zoned
                ? OffsetDateTime.parse(iso).toInstant()
                : LocalDateTime.parse(iso).atZone(ReportingZone.ZONE).toInstant();
    }
}
