/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform.internal.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The disk below a folder, as far as the guard asks. */
public interface Disk {

    long sizeBytes();

    long freeBytes();

    static Disk of(Path folder) {
        return new Disk() {
            @Override
            public long sizeBytes() {
                try {
                    return Files.getFileStore(folder).getTotalSpace();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            public long freeBytes() {
                try {
                    return Files.getFileStore(folder).getUsableSpace();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }
}
