/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.access.internal;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.qingshan.server.access.Accounts.Post;

/** A post as the audit trail keeps it. */
final class PostValues {

    private PostValues() {}

    static Map<String, Object> of(UUID id, Post post) {
        var values = new TreeMap<String, Object>();
        values.put("post", id.toString());
        values.put("role", post.role().name());
        values.put("title", post.title());
        values.put("whole", post.whole());
        values.put("region", Objects.requireNonNullElse(post.regionCode(), ""));
        values.put("enterprise", Objects.requireNonNullElse(post.enterpriseCode(), ""));
        values.put("department", Objects.requireNonNullElse(post.department(), ""));
        values.put("validFrom", post.validFrom().toString());
        values.put("validTo", post.validTo() == null ? "" : post.validTo().toString());
        return values;
    }
}
