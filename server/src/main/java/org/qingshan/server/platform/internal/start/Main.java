/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform.internal.start;

import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;
import org.qingshan.server.platform.DataFolder;
import org.qingshan.server.platform.StartFailure;
import org.qingshan.server.platform.internal.backup.BackupVerbs;
import org.qingshan.server.platform.internal.backup.ReplayVerb;

/** The verbs of the server's jar. Exit code 0 done, 1 not possible, 2 wrong usage. */
public final class Main {

    private static final int NOT_POSSIBLE = 1;
    private static final int WRONG_USAGE = 2;

    private Main() {}

    /** @param application starts the application with Spring Boot's arguments */
    public static int run(String[] arguments, Consumer<String[]> application) {
        try {
            var parsed = ServerArguments.parse(arguments);
            return switch (parsed.verb()) {
                case SERVE, DEMO -> serve(parsed, application);
                case BACKUP -> backup(parsed);
                case RESTORE -> restore(parsed);
                case VERIFY -> verify(parsed);
                case REPLAY -> replay(parsed, application);
            };
        } catch (StartFailure failure) {
            StartFailureReporter.print(failure);
            return isUsage(failure) ? WRONG_USAGE : NOT_POSSIBLE;
        } catch (RuntimeException fault) {
            if (!StartFailureReporter.report(fault, System.err)) {
                fault.printStackTrace();
            }
            return NOT_POSSIBLE;
        }
    }

    private static int serve(ServerArguments arguments, Consumer<String[]> application) {
        var data = new DataFolder(arguments.dataFolder());
        FolderLock.takeForGood(data);
        StartChecks.space(data);
        StartChecks.ports(arguments);
        try {
            application.accept(arguments.forSpring());
            return 0;
        } catch (RuntimeException reported) {
            // StartFailureReporter or Spring Boot's own has said why.
            return NOT_POSSIBLE;
        }
    }

    private static int backup(ServerArguments arguments) {
        System.out.println(verbs(arguments).backup(Path.of(arguments.option("to"))));
        return 0;
    }

    private static int restore(ServerArguments arguments) {
        verbs(arguments).restore(Path.of(arguments.option("from")));
        return 0;
    }

    private static int verify(ServerArguments arguments) {
        var result = verbs(arguments).verify();
        System.out.println(result.json());
        return result.intact() ? 0 : NOT_POSSIBLE;
    }

    private static int replay(ServerArguments arguments, Consumer<String[]> application) {
        var into = new DataFolder(Path.of(arguments.option("into")));
        var result = new ReplayVerb(Path.of(arguments.option("from")), into).run(application);
        System.out.println(result.json());
        return result.same() ? 0 : NOT_POSSIBLE;
    }

    private static BackupVerbs verbs(ServerArguments arguments) {
        return new BackupVerbs(new DataFolder(arguments.dataFolder()), Clock.systemUTC());
    }

    private static boolean isUsage(StartFailure failure) {
        return switch (failure.code()) {
            case "usage", "unknown-option", "missing-option", "missing-value" -> true;
            default -> false;
        };
    }
}
