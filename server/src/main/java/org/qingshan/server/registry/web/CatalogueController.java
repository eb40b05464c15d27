/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.access.ScopedRead;
import org.qingshan.server.registry.imports.FactorEdits;
import org.qingshan.server.registry.store.RegistryReads;
import org.qingshan.server.registry.store.Views;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The factor dictionary, and the search over everything the registry keeps. */
@RestController
@RequestMapping("/api/v1")
class CatalogueController {

    private static final int MOST_HITS = 20;

    private final RegistryReads reads;
    private final FactorEdits edits;

    CatalogueController(RegistryReads reads, FactorEdits edits) {
        this.reads = reads;
        this.edits = edits;
    }

    @GetMapping("/factors")
    @ScopedRead
    public List<Views.FactorView> factors() {
        return reads.listFactors();
    }

    /** What may be said of a factor besides its code. */
    record FactorBody(
            @NotBlank @Size(max = 100) String name,
            @NotBlank @Size(max = 100) String nameEn,
            @NotBlank @Size(max = 500) String reason) {}

    @PutMapping("/factors/{code}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    public void renameFactor(
            @PathVariable String code,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody FactorBody body) {
        edits.rename(code, Versions.seen(ifMatch), body.name(), body.nameEn(), body.reason());
    }

    @GetMapping("/search")
    @ScopedRead
    public List<Views.Hit> search(@RequestParam String q) {
        return q.isBlank() ? List.of() : reads.search(q, MOST_HITS);
    }
}
