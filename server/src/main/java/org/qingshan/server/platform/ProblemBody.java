/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The body of an answer that reports a problem (RFC 9457), in the reader's language. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProblemBody(
        String type,
        String title,
        int status,
        String detail,
        String code,
        @Nullable String cure,
        Map<String, Object> params) {}
