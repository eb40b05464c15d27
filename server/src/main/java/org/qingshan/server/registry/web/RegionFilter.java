/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.region.Regions;
import org.springframework.stereotype.Component;

/** A region of the address as the internal ids of it and all below; an unknown one covers nothing. */
@Component
class RegionFilter {

    private final Regions regions;

    RegionFilter(Regions regions) {
        this.regions = regions;
    }

    @Nullable
    List<Integer> below(@Nullable UUID region) {
        if (region == null) {
            return null;
        }
        return regions.find(region)
                .map(found -> regions.withDescendants(List.of(found.id())))
                .orElse(List.of());
    }
}
