/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qingshan.pipeline.rules.Parameters;
import org.qingshan.server.fixture.GeneratedPage;
import org.qingshan.standards.flag.FlagMeaning;
import org.qingshan.standards.flag.FlagTable;
import org.qingshan.standards.gas.ReferenceOxygen;
import org.qingshan.standards.gas.Substitution;
import org.qingshan.standards.rate.KeyFactors;
import org.qingshan.standards.validity.ValidityRules;

/** The rule tables of docs/standards are written from the code; {@code -Dpages.update=true} brings them up to date. */
class StandardsPagesTest {

    private static final String CERTAINTY = """
            Certainty: *read* = in the text of the standard or equal in two independent places · *reported* = one source ·
            *unverified* = known in the trade, to be confirmed · *own* = our starting value. Only *read* is settled; all else may
            be changed, and the screens say so. An empty date is open.
            """;

    /** A page: its tables with a heading each, and what is not in a table. */
    record Page(String file, String title, String lead, List<Part> parts) {
        @Override
        public String toString() {
            return file;
        }
    }

    record Part(String heading, Class<?> beside, String table) {}

    static List<Page> pages() {
        return List.of(
                new Page(
                        "validity.md",
                        "Validity of averages / 均值有效性",
                        """
                        An average is valid when enough of its parts are: the smaller of *minimum* and *percent* of the parts that were due.
                        The rule in force on the day counts. Minutes come from instants, hours from minutes, days from hours, and so on.
                        """,
                        List.of(new Part("Rules by medium and period", ValidityRules.class, "validity-rules.csv"))),
                new Page(
                        "flags.md",
                        "Data flags / 数据标记",
                        """
                        What a letter behind `-Flag` means in each edition. A letter that is not here stays text, and its value counts as suspect.

                        """ + effects(),
                        List.of(new Part("Flags by edition", FlagTable.class, "flags.csv"))),
                new Page(
                        "flue-gas.md",
                        "Flue gas / 烟气",
                        """
                        Conversion to reference oxygen (折算): *c* = *c′* × (21 − reference O2) / (21 − measured O2), both in % of dry gas. The value of
                        the outlet in the registry, with its dates, is what counts; the table only proposes one.
                        """,
                        List.of(
                                new Part(
                                        "Reference oxygen by kind of source",
                                        ReferenceOxygen.class,
                                        "reference-oxygen.csv"),
                                new Part("Substitution of missing hours", Substitution.class, "substitution.csv"))),
                new Page(
                        "rates.md",
                        "Transmission rates / 传输率",
                        """
                        Hours of Asia/Shanghai, per point and key factor; hours in which the source stood still (停运) or the point was closed are not due.
                        Sums over points make the rates of an enterprise or a region; a rate of which nothing was due is empty, neither good nor bad.

                        | rate | of hours |
                        |---|---|
                        | online 在线率 | in which anything was heard / due |
                        | transmission 传输率 | received / due |
                        | immediate 即时率 | received neither late nor as a supplement / due |
                        | validity 有效率 | valid / received |
                        | effective transmission 传输有效率 | transmission × validity, as one ratio; 0 when none was received |
                        """,
                        List.of(new Part("Key factors", KeyFactors.class, "key-factors.csv"))),
                new Page(
                        "condition-parameters.md",
                        "Parameters of conditions / 规则参数",
                        """
                        Starting values; the page *Rules* of the desk changes them with a date and a reason, and the earlier value keeps its time.

                        """,
                        List.of(
                                new Part("Parameters", Parameters.class, "parameters.csv"),
                                new Part("Bounds", Parameters.class, "parameter-bounds.csv"))));
    }

    private static String effects() {
        StringBuilder out = new StringBuilder("| meaning | effect on the value |\n|---|---|\n");
        for (FlagMeaning meaning : FlagMeaning.values()) {
            out.append("| %s | %s |\n".formatted(word(meaning), word(meaning.effect())));
        }
        return out.toString();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @ParameterizedTest
    @MethodSource("pages")
    void pageIsUpToDate(Page page) throws IOException {
        GeneratedPage.check("standards/" + page.file(), text(page));
    }

    private static String text(Page page) throws IOException {
        StringBuilder out = new StringBuilder("# " + page.title() + "\n\nGenerated from the tables of the code by")
                .append(" `StandardsPagesTest`; do not edit.\n\n")
                .append(page.lead())
                .append('\n')
                .append(CERTAINTY);
        for (Part part : page.parts()) {
            out.append("\n## ").append(part.heading()).append("\n\n").append(TablePage.of(source(part)));
        }
        return out.toString();
    }

    private static String source(Part part) throws IOException {
        try (InputStream stream = part.beside().getResourceAsStream(part.table())) {
            assertThat(stream).as(part.table()).isNotNull();
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
