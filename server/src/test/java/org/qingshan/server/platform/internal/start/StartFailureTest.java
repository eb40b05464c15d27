/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform.internal.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qingshan.server.QingshanApplication;
import org.qingshan.server.platform.DataFolder;
import org.qingshan.server.platform.Messages;
import org.qingshan.server.platform.StartFailure;
import org.springframework.boot.SpringApplication;

/** What cannot start says why and what helps, in both languages. */
class StartFailureTest {

    private final Messages messages = new Messages();

    @TempDir
    Path folder = Path.of("unset");

    @Test
    void aWrongVerbOrOptionIsWrongUsage() {
        assertThat(Main.run(new String[] {"dance"}, given -> {})).isEqualTo(2);
        assertThat(Main.run(new String[] {"serve", "--wings", "2"}, given -> {}))
                .isEqualTo(2);
        assertThat(Main.run(new String[] {"serve", "--http"}, given -> {})).isEqualTo(2);
    }

    @Test
    void optionsBecomeSettings() {
        var parsed = ServerArguments.parse("serve", "--data", "/d", "--http", "81", "--hj212", "82", "--insecure-http");
        assertThat(parsed.forSpring())
                .containsExactlyInAnyOrder(
                        "--qingshan.data-folder=/d",
                        "--qingshan.http.port=81",
                        "--qingshan.hj212.port=82",
                        "--qingshan.http.insecure=true");
    }

    @Test
    void theDemonstrationHasAFolderOfItsOwn() {
        assertThat(ServerArguments.parse("demo").settings())
                .containsEntry("qingshan.data-folder", "./data/demo")
                .containsEntry("qingshan.demo", "true");
    }

    @Test
    void aPortInUseIsNamedWithTheOptionThatHelps() throws IOException {
        try (var taken = new ServerSocket(0)) {
            String port = Integer.toString(taken.getLocalPort());
            var arguments = ServerArguments.parse("serve", "--http", port, "--hj212", "0");
            assertThatThrownBy(() -> StartChecks.ports(arguments))
                    .isInstanceOfSatisfying(
                            StartFailure.class,
                            failure -> assertThat(failure.text(messages))
                                    .contains("端口 " + port + " 已被占用")
                                    .contains("The port " + port + " is in use")
                                    .contains("--http"));
        }
    }

    @Test
    void aFolderThatAnotherProcessHoldsIsRefused() throws IOException {
        var data = new DataFolder(folder);
        try (var held = FolderLock.take(data)) {
            assertThat(held).isNotNull();
            assertThatThrownBy(() -> FolderLock.take(data))
                    .isInstanceOfSatisfying(
                            StartFailure.class,
                            failure -> assertThat(failure.code()).isEqualTo("folder-in-use"));
        }
        FolderLock.take(data).close();
    }

    @Test
    void aWrongSettingNamesKeyValueAndCure() {
        assertThat(failure("--qingshan.access.session-idle=forever").text(messages))
                .contains("qingshan.access.session-idle")
                .contains("\"forever\"")
                .contains("1m-24h");
        assertThat(failure("--qingshan.access.session-idle=100d").text(messages))
                .contains("配置项 qingshan.access.session-idle")
                .contains("1m-24h");
        assertThat(failure("--qingshan.http.address=0.0.0.0").text(messages)).contains("qingshan.http.address");
    }

    @Test
    void aWrongPortNamesItsOwnKey() {
        assertThat(failure("--qingshan.http.port=abc").text(messages))
                .contains("qingshan.http.port")
                .contains("[setting]");
    }

    @Test
    void aPortOfDevicesThatIsInUseIsNamedWhereverItWasSet() throws IOException {
        try (var taken = new ServerSocket(0)) {
            assertThat(failure("--qingshan.hj212.port=" + taken.getLocalPort()).text(messages))
                    .contains("[port-in-use]")
                    .contains(Integer.toString(taken.getLocalPort()))
                    .contains("--hj212");
        }
    }

    @Test
    void aConfigurationFileThatIsNoYamlNamesLineAndColumn() throws IOException {
        Path file = Files.writeString(folder.resolve("broken.yaml"), "qingshan:\n  http:\n    port: 1\n   x: [\n");
        assertThat(failure("--spring.config.additional-location=file:" + file).text(messages))
                .contains("[config-broken]")
                .contains("(4:4)");
        Path other = Files.writeString(folder.resolve("config.conf"), "");
        assertThatThrownBy(() -> ServerArguments.parse("serve", "--config", other.toString()))
                .hasMessageContaining("config-form");
    }

    @Test
    void anUnknownSettingNamesTheNearestKnownOne() {
        assertThat(failure("--qingshan.acess.session-idle=2h").text(messages))
                .contains("qingshan.acess.session-idle")
                .contains("Did you mean qingshan.access.session-idle?");
    }

    @Test
    void aConfigurationFileThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> ServerArguments.parse("serve", "--config", folder + "/absent.yaml"))
                .hasMessageContaining("config-unreadable");
    }

    @Test
    void aFolderThatCannotBeWrittenIsRefused() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> FolderLock.take(new DataFolder(file)))
                .isInstanceOfSatisfying(
                        StartFailure.class,
                        failure -> assertThat(failure.code()).isEqualTo("folder-not-writable"));
    }

    @Test
    void whatNobodyForesawIsSaidInBothLanguagesBeforeItsDetails() {
        var said = new ByteArrayOutputStream();
        boolean known = StartFailureReporter.report(
                new IllegalStateException("bean", new IllegalArgumentException("the moon is full")),
                new PrintStream(said, true, StandardCharsets.UTF_8));

        assertThat(known).as("whether the details are kept back").isFalse();
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("未知问题")
                .contains("does not know")
                .contains("the moon is full")
                .contains("[unknown]");
    }

    /** Starts the application with a setting and gives what refused. */
    private StartFailure failure(String setting) {
        List<String> arguments = new ArrayList<>(List.of(setting, "--qingshan.data-folder=" + folder));
        for (String port : List.of("--qingshan.http.port=", "--qingshan.hj212.port=")) {
            if (!setting.startsWith(port)) {
                arguments.add(port + "0");
            }
        }
        try (var context = SpringApplication.run(QingshanApplication.class, arguments.toArray(String[]::new))) {
            throw new AssertionError("It started: " + context);
        } catch (RuntimeException e) {
            return StartFailureReporter.explain(e).orElseThrow(() -> e);
        }
    }
}
