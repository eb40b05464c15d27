/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.imports;

import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.platform.SecretBox;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Seals device passwords, and opens them for comparing: the web role cannot read the column. */
@Component
class DevicePasswords {

    private final JdbcClient ingest;
    private final SecretBox box;

    DevicePasswords(@Qualifier("ingest") JdbcClient ingest, SecretBox box) {
        this.ingest = ingest;
        this.box = box;
    }

    /** As PostgreSQL reads bytes from text. */
    @Nullable
    String sealed(@Nullable String password) {
        return password == null ? null : "\\x" + HexFormat.of().formatHex(box.seal(password));
    }

    /** Of the devices that have one; the caller has made sure that the person may change these devices. */
    Map<Integer, String> of(Collection<Integer> devices) {
        Map<Integer, String> passwords = new HashMap<>();
        if (!devices.isEmpty()) {
            ingest.sql("SELECT id, password_sealed FROM registry.device WHERE id = ANY (:ids) AND has_password")
                    .param("ids", devices.toArray(Integer[]::new))
                    .query((row, n) -> passwords.put(row.getInt("id"), box.openText(row.getBytes("password_sealed"))))
                    .list();
        }
        return passwords;
    }
}
