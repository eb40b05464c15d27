/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A place where a device measures.
 *
 * @param referenceO2 the one in force now, percent by volume, dry; only of waste-gas outlets
 * @param oxygenDated the reference oxygen has dates, so it is changed by its own rows
 * @param factors what is expected to be measured there, in the order of display
 * @param details by {@link PointDetail#code()}
 */
public record PointDraft(
        String code,
        PointKind kind,
        String name,
        @Nullable String nameEn,
        int regionId,
        @Nullable Integer enterpriseId,
        @Nullable BigDecimal lon,
        @Nullable BigDecimal lat,
        @Nullable BigDecimal referenceO2,
        boolean oxygenDated,
        List<String> factors,
        Map<String, String> details)
        implements Draft {

    public static final PointDraft BLANK =
            new PointDraft("", PointKind.AIR_STATION, "", null, 0, null, null, null, null, false, List.of(), Map.of());

    public PointDraft {
        lon = Decimals.tidyOrNull(lon);
        lat = Decimals.tidyOrNull(lat);
        referenceO2 = Decimals.tidyOrNull(referenceO2);
        factors = List.copyOf(factors);
        details = Map.copyOf(details);
    }

    public String pinyin() {
        return Pinyin.initials(name);
    }
}
