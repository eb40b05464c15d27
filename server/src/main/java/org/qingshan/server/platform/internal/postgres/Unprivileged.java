/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform.internal.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How to run a program without being root, because PostgreSQL refuses to run as root.
 *
 * @param prefix what stands before the command
 * @param uid whom the data folder must belong to; -1 = leave it
 */
record Unprivileged(String name, List<String> prefix, int uid) {

    private static final int NOBODY = 65534;

    private static final Unprivileged AS_IS = new Unprivileged("as-is", List.of(), -1);

    /** In the order in which they are tried. Each fails somewhere: below a home folder of mode 700, in some containers. */
    private static final List<Unprivileged> FOR_ROOT = List.of(
            new Unprivileged(
                    "setpriv", List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--"), NOBODY),
            new Unprivileged("unshare", List.of("unshare", "-U"), 0),
            new Unprivileged("runuser", List.of("runuser", "-u", "nobody", "--"), NOBODY));

    /** The first way by which the server program runs and can write the folder; the folder then belongs to that user. */
    static Unprivileged probe(PostgresBinaries binaries, Path folder) throws IOException, InterruptedException {
        if (!isRoot()) {
            return AS_IS;
        }
        var refused = new ArrayList<String>();
        for (Unprivileged way : FOR_ROOT) {
            Folders.giveTo(way.uid, folder);
            if (way.works(binaries, folder)) {
                return way;
            }
            refused.add(way.name);
        }
        throw new IOException("PostgreSQL does not run as root, and no way to leave root worked here (" + refused
                + ") for the folder " + folder
                + ". Maybe run as a normal user, or put the data folder where everybody may enter, or use an external"
                + " PostgreSQL with --config.");
    }

    List<String> command(List<String> command) {
        var whole = new ArrayList<>(prefix);
        whole.addAll(command);
        return whole;
    }

    private boolean works(PostgresBinaries binaries, Path folder) throws InterruptedException {
        String test = "test -w \"$1\" && cd \"$1\" && \"$0\" --version";
        var command = List.of("sh", "-c", test, binaries.program("postgres").toString(), folder.toString());
        try {
            Process process = new ProcessBuilder(command(command))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException programMissing) {
            return false;
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }
}
