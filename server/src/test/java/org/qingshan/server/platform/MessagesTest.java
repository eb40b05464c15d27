/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MessagesTest {

    private final Messages messages = new Messages();

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertThat(messages.of(Messages.ENGLISH).keySet())
                .containsExactlyInAnyOrderElementsOf(
                        messages.of(Messages.CHINESE).keySet());
    }

    @Test
    void bothLanguagesHaveAsManyPlaces() {
        messages.of(Messages.CHINESE)
                .forEach((key, text) -> assertThat(
                                places(messages.of(Messages.ENGLISH).getOrDefault(key, "")))
                        .as(key)
                        .hasSameSizeAs(places(text)));
    }

    @Test
    void placesAreFilledByName() {
        var params = Map.of("code", "A", "parent", "B");
        assertThat(messages.render(Messages.ENGLISH, "problem.region.unknown-parent.detail", params))
                .isEqualTo("The parent B of the region A does not exist.");
    }

    @Test
    void anUnknownKeyIsShownRatherThanNothing() {
        assertThat(messages.render(Messages.CHINESE, "no.such.key", Map.of())).isEqualTo("no.such.key");
    }

    private static Set<String> places(String text) {
        var places = new TreeSet<String>();
        Pattern.compile("\\{[A-Za-z0-9]+}").matcher(text).results().forEach(place -> places.add(place.group()));
        return places;
    }
}
