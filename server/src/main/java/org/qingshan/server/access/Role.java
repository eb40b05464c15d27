/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.access;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What a post makes of a person. The leader sees all and changes nothing. */
public enum Role {
    LEADER,
    ANALYST(
            Right.REGISTRY_EDIT,
            Right.DEVICE_ADMIT,
            Right.DEVICE_COMMAND,
            Right.RULING,
            Right.EVENT_HANDLE,
            Right.RAW_READ,
            Right.IMPORT),
    SUPERVISOR(Right.EVENT_HANDLE, Right.RAW_READ),
    DEPARTMENT(Right.EVENT_HANDLE),
    GRID(Right.EVENT_HANDLE),
    ENTERPRISE(Right.MARK_ENTERPRISE),
    ADMIN(
            Right.REGISTRY_EDIT,
            Right.DEVICE_ADMIT,
            Right.DEVICE_COMMAND,
            Right.ACCOUNT_ADMIN,
            Right.AUDIT_READ,
            Right.RAW_READ,
            Right.IMPORT);

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable set
    private final Set<Right> rights;

    Role(Right... rights) {
        var set = EnumSet.noneOf(Right.class);
        Collections.addAll(set, rights);
        this.rights = Collections.unmodifiableSet(set);
    }

    public Set<Right> rights() {
        return rights;
    }
}
