/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform.internal.backup;

import java.util.LinkedHashMap;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** What verification found, part by part. */
public record VerificationResult(List<Part> parts) {

    /**
     * @param checked how many things were looked at
     * @param findings what is not as it was; empty = intact
     */
    public record Part(String name, long checked, List<String> findings) {}

    public VerificationResult {
        parts = List.copyOf(parts);
    }

    public boolean intact() {
        return parts.stream().allMatch(part -> part.findings().isEmpty());
    }

    /** For standard output. */
    public String json() {
        var body = new LinkedHashMap<String, Object>();
        body.put("intact", intact());
        body.put("parts", parts);
        return JsonMapper.builder().build().writeValueAsString(body);
    }
}
