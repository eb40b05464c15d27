/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform.internal.database;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;
import org.qingshan.server.platform.DataFolder;
import org.qingshan.server.platform.DatabaseSettings;

/** The passwords of the database roles: generated once and kept in a file of mode 0600. */
public record RolePasswords(String superuser, String owner, String ingest, String web) {

    private static final int BYTES = 24;

    /** Reads the file of the data folder, making it on the first start. */
    public static RolePasswords of(DataFolder data) throws IOException {
        Path file = data.keys().resolve("database.properties");
        var properties = new Properties();
        if (Files.exists(file)) {
            try (var in = Files.newBufferedReader(file)) {
                properties.load(in);
            }
        }
        var passwords = new RolePasswords(
                get(properties, "postgres"),
                get(properties, "qs_owner"),
                get(properties, "qs_ingest"),
                get(properties, "qs_web"));
        var out = new ByteArrayOutputStream();
        properties.store(out, "Database roles of this installation");
        DataFolder.writePrivately(file, out.toByteArray());
        return passwords;
    }

    /** The passwords an administrator gave to the roles of an external database. */
    static RolePasswords given(DatabaseSettings settings) {
        return new RolePasswords("", settings.ownerPassword(), settings.ingestPassword(), settings.webPassword());
    }

    private static String get(Properties properties, String role) {
        return (String) properties.computeIfAbsent(role, absent -> generate());
    }

    private static String generate() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
