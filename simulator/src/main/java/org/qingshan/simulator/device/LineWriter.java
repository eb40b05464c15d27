/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.device;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/** Writes packets to the socket the way the logger's modem does: one write each, several in one, or one in several. */
final class LineWriter {

    private static final byte[] JUNK = "+++AT+CSQ\r\nOK\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int PIECES = 3;
    private static final long PAUSE_NANOS = 5_000_000;
    private static final int JUNK_ONE_IN = 10;

    private final OutputStream out;
    private final LoggerProfile profile;
    private final SplittableRandom chance;
    private final ByteArrayOutputStream glued = new ByteArrayOutputStream();

    LineWriter(OutputStream out, LoggerProfile profile, SplittableRandom chance) {
        this.out = out;
        this.profile = profile;
        this.chance = chance;
    }

    void write(byte[] packet) throws IOException {
        if (profile.has(Habit.JUNK) && chance.nextInt(JUNK_ONE_IN) == 0) {
            out.write(JUNK);
        }
        if (profile.has(Habit.GLUED)) {
            glued.write(packet);
        } else if (profile.has(Habit.SPLIT_WRITES)) {
            writePieces(packet);
        } else {
            out.write(packet);
        }
    }

    void flush() throws IOException {
        if (glued.size() > 0) {
            out.write(glued.toByteArray());
            glued.reset();
        }
        out.flush();
    }

    private void writePieces(byte[] packet) throws IOException {
        int from = 0;
        for (int piece = 1; piece <= PIECES; piece++) {
            int to = piece == PIECES ? packet.length : from + (packet.length - from) / 2;
            out.write(packet, from, to - from);
            out.flush();
            from = to;
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
