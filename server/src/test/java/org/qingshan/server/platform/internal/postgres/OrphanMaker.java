/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform.internal.postgres;

import java.nio.file.Path;
import org.qingshan.server.fixture.ServerTestConfiguration;

/** A program that starts a database and waits to be killed. */
final class OrphanMaker {

    private OrphanMaker() {}

    public static void main(String[] arguments) throws Exception {
        try (var server = PostgresServer.start(Path.of(arguments[0]), "secret", ServerTestConfiguration.forTests())) {
            System.out.println(server.pid());
            Thread.sleep(Long.MAX_VALUE);
        }
    }
}
