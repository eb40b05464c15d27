/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.marks.web;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.telemetry.marks.internal.MarkBook;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Marks of enterprises and rulings of the bureau on a point. */
@RestController
@RequestMapping("/api/v1/points/{point}")
class MarkController {

    private final MarkBook marks;

    MarkController(MarkBook marks) {
        this.marks = marks;
    }

    record NewMark(
            OffsetDateTime from,
            OffsetDateTime to,
            @Nullable List<String> factors,
            String kind,
            String reason) {

        MarkBook.Draft draft() {
            return new MarkBook.Draft(from.toInstant(), to.toInstant(), factors, kind, reason);
        }
    }

    record Reason(String reason) {}

    record Items(List<MarkBook.Shown> items, @Nullable String next) {}

    @GetMapping("/marks")
    Items list(@PathVariable UUID point, @RequestParam OffsetDateTime from, @RequestParam OffsetDateTime to) {
        return new Items(marks.list(point, from.toInstant(), to.toInstant()), null);
    }

    @PostMapping("/marks")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, UUID> mark(@PathVariable UUID point, @RequestBody NewMark mark) {
        return Map.of("id", marks.mark(point, mark.draft()));
    }

    @PostMapping("/rulings")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, UUID> rule(@PathVariable UUID point, @RequestBody NewMark ruling) {
        return Map.of("id", marks.rule(point, ruling.draft()));
    }

    @PostMapping({"/marks/{mark}/withdraw", "/rulings/{mark}/withdraw"})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable UUID point, @PathVariable UUID mark, @RequestBody Reason reason) {
        marks.withdraw(point, mark, reason.reason());
    }
}
