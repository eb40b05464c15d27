/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.query.web;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.telemetry.query.internal.FigureQuery;
import org.qingshan.server.telemetry.query.internal.LatestQuery;
import org.qingshan.server.telemetry.query.internal.SeriesQuery;
import org.qingshan.server.telemetry.query.model.SeriesAnswer;
import org.qingshan.server.telemetry.query.model.SeriesKind;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Latest values, curves and figures with their provenance. */
@RestController
@RequestMapping("/api/v1/points")
class TelemetryController {

    private final LatestQuery latest;
    private final SeriesQuery series;
    private final FigureQuery figures;

    TelemetryController(LatestQuery latest, SeriesQuery series, FigureQuery figures) {
        this.latest = latest;
        this.series = series;
        this.figures = figures;
    }

    record Items<T>(List<T> items, @Nullable String next) {}

    @GetMapping("/latest")
    Items<LatestQuery.Latest> latest(
            @RequestParam(required = false) @Nullable UUID region,
            @RequestParam(required = false) @Nullable UUID enterprise,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(defaultValue = "realtime") String level) {
        return new Items<>(latest.list(SeriesKind.of(level), region, enterprise, kind), null);
    }

    @GetMapping("/{point}/latest")
    Items<LatestQuery.Latest> latest(@PathVariable UUID point, @RequestParam(defaultValue = "realtime") String kind) {
        return new Items<>(latest.list(point, SeriesKind.of(kind)), null);
    }

    @GetMapping("/{point}/series")
    SeriesAnswer series(
            @PathVariable UUID point,
            @RequestParam String kind,
            @RequestParam(defaultValue = "") List<String> factors,
            @RequestParam OffsetDateTime from,
            @RequestParam OffsetDateTime to,
            @RequestParam(defaultValue = "2000") int maxPoints) {
        return series.answer(new SeriesQuery.Question(
                point, SeriesKind.of(kind), factors, from.toInstant(), to.toInstant(), maxPoints));
    }

    @GetMapping("/{point}/figure")
    FigureQuery.Answer figure(
            @PathVariable UUID point,
            @RequestParam String factor,
            @RequestParam(defaultValue = "measured") String basis,
            @RequestParam String kind,
            @RequestParam OffsetDateTime start) {
        return figures.answer(point, factor, basis, SeriesKind.of(kind), start.toInstant());
    }
}
