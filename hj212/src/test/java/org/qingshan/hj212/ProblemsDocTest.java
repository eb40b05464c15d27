/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.qingshan.hj212.Quirks.Quirk;

/**
 * Writes {@code docs/standards/hj212-problems.md} from the code and fails when the committed page differs. To renew it:
 * {@code mvn -pl hj212 test -Dtest=ProblemsDocTest -Dsurefire.arguments=-Dqingshan.renew=true}.
 */
class ProblemsDocTest {
    private static final Path PAGE = Path.of("..", "docs", "standards", "hj212-problems.md");

    @Test
    void pageIsUpToDate() throws IOException {
        String page = page();
        if (Boolean.getBoolean("qingshan.renew")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE))
                .as("see ProblemsDocTest for how to renew it")
                .isEqualTo(page);
    }

    private static String page() {
        List<Quirk> quirks = Quirks.read();
        StringBuilder out = new StringBuilder("""
                # Problems of HJ 212 packets / HJ 212 通讯包问题代码

                Generated from `ProblemCode` by `ProblemsDocTest`; do not edit.

                *silent* = normalised without a note · *note* = ingested with a quality note counted per device ·
                *hold* = not data, only the raw bytes are kept. "Vectors" are the lines of
                `hj212/src/test/resources/org/qingshan/hj212/quirks.txt` that show it.

                | code | policy | 中文 | English | vectors |
                |---|---|---|---|---|
                """);
        for (ProblemCode code : ProblemCode.values()) {
            String lines = String.join(
                    ", ",
                    quirks.stream()
                            .filter(q -> q.codes().contains(code.code().substring("hj212.".length())))
                            .map(q -> Integer.toString(q.line()))
                            .toList());
            out.append("| `%s` | %s | %s | %s | %s |%n"
                    .formatted(
                            code.code(),
                            code.policy().name().toLowerCase(Locale.ROOT),
                            code.textZh(),
                            code.textEn(),
                            lines));
        }
        return out.toString().replace(System.lineSeparator(), "\n");
    }
}
