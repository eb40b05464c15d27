/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.store;

import java.util.Optional;
import org.qingshan.server.access.EnterpriseDirectory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tells the access room which enterprise a post names; outside of any scope, for it makes the scope. */
@Repository
class StoredEnterprises implements EnterpriseDirectory {

    private final JdbcClient ingest;

    StoredEnterprises(@Qualifier("ingest") JdbcClient ingest) {
        this.ingest = ingest;
    }

    @Override
    public Optional<Entry> findByCode(String code) {
        return ingest.sql(
                        "SELECT id, name, coalesce(name_en, '') AS name_en FROM registry.enterprise WHERE code = :code")
                .param("code", code)
                .query(Entry.class)
                .optional();
    }
}
