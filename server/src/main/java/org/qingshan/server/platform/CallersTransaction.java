/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform;

import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The database as seen from the transaction the caller is in, of either role. */
@Component
public class CallersTransaction {

    private final DataSource webSource;
    private final DataSource ingestSource;
    private final JdbcClient web;
    private final JdbcClient ingest;

    CallersTransaction(
            @Qualifier("web") DataSource webSource,
            @Qualifier("ingest") DataSource ingestSource,
            @Qualifier("web") JdbcClient web,
            @Qualifier("ingest") JdbcClient ingest) {
        this.webSource = webSource;
        this.ingestSource = ingestSource;
        this.web = web;
        this.ingest = ingest;
    }

    public JdbcClient client() {
        if (TransactionSynchronizationManager.hasResource(webSource)) {
            return web;
        }
        if (TransactionSynchronizationManager.hasResource(ingestSource)) {
            return ingest;
        }
        throw new IllegalStateException(
                "No transaction is open, so this would not be one with the change it belongs to."
                        + " Maybe the calling method lacks @ScopedWrite or @Transactional(\"ingest\").");
    }
}
