/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212.internal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.qingshan.hj212.Commands;
import org.qingshan.hj212.DeviceProfile;
import org.qingshan.hj212.Edition;
import org.qingshan.hj212.ProblemCode;
import org.qingshan.hj212.SystemCodes;

/** Holds the header against what the edition says. */
public final class HeaderChecks {
    private static final int DAY = 86_400;
    private static final int HOUR = 3600;
    private static final int QN_LENGTH = 17;
    private static final int QN_EPOCH_LENGTH = 13;
    private static final boolean[] MN_BYTES = mnBytes();

    private final Tape tape;
    private int cn;

    public HeaderChecks(Tape tape) {
        this.tape = tape;
    }

    private static boolean[] mnBytes() {
        boolean[] allowed = new boolean[256];
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_-"
                .chars()
                .forEach(c -> allowed[c] = true);
        return allowed;
    }

    /** The registered edition, else what {@code Flag} says; without {@code Flag} it is 2005. */
    public Edition edition(DeviceProfile profile) {
        Edition registered = profile.edition();
        int bits = tape.flag < 0 ? 0 : tape.flag >> 2;
        if (registered != null) {
            if (tape.flag >= 0 && bits != registered.versionBits()) {
                tape.note(ProblemCode.EDITION_DIFFERS, "Flag=" + tape.flag);
            }
            return registered;
        }
        return switch (bits) {
            case 0 -> Edition.HJT_2005;
            case 1 -> Edition.HJ_2017;
            case 2 -> two('2', '1') ? Edition.HJ_1404 : Edition.HJ_2025;
            default -> {
                tape.note(ProblemCode.FLAG_EDITION, "Flag=" + tape.flag);
                yield Edition.HJ_2025;
            }
        };
    }

    public void check() {
        boolean old = tape.edition == Edition.HJT_2005;
        checkQn(old);
        checkSystem();
        checkCommand();
        checkPassword();
        checkDevice();
        checkFlag(old);
        if (tape.present(Field.RF) && !(tape.length(Field.RF) == 1 && tape.bytes[tape.at(Field.RF)] == '1')) {
            note(ProblemCode.RF_VALUE, Field.RF);
        }
    }

    private void checkQn(boolean old) {
        int length = tape.length(Field.QN);
        if (length == 0) {
            tape.note(old ? ProblemCode.QN_MISSING_2005 : ProblemCode.QN_MISSING, "");
        } else if (!digits(Field.QN) || (length != QN_LENGTH && length != QN_EPOCH_LENGTH)) {
            note(ProblemCode.QN_MALFORMED, Field.QN);
        } else if (length == QN_EPOCH_LENGTH) {
            note(ProblemCode.QN_EPOCH, Field.QN);
        }
    }

    private void checkSystem() {
        int length = tape.length(Field.ST);
        if (length == 0) {
            tape.note(ProblemCode.ST_MISSING, "");
        } else if (length != 2 || !SystemCodes.isKnownAt(tape.bytes, tape.at(Field.ST))) {
            note(ProblemCode.ST_UNKNOWN, Field.ST);
        }
    }

    private void checkCommand() {
        cn = -1;
        int length = tape.length(Field.CN);
        if (length == 0) {
            tape.note(ProblemCode.CN_MISSING, "");
            return;
        }
        cn = length == 4 ? Hex.decimal4(tape.bytes, tape.at(Field.CN)) : -1;
        if (cn < 0) {
            note(ProblemCode.CN_MALFORMED, Field.CN);
        } else if (!Commands.isKnown(tape.edition, cn)) {
            note(ProblemCode.CN_UNKNOWN, Field.CN);
        }
    }

    private void checkPassword() {
        if (!tape.present(Field.PW)) {
            tape.note(ProblemCode.PW_MISSING, "");
        } else if (tape.length(Field.PW) != 6) {
            tape.note(ProblemCode.PW_LENGTH, Integer.toString(tape.length(Field.PW)));
        }
    }

    private void checkDevice() {
        int length = tape.length(Field.MN);
        int at = tape.at(Field.MN);
        if (length == 0) {
            tape.note(ProblemCode.MN_MISSING, "");
            return;
        }
        boolean allowed = length <= 64;
        boolean hex = true;
        for (int i = at; i < at + length && allowed; i++) {
            int b = tape.bytes[i] & 0xFF;
            allowed = MN_BYTES[b];
            hex &= b <= 'F' && b != '-';
        }
        if (!allowed) {
            note(ProblemCode.MN_UNUSABLE, Field.MN);
        } else if (length > 24) {
            note(ProblemCode.MN_LONG, Field.MN);
        } else if (tape.edition != Edition.HJT_2005 && (length != 24 || !hex)) {
            note(ProblemCode.MN_FORM, Field.MN);
        } else if (tape.edition == Edition.HJT_2005 && length != 14) {
            note(ProblemCode.MN_FORM, Field.MN);
        }
    }

    private void checkFlag(boolean old) {
        if (!tape.present(Field.FLAG)) {
            tape.note(old ? ProblemCode.FLAG_MISSING_2005 : ProblemCode.FLAG_MISSING, "");
        }
        boolean announced = tape.flag > 0 && (tape.flag & 2) != 0;
        boolean there = tape.present(Field.PNUM) || tape.present(Field.PNO);
        if (there && !announced) {
            tape.note(ProblemCode.PNUM_WITHOUT_FLAG, "Flag=" + tape.flag);
        } else if (announced && !there) {
            tape.note(ProblemCode.PNUM_MISSING, "Flag=" + tape.flag);
        }
        if (there && (tape.pno > tape.pnum || tape.pnum == 0 || tape.pno == 0)) {
            tape.note(ProblemCode.PNUM_MALFORMED, "PNUM=%d, PNO=%d".formatted(tape.pnum, tape.pno));
        }
        if (tape.earlyParts && !old) {
            note(ProblemCode.HEADER_ORDER, Field.PNUM);
        }
        if (cn >= 9011 && cn <= 9014) {
            checkReply();
        }
    }

    private void checkReply() {
        if (!two('9', '1')) {
            note(ProblemCode.REPLY_SYSTEM_CODE, Field.ST);
        }
        if (tape.flag > 0 && (tape.flag & 1) != 0) {
            tape.note(ProblemCode.REPLY_FLAG, "Flag=" + tape.flag);
        }
    }

    /** After the data area was read: whether its time can be. */
    public void checkTime(@Nullable Instant arrival) {
        if (tape.dataTime == 0) {
            // Alarms of 2005 (2071, 2072) carry AlarmTime.
            if (tape.items > 0 && cn >= 2000 && cn < 3000 && cn != 2071 && cn != 2072) {
                tape.note(ProblemCode.TIME_MISSING, "");
            }
            return;
        }
        if (arrival == null || tape.dataTime < 0) {
            return;
        }
        long age = arrival.getEpochSecond() - tape.dataSecond;
        if (age < -DAY) {
            tape.note(ProblemCode.TIME_AHEAD, Long.toString(tape.dataTime));
        }
        // Labelled by its start, an hour arrives at least an hour later; half of that leaves room for clocks.
        boolean hourEnd = cn == 2061 && age > -HOUR / 2 && age < HOUR / 2;
        boolean dayEnd = cn == 2031 && age > -DAY / 2 && age < DAY / 2;
        if (hourEnd || dayEnd) {
            tape.note(ProblemCode.TIME_PERIOD_END, Long.toString(tape.dataTime));
        }
    }

    private boolean two(char first, char second) {
        int at = tape.at(Field.ST);
        return tape.length(Field.ST) == 2 && tape.bytes[at] == first && tape.bytes[at + 1] == second;
    }

    private boolean digits(Field field) {
        int at = tape.at(field);
        for (int i = at; i < at + tape.length(field); i++) {
            if (tape.bytes[i] < '0' || tape.bytes[i] > '9') {
                return false;
            }
        }
        return true;
    }

    private void note(ProblemCode code, Field field) {
        int at = Math.max(0, tape.at(field));
        tape.note(code, at, tape.length(field));
    }
}
