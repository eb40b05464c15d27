/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform.internal.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.qingshan.server.platform.StartFailure;

/** The files of a backup with their SHA-256, in the form of {@code sha256sum}, which can check it too. */
record Manifest(Path folder) {

    static final String NAME = "SHA256SUMS";

    /** Written last: a backup without it was cut short. */
    void write() throws IOException {
        String lines = digests().entrySet().stream()
                .map(file -> file.getValue() + "  " + file.getKey() + "\n")
                .collect(Collectors.joining());
        Files.writeString(folder.resolve(NAME), lines);
    }

    /** Refuses a folder that is no backup, or is not what was written. */
    void check() throws IOException {
        Path file = folder.resolve(NAME);
        if (!Files.exists(file)) {
            throw new StartFailure("no-backup", Map.of("folder", folder));
        }
        var written = new TreeMap<String, String>();
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            written.put(line.substring(66), line.substring(0, 64));
        }
        Map<String, String> present = digests();
        Set<String> different = new TreeSet<>(written.keySet());
        different.addAll(present.keySet());
        different.removeIf(
                name -> written.containsKey(name) && written.get(name).equals(present.get(name)));
        if (!different.isEmpty()) {
            throw new StartFailure(
                    "backup-damaged",
                    Map.of(
                            "folder",
                            folder,
                            "files",
                            different.stream().limit(5).toList(),
                            "count",
                            different.size()));
        }
    }

    private Map<String, String> digests() throws IOException {
        var digests = new TreeMap<String, String>();
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .toList()) {
                String name = folder.relativize(path).toString();
                if (!name.equals(NAME)) {
                    digests.put(name, digest(path));
                }
            }
        }
        return digests;
    }

    private static String digest(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] block = new byte[1 << 16];
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                digest.update(block, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
