/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.access;

import java.util.List;
import java.util.Set;

/**
 * What one post lets its holder do, and where. Rights of one post do not reach into the places of another.
 *
 * @param everywhere also what belongs to no place: conditions, the catalogue, the tops of the tree
 * @param regionIds internal ids of the regions and of all their descendants
 * @param enterpriseIds internal ids
 */
public record Grant(Set<Right> rights, boolean everywhere, List<Integer> regionIds, List<Integer> enterpriseIds) {

    public Grant {
        rights = Set.copyOf(rights);
        regionIds = List.copyOf(regionIds);
        enterpriseIds = List.copyOf(enterpriseIds);
    }
}
