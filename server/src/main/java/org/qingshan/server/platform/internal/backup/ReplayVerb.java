/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform.internal.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.postgresql.ds.PGSimpleDataSource;
import org.qingshan.server.platform.DataFolder;
import org.qingshan.server.platform.Rebuild;
import org.qingshan.server.platform.StartFailure;
import org.qingshan.server.platform.internal.database.Bootstrap;
import org.qingshan.server.platform.internal.start.FolderLock;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * The verb {@code replay}: carries a stopped data folder or a backup into an empty folder, takes away what is made of raw
 * data, starts the application to build it again and compares. The source is only read. Events that the rebuild
 * publishes are dropped: what they once caused is in the copy.
 */
public final class ReplayVerb {

    private static final Set<String> LEFT_BEHIND = Set.of("postmaster.pid", "postmaster.opts");

    private final Path from;
    private final DataFolder into;

    public ReplayVerb(Path from, DataFolder into) {
        this.from = from.toAbsolutePath().normalize();
        this.into = into;
    }

    /** What came of it, for standard output. */
    public record Result(boolean same, String json) {}

    /** @param application starts the application with Spring Boot's arguments and returns when it has ended */
    public Result run(Consumer<String[]> application) {
        try {
            copy();
            List<Rebuild> rooms = ServiceLoader.load(Rebuild.class).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList();
            long published = withDatabase(superuser -> {
                rooms.forEach(room -> room.empty(superuser));
                return superuser
                        .sql("SELECT coalesce(max(id), 0) FROM platform.outbox")
                        .query(Long.class)
                        .single();
            });
            application.accept(arguments());
            return withDatabase(superuser -> {
                superuser
                        .sql("DELETE FROM platform.outbox WHERE id > :id")
                        .param("id", published)
                        .update();
                return result(rooms, superuser);
            });
        } catch (IOException | SQLException e) {
            throw new StartFailure("replay-failed", Map.of("problem", e.toString()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("replay-failed", Map.of("problem", e.toString()));
        }
    }

    private static Result result(List<Rebuild> rooms, JdbcClient superuser) {
        boolean same = true;
        Map<String, Object> details = new LinkedHashMap<>();
        for (Rebuild room : rooms) {
            Rebuild.Outcome outcome = room.compare(superuser);
            same &= outcome.same();
            details.putAll(outcome.details());
        }
        details.put("same", same);
        return new Result(same, JsonMapper.builder().build().writeValueAsString(details));
    }

    private void copy() throws IOException {
        if (Files.exists(from.resolve(Manifest.NAME))) {
            new Restore(into).from(from);
            return;
        }
        if (!Files.isDirectory(from.resolve("postgres/cluster"))) {
            throw new StartFailure("no-database", Map.of("folder", from));
        }
        Restore.refuseUnlessEmpty(into);
        try (FolderLock _ = FolderLock.take(new DataFolder(from))) {
            for (String folder : List.of("keys", "files", "audit", "postgres/cluster")) {
                FolderCopy.copy(from.resolve(folder), into.root().resolve(folder), ReplayVerb::isWanted);
            }
        }
    }

    private static boolean isWanted(Path relative) {
        return !LEFT_BEHIND.contains(relative.toString());
    }

    /** Ports of its own on the loopback interface: nobody is to send or look meanwhile. */
    private String[] arguments() {
        return new String[] {
            "--qingshan.data-folder=" + into.root(),
            "--qingshan.http.port=0",
            "--qingshan.hj212.port=0",
            "--qingshan.hj212.address=127.0.0.1",
            "--spring.profiles.active=" + Rebuild.PROFILE
        };
    }

    private <R> R withDatabase(Function<JdbcClient, R> work) throws IOException, InterruptedException, SQLException {
        try (var reached = ReachedDatabase.of(into)) {
            var source = new PGSimpleDataSource();
            source.setUrl(reached.url(Bootstrap.DATABASE));
            source.setUser("postgres");
            source.setPassword(reached.superuserPassword());
            return work.apply(JdbcClient.create(source));
        }
    }
}
