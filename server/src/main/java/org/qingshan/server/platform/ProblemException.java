/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform;

import java.util.Map;
import java.util.TreeMap;

/**
 * Something the caller did that cannot be done, told by a stable code. The text comes from the message bundles
 * ({@code problem.<code>.title}, {@code .detail}, {@code .cure}) in the reader's language.
 */
public class ProblemException extends RuntimeException {

    /** What kind of problem, as far as HTTP tells kinds apart (RFC 9110 §15.5). */
    public enum Kind {
        BAD_REQUEST(400),
        NOT_SIGNED_IN(401),
        FORBIDDEN(403),
        NOT_FOUND(404),
        CONFLICT(409),
        PRECONDITION_FAILED(412),
        TOO_LARGE(413),
        UNPROCESSABLE(422),
        TOO_MANY(429),
        UNAVAILABLE(503);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    private final Kind kind;
    private final String code;
    private final transient Map<String, Object> params;

    /** A request that is wrong in itself. */
    public ProblemException(String code, Map<String, ?> params) {
        this(Kind.BAD_REQUEST, code, params);
    }

    public ProblemException(Kind kind, String code, Map<String, ?> params) {
        super(code + " " + new TreeMap<>(params));
        this.kind = kind;
        this.code = code;
        this.params = Map.copyOf(params);
    }

    public static ProblemException notFound(String code, Map<String, ?> params) {
        return new ProblemException(Kind.NOT_FOUND, code, params);
    }

    public static ProblemException conflict(String code, Map<String, ?> params) {
        return new ProblemException(Kind.CONFLICT, code, params);
    }

    public static ProblemException forbidden(String code, Map<String, ?> params) {
        return new ProblemException(Kind.FORBIDDEN, code, params);
    }

    public static ProblemException unprocessable(String code, Map<String, ?> params) {
        return new ProblemException(Kind.UNPROCESSABLE, code, params);
    }

    public Kind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    public Map<String, Object> params() {
        return params;
    }
}
