/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.cli.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qingshan.cli.Main;

class LoadCommandTest {

    private final StringWriter err = new StringWriter();

    @Test
    void theRegisterOfTheLoggersIsWrittenWithoutATarget(@TempDir Path folder) throws IOException {
        var file = folder.resolve("load.zip");
        assertThat(run("load", "--connections", "2", "--mns", "20", "--rate", "20", "--register", file.toString()))
                .isZero();
        try (var zip = new ZipFile(file.toFile())) {
            var devices =
                    new String(zip.getInputStream(zip.getEntry("devices.csv")).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(devices.lines()).hasSize(21);
        }
    }

    @Test
    void aTargetThatIsNotThereLosesEverythingAndSaysSo(@TempDir Path folder) throws IOException {
        var keys = folder.resolve("keys.csv");
        assertThat(run(
                        "load",
                        "--target",
                        "localhost:1",
                        "--connections",
                        "1",
                        "--mns",
                        "1",
                        "--rate",
                        "1",
                        "--seconds",
                        "1",
                        "--drain",
                        "1",
                        "--timeout",
                        "1",
                        "--keys",
                        keys.toString()))
                .isEqualTo(1);
        assertThat(Files.readAllLines(keys)).hasSize(1);
    }

    @Test
    void wrongFiguresAreWrongUsage() {
        assertThat(run("load", "--target", "localhost:1", "--mns", "10", "--connections", "1", "--rate", "11"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("rate is 11.0");
        assertThat(run("load")).isEqualTo(2);
    }

    private int run(String... arguments) {
        return Main.commandLine()
                .setOut(new PrintWriter(new StringWriter()))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
