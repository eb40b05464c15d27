/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform.internal.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.TreeMap;

/**
 * The heads of the chain outside of the database: one line {@code sequence digest} per sealing. Whoever copies this file
 * to another machine now and then can prove later that nothing before was changed.
 */
public record AuditHeads(Path file) {

    void append(long sequence, String digest) {
        byte[] line = (sequence + " " + digest + "\n").getBytes(StandardCharsets.US_ASCII);
        try (var channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            channel.write(ByteBuffer.wrap(line));
            channel.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException("The head of the audit trail cannot be written to " + file, e);
        }
    }

    /** Sequence to digest; a last line cut short by a crash is left out. */
    TreeMap<Long, String> readAll() {
        var heads = new TreeMap<Long, String>();
        if (!Files.exists(file)) {
            return heads;
        }
        try (var lines = Files.lines(file, StandardCharsets.US_ASCII)) {
            lines.map(line -> line.split(" ", -1))
                    .filter(words -> words.length == 2 && words[1].length() == 64)
                    .forEach(words -> heads.put(Long.valueOf(words[0]), words[1]));
        } catch (IOException e) {
            throw new UncheckedIOException("The heads of the audit trail cannot be read from " + file, e);
        }
        return heads;
    }
}
