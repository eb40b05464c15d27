/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.web;

import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.access.ScopedRead;
import org.qingshan.server.platform.ProblemException;
import org.qingshan.server.registry.imports.RegistryEdits;
import org.qingshan.server.registry.imports.SheetKind;
import org.qingshan.server.registry.store.RegistryReads;
import org.qingshan.server.registry.store.Views;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/points")
class PointController {

    private static final int REVISIONS = 200;

    private final RegistryReads reads;
    private final RegistryEdits edits;
    private final RegionFilter regions;

    PointController(RegistryReads reads, RegistryEdits edits, RegionFilter regions) {
        this.reads = reads;
        this.edits = edits;
        this.regions = regions;
    }

    @GetMapping
    @ScopedRead
    public Pages.Page<Views.PointItem> list(
            @RequestParam @Nullable UUID region,
            @RequestParam @Nullable UUID enterprise,
            @RequestParam @Nullable String kind,
            @RequestParam @Nullable String q,
            @RequestParam @Nullable String cursor) {
        var filter = new RegistryReads.Filter(
                regions.below(region), enterprise, kind, q, Pages.after(cursor), Pages.SIZE + 1);
        return Pages.of(reads.listPoints(filter), Pages.SIZE, Views.PointItem::code);
    }

    @GetMapping("/{id}")
    @ScopedRead
    public ResponseEntity<Views.PointView> get(@PathVariable UUID id) {
        Views.PointView view = reads.findPoint(id).orElseThrow(() -> unknown(id));
        return Versions.tagged(view, view.version());
    }

    private static ProblemException unknown(UUID id) {
        return ProblemException.notFound("registry.not-found", Map.of("id", id));
    }

    /** Limits in force somewhere in the range; the instants between them are those at which editions change. */
    @GetMapping("/{id}/limits")
    @ScopedRead
    public List<Views.LimitView> limits(
            @PathVariable UUID id,
            @RequestParam @Nullable OffsetDateTime from,
            @RequestParam @Nullable OffsetDateTime to) {
        if (reads.findPoint(id).isEmpty()) {
            throw unknown(id);
        }
        return reads.listLimits(id, from == null ? null : from.toInstant(), to == null ? null : to.toInstant());
    }

    @GetMapping("/{id}/history")
    @ScopedRead
    public List<Views.RevisionView> history(@PathVariable UUID id) {
        return reads.listRevisions(id, null, REVISIONS);
    }

    record Made(UUID id) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Made create(@RequestBody Bodies.PointBody body) {
        return new Made(edits.create(SheetKind.POINTS, body.values(), body.because()));
    }

    @PutMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody Bodies.PointBody body) {
        edits.change(SheetKind.POINTS, id, Versions.seen(ifMatch), body.values(), body.mustSayWhy());
    }

    @PostMapping("/{id}/limits")
    @ResponseStatus(HttpStatus.CREATED)
    Made addLimit(@PathVariable UUID id, @RequestBody Bodies.LimitBody body) {
        Map<String, @Nullable String> values = new HashMap<>(body.values());
        values.put("point", id.toString());
        return new Made(edits.create(SheetKind.LIMITS, values, body.because()));
    }
}
