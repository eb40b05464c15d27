/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.qingshan.pipeline.condition.ConditionKind;
import org.qingshan.pipeline.condition.FactCode;
import org.qingshan.server.platform.Messages;

/** Whatever a condition can say, it says in both languages. */
class AlarmWordsTest {

    private static final List<Locale> LANGUAGES = List.of(Messages.CHINESE, Messages.ENGLISH);
    private static final String FACT = "message.alarm.fact.";
    /** Said by the room itself, not by a condition of the pipeline. */
    private static final List<String> OWN = List.of("backfill.", "disk.");

    private final Messages messages = new Messages();

    @ParameterizedTest
    @EnumSource
    void everyFactHasItsSentence(FactCode fact) {
        for (Locale language : LANGUAGES) {
            assertThat(messages.find(language, FACT + fact.code()))
                    .as(fact + " " + language)
                    .isPresent();
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyConditionHasItsNameAndItsHeadline(ConditionKind kind) {
        for (Locale language : LANGUAGES) {
            for (String part : List.of("condition.", "title.")) {
                assertThat(messages.find(language, "message.alarm." + part + kind.word()))
                        .as(kind + " " + language)
                        .isPresent();
            }
        }
    }

    @Test
    void noSentenceIsLeftOfAFactThatIsGone() {
        List<String> codes =
                List.of(FactCode.values()).stream().map(FactCode::code).toList();
        for (Locale language : LANGUAGES) {
            assertThat(messages.of(language).keySet().stream()
                            .filter(key -> key.startsWith(FACT))
                            .map(key -> key.substring(FACT.length()))
                            .filter(code -> OWN.stream().noneMatch(code::startsWith)))
                    .as(language.toString())
                    .containsExactlyInAnyOrderElementsOf(codes);
        }
    }
}
