/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.region;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The administrative tree. Small enough to be kept in memory; what is read is never older than the last change. */
public interface Regions {

    /** All regions, parents before children, in the order of their codes. */
    List<Region> list();

    Optional<Region> find(UUID publicId);

    Optional<Region> findById(int id);

    Optional<Region> findByCode(String code);

    /** Internal ids of the given regions and of all below them, ascending. */
    List<Integer> withDescendants(Collection<Integer> ids);

    /**
     * Writes a region by its code, in the caller's transaction of either role. The parent must be there already.
     *
     * @return what it did
     */
    Change put(Draft draft);

    /** A region as an import gives it. */
    record Draft(
            String code,
            String name,
            String nameEn,
            RegionLevel level,
            @Nullable String parentCode) {}

    /** What a write did. */
    enum Change {
        CREATED,
        CHANGED,
        UNCHANGED
    }
}
