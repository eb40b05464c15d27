/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.windows.model;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qingshan.pipeline.WindowResult;
import org.qingshan.pipeline.condition.ConditionState;
import org.qingshan.pipeline.condition.Finding;
import org.qingshan.pipeline.condition.Signal;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Findings, states and signals of a window as JSON; the same content is always the same text. */
public final class ConditionsJson {

    private static final Content NOTHING = new Content(List.of(), List.of(), List.of());

    private final JsonMapper json = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    /** What conditions left behind. */
    public record Content(List<Finding> findings, List<ConditionState> states, List<Signal> signals) {}

    /** Null when there is nothing to keep. */
    public @Nullable String write(WindowResult result) {
        Content content =
                new Content(result.summary().findings(), result.summary().states(), result.signals());
        return content.equals(NOTHING) ? null : json.writeValueAsString(content);
    }

    public Content read(@Nullable String text) {
        return text == null ? NOTHING : json.readValue(text, Content.class);
    }

    public String writeStates(List<ConditionState> states) {
        return json.writeValueAsString(states);
    }

    public List<ConditionState> readStates(String text) {
        return List.of(json.readValue(text, ConditionState[].class));
    }
}
