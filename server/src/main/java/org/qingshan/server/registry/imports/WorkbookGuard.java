/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.imports;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Map;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.qingshan.server.platform.ProblemException;

/** Unpacks a workbook once without keeping anything, so that a small file cannot become a memory full of zeros. */
final class WorkbookGuard {

    private static final long MOST_UNPACKED = 256L << 20;
    private static final int MOST_PARTS = 2_000;

    private WorkbookGuard() {}

    static void check(byte[] content) throws IOException {
        try (var zip = ZipFile.builder().setByteArray(content).get()) {
            long left = MOST_UNPACKED;
            int parts = 0;
            for (ZipArchiveEntry part : Collections.list(zip.getEntries())) {
                parts++;
                left -= unpacked(zip, part, left);
                if (left < 0 || parts > MOST_PARTS) {
                    throw ProblemException.unprocessable(
                            "registry.import.workbook-too-large", Map.of("most", (MOST_UNPACKED >> 20) + " MB"));
                }
            }
            if (zip.getEntry("xl/workbook.xml") == null) {
                throw ProblemException.unprocessable("registry.import.not-a-workbook", Map.of());
            }
        }
    }

    /** Counts what comes out, whatever the archive says of its sizes; stops where it is too much. */
    private static long unpacked(ZipFile zip, ZipArchiveEntry part, long most) throws IOException {
        byte[] block = new byte[1 << 16];
        long size = 0;
        try (InputStream in = zip.getInputStream(part)) {
            for (int read = in.read(block); read >= 0 && size <= most; read = in.read(block)) {
                size += read;
            }
        }
        return size;
    }
}
