/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212.internal;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qingshan.hj212.Crc;
import org.qingshan.hj212.ProblemCode;
import org.qingshan.hj212.Sm4Key;

/**
 * Opens encrypted data areas (2025). Nothing in the header says that an area is encrypted: the CRC of the plain text is
 * what tells, and a look at the bytes when there is no key.
 */
public final class Opener {
    private static final byte[] PRINTED = {'{', '0', 'x'};

    private final Tape tape;

    public Opener(Tape tape) {
        this.tape = tape;
    }

    /**
     * Tries the keys on an area whose CRC does not fit as it stands. On success the tape is set on the opened segment
     * and marked as encrypted.
     *
     * @return the problem to note when the area looks encrypted and no key opens it, else null
     */
    public @Nullable ProblemCode open(List<Sm4Key> keys, int crcSent) {
        boolean printed = isPrinted();
        byte[] area = printed
                ? unprint()
                : Arrays.copyOfRange(tape.bytes, tape.areaStart, Math.max(tape.areaStart, tape.areaEnd));
        for (Sm4Key key : keys) {
            byte[] opened = area.clone();
            key.decrypt(opened, 0, opened.length);
            byte[] segment = segment(opened);
            if (readable(opened) && Crc.compute(segment, 0, segment.length) == crcSent) {
                use(segment, printed);
                return null;
            }
        }
        if (!printed && readable(area)) {
            return null;
        }
        return keys.isEmpty() ? ProblemCode.CRYPT_NO_KEY : ProblemCode.CRYPT_WRONG_KEY;
    }

    /** The area is ciphertext as printed hexadecimal bytes, which some makers send. */
    public boolean isPrinted() {
        int at = tape.areaStart;
        return tape.areaEnd - at > PRINTED.length && Arrays.equals(tape.bytes, at, at + 3, PRINTED, 0, 3);
    }

    /** Ciphertext printed as {@code {0xE4,0x3E,…}}: the bytes it names. */
    private byte[] unprint() {
        byte[] out = new byte[tape.areaEnd - tape.areaStart];
        int count = 0;
        int at = tape.areaStart;
        while (at + 3 < tape.areaEnd) {
            boolean prefix = tape.bytes[at] == '0' && (tape.bytes[at + 1] | 0x20) == 'x';
            int high = prefix ? Hex.value(tape.bytes[at + 2]) : -1;
            int low = prefix ? Hex.value(tape.bytes[at + 3]) : -1;
            if (high >= 0 && low >= 0) {
                out[count++] = (byte) (high << 4 | low);
                at += 4;
            } else {
                at++;
            }
        }
        return Arrays.copyOf(out, count);
    }

    private byte[] segment(byte[] area) {
        int head = tape.areaStart - tape.start;
        byte[] segment = new byte[head + area.length + 2];
        System.arraycopy(tape.bytes, tape.start, segment, 0, head);
        System.arraycopy(area, 0, segment, head, area.length);
        segment[segment.length - 1] = '&';
        segment[segment.length - 2] = '&';
        return segment;
    }

    private void use(byte[] segment, boolean printed) {
        tape.replace(segment);
        tape.encrypted = true;
        if (printed) {
            tape.note(ProblemCode.CRYPT_PRINTED, "");
        }
    }

    private static boolean readable(byte[] area) {
        for (byte b : area) {
            if (b >= 0 && b < 0x20 && b != '\t' && b != '\r' && b != '\n') {
                return false;
            }
        }
        return Texts.decode(area, 0, area.length).reading() != Texts.Reading.UNREADABLE;
    }
}
