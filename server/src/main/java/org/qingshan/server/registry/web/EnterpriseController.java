/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.web;

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
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/enterprises")
class EnterpriseController extends ThingController<Bodies.EnterpriseBody> {

    private static final int REVISIONS = 200;

    private final RegistryReads reads;
    private final RegionFilter regions;

    EnterpriseController(RegistryReads reads, RegistryEdits edits, RegistryEndings endings, RegionFilter regions) {
        super(SheetKind.ENTERPRISES, edits, endings);
        this.reads = reads;
        this.regions = regions;
    }

    @GetMapping
    @ScopedRead
    public Pages.Page<Views.EnterpriseView> list(
            @RequestParam @Nullable UUID region,
            @RequestParam @Nullable String q,
            @RequestParam @Nullable Boolean closed,
            @RequestParam @Nullable String cursor) {
        var filter = new RegistryReads.Filter(
                regions.below(region), null, null, q, closed, Pages.after(cursor), Pages.SIZE + 1);
        return Pages.of(reads.listEnterprises(filter), Pages.SIZE, Views.EnterpriseView::code);
    }

    @GetMapping("/{id}")
    @ScopedRead
    public ResponseEntity<Views.EnterpriseView> get(@PathVariable UUID id) {
        Views.EnterpriseView view = reads.findEnterprise(id)
                .orElseThrow(() -> ProblemException.notFound("registry.not-found", Map.of("id", id)));
        return Versions.tagged(view, view.version());
    }

    @GetMapping("/{id}/history")
    @ScopedRead
    public List<Views.RevisionView> history(@PathVariable UUID id) {
        return reads.listRevisions(null, id, REVISIONS);
    }
}
