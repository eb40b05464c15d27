/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.alarm.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.access.ScopedRead;
import org.qingshan.server.alarm.internal.EventActs;
import org.qingshan.server.alarm.model.EventAct;
import org.qingshan.server.alarm.store.EventReads;
import org.qingshan.server.platform.ProblemException;
import org.qingshan.server.region.Regions;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/events")
class EventController {

    private static final int PAGE = 100;

    private final EventReads reads;
    private final EventActs acts;
    private final EventWords words;
    private final Regions regions;

    EventController(EventReads reads, EventActs acts, EventWords words, Regions regions) {
        this.reads = reads;
        this.acts = acts;
        this.words = words;
        this.regions = regions;
    }

    /**
     * @param openedAt when it was raised
     * @param beganAt when what it is about began, by the times of measurement
     * @param late 事后发现: rests on late data only
     */
    record EventItem(
            UUID id,
            String kind,
            String title,
            String sentence,
            int severity,
            @Schema(allowableValues = {"open", "closed"}) String state,
            EventReads.@Nullable PointRef point,
            EventReads.@Nullable Ref region,
            EventReads.@Nullable Ref enterprise,
            @Nullable String factor,
            OffsetDateTime openedAt,
            @Nullable OffsetDateTime beganAt,
            @Nullable OffsetDateTime lastAt,
            @Nullable OffsetDateTime clearedAt,
            @Nullable OffsetDateTime closedAt,
            @Nullable OffsetDateTime acknowledgedAt,
            @Nullable String owner,
            int count,
            boolean late,
            String outcome,
            @Nullable String cause) {}

    record StepItem(
            OffsetDateTime at,
            String act,
            String by,
            String note,
            @Nullable String cause,
            String text) {}

    record EventDetail(
            UUID id,
            String kind,
            String title,
            String sentence,
            int severity,
            @Schema(allowableValues = {"open", "closed"}) String state,
            EventReads.@Nullable PointRef point,
            EventReads.@Nullable Ref region,
            EventReads.@Nullable Ref enterprise,
            @Nullable String factor,
            OffsetDateTime openedAt,
            @Nullable OffsetDateTime beganAt,
            @Nullable OffsetDateTime lastAt,
            @Nullable OffsetDateTime clearedAt,
            @Nullable OffsetDateTime closedAt,
            @Nullable OffsetDateTime acknowledgedAt,
            @Nullable String owner,
            int count,
            boolean late,
            String outcome,
            @Nullable String cause,
            List<StepItem> steps,
            List<String> acts) {}

    record EventPage(List<EventItem> items, @Nullable String next) {}

    @GetMapping
    @ScopedRead
    public EventPage list(
            @RequestParam(defaultValue = "open") String state,
            @RequestParam @Nullable UUID region,
            @RequestParam @Nullable String kind,
            @RequestParam @Nullable UUID point,
            @RequestParam @Nullable UUID enterprise,
            @RequestParam(defaultValue = "0") int cursor,
            Locale locale) {
        if (!List.of("open", "closed", "all").contains(state)) {
            throw new ProblemException("alarm.unknown-state", Map.of("state", state));
        }
        var filter =
                new EventReads.Filter(state, below(region), kind, point, enterprise, Math.max(cursor, 0), PAGE + 1);
        List<EventReads.Row> rows = reads.list(filter);
        List<EventItem> items =
                rows.stream().limit(PAGE).map(row -> item(row, locale)).toList();
        return new EventPage(items, rows.size() > PAGE ? String.valueOf(filter.offset() + PAGE) : null);
    }

    private @Nullable List<Integer> below(@Nullable UUID region) {
        return region == null
                ? null
                : regions.find(region)
                        .map(found -> regions.withDescendants(List.of(found.id())))
                        .orElse(List.of());
    }

    private EventItem item(EventReads.Row row, Locale locale) {
        return new EventItem(
                row.id(),
                row.kind(),
                words.title(row, locale),
                words.sentence(row, locale),
                row.severity(),
                row.state(),
                row.point(),
                row.region(),
                row.enterprise(),
                row.factor(),
                Objects.requireNonNull(row.raisedAt()),
                row.beganAt(),
                row.lastAt(),
                row.clearedAt(),
                row.closedAt(),
                row.acknowledgedAt(),
                row.acknowledgedBy(),
                row.occurrences(),
                row.late(),
                row.outcome(),
                row.falseCause());
    }

    @GetMapping("/{id}")
    @ScopedRead
    public ResponseEntity<EventDetail> get(@PathVariable UUID id, Locale locale) {
        EventReads.Row row =
                reads.find(id).orElseThrow(() -> ProblemException.notFound("alarm.not-found", Map.of("id", id)));
        return ResponseEntity.ok().eTag("\"" + row.version() + "\"").body(detail(row, locale));
    }

    private EventDetail detail(EventReads.Row row, Locale locale) {
        EventItem item = item(row, locale);
        List<StepItem> steps = reads.listSteps(row.internalId()).stream()
                .map(step -> new StepItem(
                        Objects.requireNonNull(step.at()),
                        step.act(),
                        step.by(),
                        step.note(),
                        step.cause(),
                        words.act(step.act(), locale)))
                .toList();
        return new EventDetail(
                item.id(),
                item.kind(),
                item.title(),
                item.sentence(),
                item.severity(),
                item.state(),
                item.point(),
                item.region(),
                item.enterprise(),
                item.factor(),
                item.openedAt(),
                item.beganAt(),
                item.lastAt(),
                item.clearedAt(),
                item.closedAt(),
                item.acknowledgedAt(),
                item.owner(),
                item.count(),
                item.late(),
                item.outcome(),
                item.cause(),
                steps,
                allowed(row));
    }

    /** What this reader may do now, by the last part of the path. */
    private static List<String> allowed(EventReads.Row row) {
        if (!row.yours()) {
            return List.of();
        }
        var state = EventAct.State.valueOf(row.state().toUpperCase(Locale.ROOT));
        return EventAct.allowedIn(state).stream()
                .sorted()
                .map(EventController::path)
                .toList();
    }

    private static String path(EventAct act) {
        return switch (act) {
            case ACKNOWLEDGE -> "acknowledge";
            case NOTE -> "note";
            case MARK_FALSE -> "false-alarm";
            case CLOSE -> "close";
        };
    }

    record ActBody(@Nullable String note, @Nullable String cause) {}

    @PostMapping("/{id}/acknowledge")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void acknowledge(@PathVariable UUID id, @RequestBody(required = false) @Nullable ActBody body) {
        act(id, EventAct.ACKNOWLEDGE, body);
    }

    @PostMapping("/{id}/note")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void note(@PathVariable UUID id, @RequestBody ActBody body) {
        act(id, EventAct.NOTE, body);
    }

    @PostMapping("/{id}/false-alarm")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void falseAlarm(@PathVariable UUID id, @RequestBody ActBody body) {
        act(id, EventAct.MARK_FALSE, body);
    }

    @PostMapping("/{id}/close")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void close(@PathVariable UUID id, @RequestBody ActBody body) {
        act(id, EventAct.CLOSE, body);
    }

    private void act(UUID id, EventAct act, @Nullable ActBody body) {
        String note = body == null || body.note() == null ? "" : body.note();
        acts.act(id, act, note, body == null ? null : body.cause());
    }
}
