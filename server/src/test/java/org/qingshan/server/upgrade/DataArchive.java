/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.upgrade;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A folder in a small file: equal files, of which a database cluster is full, are kept once. Entry {@code index} has a line
 * per path, its digest or {@code folder}; the rest are the files under their digests.
 */
final class DataArchive {

    private static final String INDEX = "index";
    private static final String FOLDER = "folder";

    private DataArchive() {}

    static void pack(Path folder, Path archive) throws IOException {
        Files.createDirectories(archive.toAbsolutePath().getParent());
        var index = new StringBuilder();
        Set<String> kept = new HashSet<>();
        try (var zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(archive)))) {
            zip.setLevel(Deflater.BEST_COMPRESSION);
            for (Path path : paths(folder)) {
                byte[] content = Files.isDirectory(path) ? new byte[0] : Files.readAllBytes(path);
                String digest = Files.isDirectory(path) ? FOLDER : digest(content);
                index.append(digest).append(' ').append(folder.relativize(path)).append('\n');
                if (!digest.equals(FOLDER) && kept.add(digest)) {
                    put(zip, digest, content);
                }
            }
            put(zip, INDEX, index.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    static void unpack(Path archive, Path folder) throws IOException {
        try (var zip = new ZipFile(archive.toFile())) {
            List<String> index = new String(content(zip, INDEX), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            for (String line : index) {
                String digest = line.substring(0, line.indexOf(' '));
                Path path = folder.resolve(line.substring(digest.length() + 1));
                if (digest.equals(FOLDER)) {
                    Files.createDirectories(path);
                } else {
                    Files.createDirectories(path.getParent());
                    Files.write(path, content(zip, digest));
                }
            }
        }
    }

    private static List<Path> paths(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(path -> !path.equals(folder)).sorted().toList();
        }
    }

    /** Without a time, so that the same folder gives the same archive. */
    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    private static byte[] content(ZipFile zip, String name) {
        try (InputStream in = zip.getInputStream(zip.getEntry(name))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
