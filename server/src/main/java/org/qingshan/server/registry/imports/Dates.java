/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.imports;

import java.math.BigDecimal;
import java.math.RoundingMode;
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
    private static final LocalDate SERIAL_ZERO = LocalDate.of(1899, 12, 30);
    private static final BigDecimal FIRST_SERIAL = BigDecimal.valueOf(20_000);
    private static final BigDecimal LAST_SERIAL = BigDecimal.valueOf(80_000);

    private Dates() {}

    static Optional<Instant> find(Cell cell) {
        return cell.number() ? ofSerial(cell.text()) : find(cell.text());
    }

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

    /** A number cell of a spreadsheet in days since 1900 (which it takes for a leap year); from 1954 to 2119. */
    static Optional<Instant> ofSerial(String number) {
        try {
            BigDecimal days = new BigDecimal(number);
            if (days.compareTo(FIRST_SERIAL) < 0 || days.compareTo(LAST_SERIAL) > 0) {
                return Optional.empty();
            }
            Instant day = ReportingZone.startOf(SERIAL_ZERO.plusDays(days.intValue()));
            BigDecimal seconds = days.remainder(BigDecimal.ONE).multiply(BigDecimal.valueOf(86_400));
            return Optional.of(
                    day.plusSeconds(seconds.setScale(0, RoundingMode.HALF_EVEN).longValue()));
        } catch (NumberFormatException notANumber) {
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
