/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform.internal.start;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.platform.DataFolder;
import org.qingshan.server.platform.StartFailure;

/** Holds a data folder for one process. The lock ends with the process, however it ends. */
public final class FolderLock implements AutoCloseable {

    /** Reachable as long as the process lives: a lock that is collected is given up. */
    private static final Set<FolderLock> HELD = ConcurrentHashMap.newKeySet();

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    public static FolderLock take(DataFolder data) {
        return tryTake(data).orElseThrow(() -> new StartFailure("folder-in-use", Map.of("folder", data.root())));
    }

    /** Holds the folder until the process ends. */
    static void takeForGood(DataFolder data) {
        HELD.add(take(data));
    }

    /** Empty when another process holds it. */
    public static Optional<FolderLock> tryTake(DataFolder data) {
        try {
            Files.createDirectories(data.root());
            Path file = data.run().resolve("lock");
            var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                return Optional.empty();
            }
            return Optional.of(new FolderLock(channel));
        } catch (FileSystemException | java.io.UncheckedIOException e) {
            throw new StartFailure("folder-not-writable", Map.of("folder", data.root(), "problem", String.valueOf(e)));
        } catch (IOException e) {
            throw new StartFailure("folder-not-writable", Map.of("folder", data.root(), "problem", e.toString()));
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }
}
