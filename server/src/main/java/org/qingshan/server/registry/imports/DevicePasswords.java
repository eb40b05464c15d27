/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.imports;

import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.platform.SecretBox;
import org.qingshan.server.registry.model.DeviceKeys;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Seals passwords and keys of devices, and opens them for comparing: the web role cannot read the columns. */
@Component
class DevicePasswords {

    private final JdbcClient ingest;
    private final SecretBox box;

    DevicePasswords(@Qualifier("ingest") JdbcClient ingest, SecretBox box) {
        this.ingest = ingest;
        this.box = box;
    }

    /** In clear; keys the newest first. */
    record Known(@Nullable String password, List<String> keys) {

        static final Known NOTHING = new Known(null, List.of());

        Known {
            keys = List.copyOf(keys);
        }
    }

    /** As PostgreSQL reads bytes from text. */
    @Nullable
    String sealed(@Nullable String secret) {
        return secret == null ? null : "\\x" + HexFormat.of().formatHex(box.seal(secret));
    }

    @Nullable
    String sealed(List<String> keys) {
        return keys.isEmpty() ? null : sealed(DeviceKeys.joined(keys));
    }

    /** Of the devices that have any; the caller has made sure that the person may change these devices. */
    Map<Integer, Known> of(Collection<Integer> devices) {
        Map<Integer, Known> known = new HashMap<>();
        if (!devices.isEmpty()) {
            ingest.sql("SELECT id, password_sealed, sm4_keys_sealed FROM registry.device"
                            + " WHERE id = ANY (:ids) AND (has_password OR has_sm4_key)")
                    .param("ids", devices.toArray(Integer[]::new))
                    .query((row, n) -> known.put(
                            row.getInt("id"),
                            new Known(
                                    opened(row.getBytes("password_sealed")),
                                    DeviceKeys.list(opened(row.getBytes("sm4_keys_sealed"))))))
                    .list();
        }
        return known;
    }

    private @Nullable String opened(byte @Nullable [] sealed) {
        return sealed == null ? null : box.openText(sealed);
    }
}
