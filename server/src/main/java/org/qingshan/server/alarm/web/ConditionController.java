/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.alarm.web;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.access.ScopedRead;
import org.qingshan.server.alarm.internal.ConditionEdits;
import org.qingshan.server.alarm.store.EventReads;
import org.qingshan.server.alarm.store.ParameterReads;
import org.qingshan.server.platform.ReportingZone;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Conditions with their hit record, and their dated parameters. */
@RestController
@RequestMapping("/api/v1/conditions")
class ConditionController {

    private static final int MOST_DAYS = 36_600;

    private final EventReads reads;
    private final ParameterReads parameters;
    private final ConditionEdits edits;
    private final EventWords words;
    private final Clock clock;

    ConditionController(
            EventReads reads, ParameterReads parameters, ConditionEdits edits, EventWords words, Clock clock) {
        this.reads = reads;
        this.parameters = parameters;
        this.edits = edits;
        this.words = words;
        this.clock = clock;
    }

    record ConditionItem(
            String kind,
            String title,
            int severity,
            boolean autoClose,
            boolean promotable,
            boolean enabled,
            int version,
            EventReads.Hits hits) {}

    /** @param days how far back the hit record reaches, 1 to 36600; beyond it is taken as the nearest of these */
    @GetMapping
    @ScopedRead
    public List<ConditionItem> list(@RequestParam(defaultValue = "90") int days, Locale locale) {
        OffsetDateTime since = ReportingZone.at(clock.instant().minus(Duration.ofDays(Math.clamp(days, 1, MOST_DAYS))));
        return reads.listConditions(since).stream()
                .map(row -> new ConditionItem(
                        row.kind(),
                        words.condition(row.kind(), locale),
                        row.severity(),
                        row.autoClose(),
                        row.promotable(),
                        row.enabled(),
                        row.version(),
                        row.hits()))
                .toList();
    }

    /** Of a condition or of a group such as {@code window}; all without a name. */
    @GetMapping("/parameters")
    @ScopedRead
    public List<ParameterReads.ParameterView> parameters(@RequestParam @Nullable String kind) {
        return parameters.list(kind);
    }

    record ConditionBody(
            int version,
            int severity,
            boolean autoClose,
            boolean enabled,
            @Nullable String reason) {}

    @PutMapping("/{kind}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(@PathVariable String kind, @RequestBody ConditionBody body) {
        edits.change(kind, body.version(), body.severity(), body.autoClose(), body.enabled(), body.reason());
    }

    /** @param validFrom from when the new value holds; left out = from now */
    record ParameterBody(
            int version,
            @Nullable BigDecimal value,
            @Nullable OffsetDateTime validFrom,
            @Nullable String reason) {}

    @PutMapping("/parameters/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changeParameter(@PathVariable UUID id, @RequestBody ParameterBody body) {
        OffsetDateTime from = body.validFrom();
        edits.changeParameter(
                id, body.version(), body.value(), from == null ? clock.instant() : from.toInstant(), body.reason());
    }
}
