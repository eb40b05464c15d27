/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.web;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.access.ScopedRead;
import org.qingshan.server.platform.ProblemException;
import org.qingshan.server.registry.imports.RegistryEdits;
import org.qingshan.server.registry.imports.RegistryEndings;
import org.qingshan.server.registry.imports.SheetKind;
import org.qingshan.server.registry.store.RegistryReads;
import org.qingshan.server.registry.store.Views;
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
@RequestMapping("/api/v1/points")
class PointController extends ThingController<Bodies.PointBody> {

    private static final int REVISIONS = 200;

    private final RegistryReads reads;
    private final RegistryEdits edits;
    private final RegionFilter regions;

    PointController(RegistryReads reads, RegistryEdits edits, RegistryEndings endings, RegionFilter regions) {
        super(SheetKind.POINTS, edits, endings);
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
            @RequestParam @Nullable Boolean closed,
            @RequestParam @Nullable String cursor) {
        var filter = new RegistryReads.Filter(
                regions.below(region), enterprise, kind, q, closed, Pages.after(cursor), Pages.SIZE + 1);
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
        return readsOf(id).listLimits(id, from == null ? null : from.toInstant(), to == null ? null : to.toInstant());
    }

    @GetMapping("/{id}/history")
    @ScopedRead
    public List<Views.RevisionView> history(@PathVariable UUID id) {
        return reads.listRevisions(id, null, REVISIONS);
    }

    @PostMapping("/{id}/limits")
    @ResponseStatus(HttpStatus.CREATED)
    public Made addLimit(@PathVariable UUID id, @RequestBody Bodies.LimitBody body) {
        return makeAt(id, SheetKind.LIMITS, body);
    }

    /** What converted concentrations are converted to, as it was and will be. */
    @GetMapping("/{id}/reference-o2")
    @ScopedRead
    public List<Views.ReferenceO2View> referenceO2(@PathVariable UUID id) {
        return readsOf(id).listReferenceO2(id);
    }

    @PostMapping("/{id}/reference-o2")
    @ResponseStatus(HttpStatus.CREATED)
    public Made addReferenceO2(@PathVariable UUID id, @RequestBody Bodies.ReferenceO2Body body) {
        return makeAt(id, SheetKind.REFERENCE_O2, body);
    }

    private RegistryReads readsOf(UUID id) {
        if (reads.findPoint(id).isEmpty()) {
            throw unknown(id);
        }
        return reads;
    }

    private Made makeAt(UUID id, SheetKind kind, Bodies.Body body) {
        Map<String, @Nullable String> values = body.values();
        values.put("point", id.toString());
        return new Made(edits.create(kind, values, body.because()));
    }
}
