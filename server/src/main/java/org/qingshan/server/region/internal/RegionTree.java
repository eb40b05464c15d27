/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.region.internal;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.qingshan.server.region.Region;

/** The tree at one moment. */
record RegionTree(
        List<Region> inOrder, Map<Integer, Region> byId, Map<UUID, Region> byPublicId, Map<String, Region> byCode) {

    private static final Comparator<Region> PARENTS_FIRST =
            Comparator.comparing(Region::level).thenComparing(Region::code);

    static RegionTree of(List<Region> regions) {
        return new RegionTree(
                regions.stream().sorted(PARENTS_FIRST).toList(),
                index(regions, Region::id),
                index(regions, Region::publicId),
                index(regions, Region::code));
    }

    private static <K> Map<K, Region> index(List<Region> regions, Function<Region, K> key) {
        return regions.stream().collect(Collectors.toUnmodifiableMap(key, Function.identity()));
    }
}
