/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform.internal.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code postmaster.pid} of a cluster. After a {@code kill -9} it may name a server that still runs, a zombie, or a
 * stranger that got the same number since.
 */
record PostmasterFile(Path cluster) {

    private static final Logger log = LoggerFactory.getLogger(PostmasterFile.class);
    private static final int STATUS_LINE = 7;

    /** Whose process the file names. */
    enum Owner {
        NOBODY,
        ZOMBIE,
        STRANGER,
        ORPHAN
    }

    Path file() {
        return cluster.resolve("postmaster.pid");
    }

    /** Whether the server of this process number says that it takes connections. */
    boolean saysReady(long pid) {
        List<String> lines = lines();
        return lines.size() > STATUS_LINE
                && lines.getFirst().strip().equals(Long.toString(pid))
                && lines.get(STATUS_LINE).strip().equals("ready");
    }

    Owner owner() {
        return pid() < 0 ? Owner.NOBODY : ownerOf(pid());
    }

    long pid() {
        List<String> lines = lines();
        try {
            return lines.isEmpty() ? -1 : Long.parseLong(lines.getFirst().strip());
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** Makes way for a new server: waits for an orphan to stop, and takes away a file that names somebody else. */
    void clear() throws IOException, InterruptedException {
        Owner owner = owner();
        if (owner == Owner.ORPHAN) {
            long pid = pid();
            log.warn("postgres orphan found pid={}: stopping it", pid);
            Signals.interrupt(pid);
            Signals.awaitEnd(pid);
        }
        if (Files.deleteIfExists(file())) {
            log.warn("postmaster.pid removed, it named {}", owner);
        }
    }

    private Owner ownerOf(long pid) {
        Path process = Path.of("/proc", Long.toString(pid));
        if (!Files.isDirectory(process)) {
            return Owner.NOBODY;
        }
        try {
            String stat = Files.readString(process.resolve("stat"), StandardCharsets.ISO_8859_1);
            if (stat.charAt(stat.lastIndexOf(')') + 2) == 'Z') {
                return Owner.ZOMBIE;
            }
            String command = Files.readString(process.resolve("cmdline"), StandardCharsets.UTF_8);
            List<String> words = List.of(command.split("\0", -1));
            boolean ours = words.getFirst().endsWith("postgres") && words.contains(cluster.toString());
            return ours ? Owner.ORPHAN : Owner.STRANGER;
        } catch (IOException gone) {
            return Owner.NOBODY;
        }
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(file(), StandardCharsets.UTF_8);
        } catch (IOException absentOrHalfWritten) {
            return List.of();
        }
    }
}
