/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.cli.data;

import java.io.IOException;
import java.net.URI;
import org.qingshan.simulator.client.ServerClient;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Which server, and as whom: the options that every verb on a running server has. */
final class Access {

    @Option(names = "--server", defaultValue = "http://localhost:8080", description = "Default ${DEFAULT-VALUE}.")
    private URI server = URI.create("http://localhost:8080");

    @Option(names = "--user", required = true, description = "Who asks.")
    private String user = "";

    @Option(names = "--password-env", required = true, description = "Environment variable with the password.")
    private String passwordEnv = "";

    /** What is done with a signed-in client. */
    interface Task {
        int run(ServerClient client) throws IOException, InterruptedException;
    }

    /** Signs in and does it. @return the exit code; 1 when the server cannot be reached or refuses */
    int signedIn(CommandLine line, Task task) throws InterruptedException {
        String password = System.getenv(passwordEnv);
        if (password == null) {
            throw new ParameterException(line, "The environment variable " + passwordEnv + " is not set");
        }
        try (var client = new ServerClient(server)) {
            client.signIn(user, password);
            return task.run(client);
        } catch (IOException failed) {
            String said = failed.getMessage() == null ? failed.toString() : failed.getMessage();
            line.getErr().println(line.getCommandName() + ": " + said);
            return 1;
        }
    }
}
