/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the benchmarks find the server and leave their figures, seen from the root of the repository. */
public final class Results {

    public static final Path SERVER_JAR = Path.of("server", "target", "qingshan-app.jar");

    private Results() {}

    /** The file of a benchmark's figures; its folder exists. */
    public static Path file(String name) throws IOException {
        return Files.createDirectories(Path.of("bench", "target")).resolve("bench-" + name + ".json");
    }

    public static void write(String name, String json) throws IOException {
        Path file = file(name);
        Files.writeString(file, json + "\n");
        System.out.println("written: " + file);
    }
}
