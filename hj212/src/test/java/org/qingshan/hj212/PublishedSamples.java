/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Packets that other people published, each with a comment that states its length and CRC verdict. They are not part of
 * the repository: {@code QINGSHAN_DATA} names a folder, and the file lies beside it in {@code reference}.
 */
final class PublishedSamples {
    private static final Pattern COMMENT = Pattern.compile("# (\\d\\d) (.*) \\| (.*)");

    private PublishedSamples() {}

    /** A packet and what its comment says. */
    record Sample(String number, String what, String verdict, String text) {
        byte[] wire() {
            return (text + "\r\n").getBytes(StandardCharsets.UTF_8);
        }

        boolean crcVerifies() {
            return verdict.contains("CRC verifies");
        }

        /** The data segment as the comment counts it. */
        int actualLength() {
            return number(verdict, "actual (\\d+)", 10);
        }

        int declaredLength() {
            return number(verdict, "declared (\\d+)", 10);
        }

        int computedCrc() {
            return number(verdict, "HJ 212 value ([0-9A-F]{4})", 16);
        }

        private static int number(String text, String pattern, int radix) {
            Matcher matcher = Pattern.compile(pattern).matcher(text);
            return matcher.find() ? Integer.parseInt(matcher.group(1), radix) : -1;
        }

        @Override
        public String toString() {
            return number + " " + what;
        }
    }

    static boolean available() {
        return System.getenv("QINGSHAN_DATA") != null && Files.isRegularFile(file());
    }

    static List<Sample> read() {
        List<Sample> samples = new ArrayList<>();
        try {
            Matcher comment = null;
            for (String line : Files.readAllLines(file(), StandardCharsets.UTF_8)) {
                Matcher matcher = COMMENT.matcher(line);
                if (matcher.matches()) {
                    comment = matcher;
                } else if (line.startsWith("##") && comment != null) {
                    samples.add(new Sample(comment.group(1), comment.group(2), comment.group(3), line));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return samples;
    }

    private static Path file() {
        return Path.of(System.getenv("QINGSHAN_DATA"))
                .resolveSibling("reference")
                .resolve("hj212-samples.txt");
    }
}
