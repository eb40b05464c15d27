/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** An enterprise as people describe it. Coordinates in degrees, WGS 84. */
public record EnterpriseDraft(
        String code,
        String name,
        @Nullable String nameEn,
        @Nullable String shortName,
        @Nullable String creditCode,
        @Nullable String industry,
        int regionId,
        @Nullable BigDecimal lon,
        @Nullable BigDecimal lat,
        @Nullable String address)
        implements Draft {

    public static final EnterpriseDraft BLANK =
            new EnterpriseDraft("", "", null, null, null, null, 0, null, null, null);

    public EnterpriseDraft {
        lon = Decimals.tidyOrNull(lon);
        lat = Decimals.tidyOrNull(lat);
    }

    /** For the search. */
    public String pinyin() {
        return Pinyin.initials(name, shortName);
    }
}
