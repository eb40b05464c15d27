/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.platform.ProblemException;
import org.springframework.http.ResponseEntity;

/** Entity tags: the version of the row, so that nobody overwrites what they have not seen (RFC 9110 §13). */
final class Versions {

    private Versions() {}

    static <T> ResponseEntity<T> tagged(T body, int version) {
        return ResponseEntity.ok().eTag("\"" + version + "\"").body(body);
    }

    /** The version that the caller saw. */
    static int seen(@Nullable String ifMatch) {
        String digits = ifMatch == null ? "" : ifMatch.replaceAll("^(W/)?\"|\"$", "");
        if (!digits.matches("\\d{1,9}")) {
            throw new ProblemException(ProblemException.Kind.PRECONDITION_FAILED, "registry.which-version", Map.of());
        }
        return Integer.parseInt(digits);
    }
}
