/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.mqtt;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** A topic one level of which is the device's number. */
record MqttTopic(List<String> levels, int place) {

    private static final String NUMBER = "{mn}";

    MqttTopic {
        levels = List.copyOf(levels);
    }

    static boolean isTemplate(String text) {
        List<String> levels = levelsOf(text);
        return Collections.frequency(levels, NUMBER) == 1
                && levels.stream()
                        .filter(level -> !level.equals(NUMBER))
                        .noneMatch(level -> level.isEmpty() || level.matches(".*[+#{}\\s].*"));
    }

    static MqttTopic of(String template) {
        List<String> levels = levelsOf(template);
        return new MqttTopic(levels, levels.indexOf(NUMBER));
    }

    /** What to subscribe to. */
    String filter() {
        return String.join("/", levels).replace(NUMBER, "+");
    }

    /** The device's number in the topic of a message; empty when it has none. */
    String numberOf(String topic) {
        List<String> sent = levelsOf(topic);
        return place < sent.size() ? sent.get(place) : "";
    }

    private static List<String> levelsOf(String text) {
        return Arrays.asList(text.split("/", -1));
    }
}
