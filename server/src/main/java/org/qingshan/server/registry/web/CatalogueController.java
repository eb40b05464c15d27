/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.web;

import java.util.List;
import org.qingshan.server.access.ScopedRead;
import org.qingshan.server.registry.store.RegistryReads;
import org.qingshan.server.registry.store.Views;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The factor dictionary, and the search over everything the registry keeps. */
@RestController
@RequestMapping("/api/v1")
class CatalogueController {

    private static final int MOST_HITS = 20;

    private final RegistryReads reads;

    CatalogueController(RegistryReads reads) {
        this.reads = reads;
    }

    @GetMapping("/factors")
    @ScopedRead
    public List<Views.FactorView> factors() {
        return reads.listFactors();
    }

    @GetMapping("/search")
    @ScopedRead
    public List<Views.Hit> search(@RequestParam String q) {
        return q.isBlank() ? List.of() : reads.search(q, MOST_HITS);
    }
}
