/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.commands;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.qingshan.hj212.Command;
import org.qingshan.hj212.Edition;
import org.qingshan.server.fixture.GeneratedPage;

/** docs/commands.md is written from the code; {@code -Dpages.update=true} brings it up to date. */
class CommandsPageTest {

    @Test
    void thePageOfCommandsIsUpToDate() throws IOException {
        GeneratedPage.check("commands.md", page());
    }

    private static String page() {
        String rows = Arrays.stream(CommandKind.values())
                .sorted(Comparator.comparing(CommandKind::command))
                .map(CommandsPageTest::row)
                .collect(Collectors.joining());
        return """
                # Commands to devices

                What a device can be told, by the edition it speaks; read off the code. The command is the name of the interface
                (`POST /api/v1/devices/{id}/commands`), CN the number in the packet. Parameters in brackets may be left out. A command
                that the edition does not have is refused. Each is sent again when no 9011 comes, given up in time, and audited when it is
                asked for and when it ends.

                | CN | command | | | parameters | 2005 | 2017 | 2025 | 1404 |
                |---|---|---|---|---|---|---|---|---|
                """ + rows;
    }

    private static String row(CommandKind kind) {
        String editions = Arrays.stream(Edition.values())
                .map(edition -> kind.isKnownTo(edition) ? " ● |" : " |")
                .collect(Collectors.joining());
        String parameters = kind.parameters(Edition.HJ_2025).stream()
                .map(parameter -> parameter.required() ? parameter.name() : "[" + parameter.name() + "]")
                .collect(Collectors.joining(" "));
        return "| %s | `%s` | %s | %s | %s |%s\n"
                .formatted(
                        kind.command(),
                        kind.code(),
                        entry(kind).nameZh(),
                        entry(kind).nameEn(),
                        parameters.isEmpty() ? "" : parameters,
                        editions);
    }

    private static Command entry(CommandKind kind) {
        return Arrays.stream(Edition.values())
                .sorted(Comparator.comparing((Edition edition) -> edition != Edition.HJ_2017))
                .filter(kind::isKnownTo)
                .map(edition -> org.qingshan.hj212.Commands.find(edition, kind.command()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow();
    }
}
