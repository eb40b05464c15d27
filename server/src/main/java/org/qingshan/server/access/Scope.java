/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.access;

import java.util.List;
import java.util.Set;

/**
 * Who asks, and what of the city that person may see: the union of regions (with all below them), enterprises and
 * departments.
 *
 * @param personId internal id; 0 = nobody
 * @param regionIds internal ids of the regions and of all their descendants
 * @param enterpriseIds internal ids
 * @param departments codes
 */
public record Scope(
        int personId,
        String name,
        Set<Role> roles,
        Set<Right> rights,
        List<Integer> regionIds,
        List<Integer> enterpriseIds,
        List<String> departments) {

    /** Nobody: sees nothing, may do nothing. */
    public static final Scope NONE = new Scope(0, "", Set.of(), Set.of(), List.of(), List.of(), List.of());

    public Scope {
        roles = Set.copyOf(roles);
        rights = Set.copyOf(rights);
        regionIds = List.copyOf(regionIds);
        enterpriseIds = List.copyOf(enterpriseIds);
        departments = List.copyOf(departments);
    }

    public boolean may(Right right) {
        return rights.contains(right);
    }

    public boolean isNobody() {
        return personId == 0;
    }
}
