/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.region.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.region.Region;
import org.qingshan.server.region.Regions;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The tree, whole: a client selects within it without asking again. */
@RestController
@RequestMapping("/api/v1/regions")
class RegionController {

    private final Regions regions;

    RegionController(Regions regions) {
        this.regions = regions;
    }

    /**
     * @param level city, district, town or village
     * @param parent public id; null for a city
     */
    record RegionItem(
            UUID id,
            String code,
            String name,
            String nameEn,

            @Schema(allowableValues = {"city", "district", "town", "village"})
            String level,

            @Nullable UUID parent) {}

    @GetMapping
    List<RegionItem> list() {
        return regions.list().stream().map(this::item).toList();
    }

    private RegionItem item(Region region) {
        Integer parentId = region.parentId();
        UUID parent = parentId == null
                ? null
                : regions.findById(parentId).map(Region::publicId).orElse(null);
        return new RegionItem(
                region.publicId(),
                region.code(),
                region.name(),
                region.nameEn(),
                region.level().code(),
                parent);
    }
}
