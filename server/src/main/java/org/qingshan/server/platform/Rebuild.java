/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform;

import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A room's part in the verb {@code replay}. Found by {@link java.util.ServiceLoader}, because both ends of it run without
 * the application: between them the application is started with the profile {@value #PROFILE} and builds again what
 * {@link #empty} took away.
 */
public interface Rebuild {

    /** The profile under which a room's builder runs and ends the application. */
    String PROFILE = "replay";

    /** Takes the digest of what is there, then empties all that is made of raw data. Above all policies. */
    void empty(JdbcClient superuser);

    /** Takes the digest of what was built and compares. */
    Outcome compare(JdbcClient superuser);

    /**
     * What came of it.
     *
     * @param same whether the digests are equal
     * @param details for standard output, as JSON
     */
    record Outcome(boolean same, Map<String, Object> details) {

        public Outcome {
            details = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(details));
        }
    }
}
