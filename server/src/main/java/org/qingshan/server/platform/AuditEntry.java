/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform;

import java.util.Map;

/**
 * One thing that was done.
 *
 * @param action dotted code, prefixed by the room, like {@code registry.enterprise.change}
 * @param subjectKind what it was done to, like {@code enterprise}
 * @param subjectId public id or another lasting name of the subject
 * @param reason why, in the words of who did it; empty where no reason is asked for
 * @param before what changed, as it was; empty for something new. No secrets.
 * @param after what changed, as it is now; empty for something removed. No secrets.
 */
public record AuditEntry(
        String action,
        String subjectKind,
        String subjectId,
        String reason,
        Map<String, Object> before,
        Map<String, Object> after) {

    public AuditEntry {
        before = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(before));
        after = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(after));
    }

    public static AuditEntry of(String action, String subjectKind, Object subjectId) {
        return new AuditEntry(action, subjectKind, subjectId.toString(), "", Map.of(), Map.of());
    }

    public AuditEntry because(String why) {
        return new AuditEntry(action, subjectKind, subjectId, why, before, after);
    }

    public AuditEntry before(Map<String, ?> values) {
        return new AuditEntry(action, subjectKind, subjectId, reason, new java.util.TreeMap<>(values), after);
    }

    public AuditEntry after(Map<String, ?> values) {
        return new AuditEntry(action, subjectKind, subjectId, reason, before, new java.util.TreeMap<>(values));
    }
}
