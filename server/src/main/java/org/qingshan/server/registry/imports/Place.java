/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.imports;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.registry.model.EnterpriseDraft;
import org.qingshan.server.registry.model.PointDraft;

/** Where something is: its region and, if known, its coordinates in degrees. */
record Place(
        int regionId, @Nullable BigDecimal lon, @Nullable BigDecimal lat) {

    private static final BigDecimal NORTH_END = BigDecimal.valueOf(90);

    static Place of(EnterpriseDraft draft) {
        return new Place(draft.regionId(), draft.lon(), draft.lat());
    }

    static Place of(PointDraft draft) {
        return new Place(draft.regionId(), draft.lon(), draft.lat());
    }

    static Place read(LineReader line, References known, @Nullable Place kept) {
        int region = region(line, known, kept);
        boolean swapped = swapped(line);
        BigDecimal lon = line.decimal("lon", "-180", "180", kept == null ? null : kept.lon());
        BigDecimal lat = swapped ? null : line.decimal("lat", "-90", "90", kept == null ? null : kept.lat());
        if (!swapped && !line.failed() && (lon == null) != (lat == null)) {
            line.fail("registry.half-a-coordinate", lon == null ? "lon" : "lat");
        }
        return new Place(region, lon, lat);
    }

    private static int region(LineReader line, References known, @Nullable Place kept) {
        if (!line.has("region") && kept != null) {
            return kept.regionId();
        }
        Integer region = known.require(line, "region", known.regions());
        return region == null ? 0 : region;
    }

    /** 纬度 in the column of 经度: the commonest slip, and it lies within the range of neither. */
    private static boolean swapped(LineReader line) {
        try {
            boolean swapped = new BigDecimal(line.raw("lat")).compareTo(NORTH_END) > 0
                    && new BigDecimal(line.raw("lon")).abs().compareTo(NORTH_END) < 0;
            if (swapped) {
                line.fail("registry.coordinates-swapped", "lat");
            }
            return swapped;
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }
}
