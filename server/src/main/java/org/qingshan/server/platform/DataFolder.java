/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** The one folder in which an installation keeps everything: database, keys, files, audit head. */
public record DataFolder(Path root) {

    private static final Set<PosixFilePermission> OWNER_ONLY_FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNER_ONLY_FOLDER = PosixFilePermissions.fromString("rwx------");

    public DataFolder {
        root = root.toAbsolutePath().normalize();
    }

    /** The cluster of the embedded PostgreSQL. */
    public Path postgres() {
        return root.resolve("postgres");
    }

    /** Secrets: files of mode 0600 in a folder of mode 0700. */
    public Path keys() {
        return privateFolder("keys");
    }

    /** What outlives the database for the audit trail. */
    public Path audit() {
        return privateFolder("audit");
    }

    /** Files of the rooms. */
    public Path files() {
        return folder("files");
    }

    /** What is of use only while the server runs. */
    public Path run() {
        return folder("run");
    }

    public Path folder(String name) {
        try {
            return Files.createDirectories(root.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make the folder " + root.resolve(name), e);
        }
    }

    /** Writes a secret that only the owner of the process may read. */
    public static void writePrivately(Path file, byte[] content) {
        try {
            if (!Files.exists(file)) {
                Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY_FILE));
            }
            Files.setPosixFilePermissions(file, OWNER_ONLY_FILE);
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }

    private Path privateFolder(String name) {
        Path folder = folder(name);
        try {
            Files.setPosixFilePermissions(folder, OWNER_ONLY_FOLDER);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot close the folder " + folder + " to others", e);
        }
        return folder;
    }
}
