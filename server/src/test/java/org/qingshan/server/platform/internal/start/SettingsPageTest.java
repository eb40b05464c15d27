/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform.internal.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.qingshan.server.fixture.GeneratedPage;

/** docs/settings.md is written from the code; {@code -Dpages.update=true} brings it up to date. */
class SettingsPageTest {

    @Test
    void thePageOfSettingsIsUpToDate() throws IOException {
        GeneratedPage.check("settings.md", page());
    }

    @Test
    void everySettingIsExplainedInBothLanguages() {
        assertThat(StartFailureReporter.all().entries()).isNotEmpty().allSatisfy(entry -> {
            assertThat(entry.setting().zh()).as(entry.key()).isNotBlank();
            assertThat(entry.setting().en()).as(entry.key()).isNotBlank();
        });
    }

    private static String page() {
        var page = new StringBuilder("""
                # Settings · 配置项

                In a file given by `--config` (YAML or properties), or as environment variables (upper case, dots and dashes
                as underscores: `qingshan.http.port` is `QINGSHAN_HTTP_PORT`). Made from the code by `SettingsPageTest`.

                | key | default | allowed | meaning |
                |---|---|---|---|
                """);
        for (SettingsCatalogue.Entry entry : StartFailureReporter.all().entries()) {
            page.append("| `")
                    .append(entry.key())
                    .append("` | ")
                    .append(code(entry.setting().secret() ? "(secret)" : entry.defaultValue()))
                    .append(" | ")
                    .append(entry.setting().allowed())
                    .append(" | ")
                    .append(entry.setting().zh())
                    .append(" · ")
                    .append(entry.setting().en())
                    .append(" |\n");
        }
        return page.toString();
    }

    private static String code(String text) {
        return text.isEmpty() ? "" : "`" + text + "`";
    }
}
