/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.region;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A node of the administrative tree.
 *
 * @param id internal
 * @param code administrative code (GB/T 2260 and below), the key of imports
 * @param parentId internal id; null for a city
 */
public record Region(
        int id,
        UUID publicId,
        String code,
        String name,
        String nameEn,
        RegionLevel level,
        @Nullable Integer parentId) {}
