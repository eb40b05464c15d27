/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.access;

import java.util.List;
import java.util.Set;

/**
 * Who asks, what of the city that person may see: the union of regions (with all below them), enterprises and
 * departments of all posts; and what that person may change where: the grants, one per post.
 *
 * @param personId internal id; 0 = nobody
 * @param regionIds internal ids of the regions and of all their descendants
 * @param enterpriseIds internal ids
 * @param departments codes
 * @param grants what the posts let do, each in its own place; the database lets write by these
 */
public record Scope(
        int personId,
        String name,
        Set<Role> roles,
        Set<Right> rights,
        List<Integer> regionIds,
        List<Integer> enterpriseIds,
        List<String> departments,
        List<Grant> grants) {

    /** Nobody: sees nothing, may do nothing. */
    public static final Scope NONE = new Scope(0, "", Set.of(), Set.of(), List.of(), List.of(), List.of());

    public Scope {
        roles = Set.copyOf(roles);
        rights = Set.copyOf(rights);
        regionIds = List.copyOf(regionIds);
        enterpriseIds = List.copyOf(enterpriseIds);
        departments = List.copyOf(departments);
        grants = List.copyOf(grants);
    }

    /** Of one post that does not hold everywhere. */
    public Scope(
            int personId,
            String name,
            Set<Role> roles,
            Set<Right> rights,
            List<Integer> regionIds,
            List<Integer> enterpriseIds,
            List<String> departments) {
        this(
                personId,
                name,
                roles,
                rights,
                regionIds,
                enterpriseIds,
                departments,
                List.of(new Grant(rights, false, regionIds, enterpriseIds)));
    }

    /** Whether any post gives the right; where it holds is another question. */
    public boolean may(Right right) {
        return rights.contains(right);
    }

    /** Whether a post that holds everywhere gives the right. */
    public boolean mayEverywhere(Right right) {
        return grants.stream()
                .anyMatch(grant -> grant.everywhere() && grant.rights().contains(right));
    }

    public boolean isNobody() {
        return personId == 0;
    }
}
