/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212.internal;

import java.time.LocalDateTime;
import org.qingshan.hj212.ProblemCode;

/** Times on the wire: {@code YYYYMMDDhhmmss}, wall clock at UTC+8. */
public final class DataTimes {
    private static final int DIGITS = 14;
    private static final int DIGITS_LONG = 17;
    private static final int ZONE_SECONDS = 8 * 3600;
    private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private DataTimes() {}

    /** Reads DataTime into the tape; the first one counts. */
    static void read(Tape tape, int at, int length) {
        if (tape.dataTime != 0) {
            return;
        }
        if (length == DIGITS_LONG) {
            tape.note(ProblemCode.TIME_LONG, at, length);
        }
        long time = length == DIGITS || length == DIGITS_LONG ? digits(tape.bytes, at) : -1;
        long second = time < 0 ? Long.MIN_VALUE : epochSecond(time);
        if (second == Long.MIN_VALUE) {
            tape.dataTime = -1;
            tape.note(ProblemCode.TIME_IMPOSSIBLE, at, length);
            return;
        }
        tape.dataTime = time;
        tape.dataSecond = second;
        if (time < 20050101000000L) {
            tape.note(ProblemCode.TIME_BEFORE_2005, at, length);
        }
    }

    private static long digits(byte[] bytes, int at) {
        long time = 0;
        for (int i = at; i < at + DIGITS; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            time = time * 10 + digit;
        }
        return time;
    }

    /** Seconds since 1970 of a time written as a number, or {@code Long.MIN_VALUE} when there is no such time. */
    public static long epochSecond(long time) {
        int clock = (int) (time % 1_000_000);
        int date = (int) (time / 1_000_000);
        int second = clock % 100;
        int minute = clock / 100 % 100;
        int hour = clock / 10_000;
        int day = date % 100;
        int month = date / 100 % 100;
        int year = date / 10_000;
        if (second > 59 || minute > 59 || hour > 23 || month < 1 || month > 12 || day < 1 || year < 1) {
            return Long.MIN_VALUE;
        }
        if (day > DAYS[month - 1] && !(month == 2 && day == 29 && leap(year))) {
            return Long.MIN_VALUE;
        }
        return epochDay(year, month, day) * 86_400 + hour * 3600L + minute * 60L + second - ZONE_SECONDS;
    }

    public static LocalDateTime local(long time) {
        int clock = (int) (time % 1_000_000);
        int date = (int) (time / 1_000_000);
        return LocalDateTime.of(
                date / 10_000, date / 100 % 100, date % 100, clock / 10_000, clock / 100 % 100, clock % 100);
    }

    private static boolean leap(int year) {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    /** Days since 1970 in the Gregorian calendar, counting years from March. */
    private static long epochDay(int year, int month, int day) {
        long y = month > 2 ? year : year - 1L;
        int fromMarch = (month + 9) % 12;
        long dayOfYear = (153L * fromMarch + 2) / 5 + day - 1;
        return y * 365 + y / 4 - y / 100 + y / 400 + dayOfYear - 719_468;
    }
}
