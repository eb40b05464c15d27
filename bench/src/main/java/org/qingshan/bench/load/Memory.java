/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/** How much memory processes hold, in MiB. */
public final class Memory {

    private Memory() {}

    /** Resident. */
    public static long ofProcess(long pid) throws IOException {
        return kib(Path.of("/proc", Long.toString(pid), "status"), "VmRSS:") / 1024;
    }

    /** A process and its children, shared pages shared out. */
    public static long ofTree(long pid) throws IOException {
        long[] family = ProcessHandle.of(pid).stream()
                .flatMapToLong(root ->
                        LongStream.concat(LongStream.of(pid), root.descendants().mapToLong(ProcessHandle::pid)))
                .toArray();
        long sum = 0;
        for (long member : family) {
            sum += kib(Path.of("/proc", Long.toString(member), "smaps_rollup"), "Pss:");
        }
        return sum / 1024;
    }

    private static long kib(Path file, String name) throws IOException {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith(name))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")))
                    .findFirst()
                    .orElse(0);
        } catch (NoSuchFileException ended) {
            return 0;
        }
    }

    /** What the heap of a Java process still holds after a full collection. */
    public static long heapAfterCollection(long pid) throws IOException, InterruptedException {
        command(pid, "GC.run");
        String heap = command(pid, "GC.heap_info");
        Matcher used = Pattern.compile("used (\\d+)K").matcher(heap);
        if (!used.find()) {
            throw new IOException("jcmd said: " + heap);
        }
        return Long.parseLong(used.group(1)) / 1024;
    }

    private static String command(long pid, String command) throws IOException, InterruptedException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process process = new ProcessBuilder(List.of(jcmd.toString(), Long.toString(pid), command))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException("jcmd " + command + ": " + output);
        }
        return output;
    }
}
