/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform;

import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A room's part in the verb {@code verify}: checks what the room stored against its own digests. Found by
 * {@link java.util.ServiceLoader}, because the verb runs without the application.
 */
public interface Verifier {

    /** As the result names it: {@code raw-packets}. */
    String name();

    /**
     * Checks.
     *
     * @param finding told each thing that is not as it was
     * @return how many things were looked at
     */
    long verify(Subject subject, Consumer<String> finding);

    /**
     * What is checked.
     *
     * @param snapshot read-only and of one state of the database from begin to end
     */
    record Subject(JdbcClient ingest, TransactionTemplate snapshot, DataFolder data) {}
}
