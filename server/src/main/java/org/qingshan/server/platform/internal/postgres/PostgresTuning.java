/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform.internal.postgres;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The settings with which the child is started. Durability is on; only tests that do not test durability turn it off.
 *
 * @param binaries where the programs are unpacked; null = in the data folder
 */
public record PostgresTuning(@Nullable Path binaries, Map<String, String> settings) {

    private static final Map<String, String> PRODUCT = Map.ofEntries(
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("password_encryption", "scram-sha-256"),
            Map.entry("jit", "off"),
            Map.entry("max_connections", "60"),
            Map.entry("shared_buffers", "256MB"),
            Map.entry("work_mem", "8MB"),
            Map.entry("maintenance_work_mem", "128MB"),
            Map.entry("max_wal_size", "2GB"),
            Map.entry("min_wal_size", "160MB"),
            Map.entry("checkpoint_timeout", "10min"),
            Map.entry("wal_compression", "off"),
            Map.entry("max_wal_senders", "2"),
            Map.entry("max_replication_slots", "2"),
            Map.entry("timezone", "UTC"),
            Map.entry("log_timezone", "UTC"),
            Map.entry("log_min_messages", "warning"),
            Map.entry("log_checkpoints", "off"));

    public PostgresTuning {
        settings = Map.copyOf(settings);
    }

    public static PostgresTuning product() {
        return new PostgresTuning(null, PRODUCT);
    }

    /** The same with some settings replaced. */
    public PostgresTuning with(Path unpacked, Map<String, String> changes) {
        var changed = new TreeMap<>(settings);
        changed.putAll(changes);
        return new PostgresTuning(unpacked, changed);
    }

    List<String> arguments() {
        return new TreeMap<>(settings)
                .entrySet().stream()
                        .flatMap(setting -> List.of("-c", setting.getKey() + "=" + setting.getValue()).stream())
                        .toList();
    }
}
