/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform.internal.start;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.Map;
import org.qingshan.server.platform.DataFolder;
import org.qingshan.server.platform.StartFailure;

/** What is better found out before anything is started. */
final class StartChecks {

    private static final long MEBIBYTE = 1L << 20;
    private static final long LEAST_FREE = 300 * MEBIBYTE;
    private static final int HTTP = 8080;
    private static final int HJ212 = 2120;

    private StartChecks() {}

    static void space(DataFolder data) {
        try {
            long free = Files.getFileStore(data.root()).getUsableSpace();
            if (free < LEAST_FREE) {
                throw new StartFailure(
                        "no-space",
                        Map.of("folder", data.root(), "free", free / MEBIBYTE, "needed", LEAST_FREE / MEBIBYTE));
            }
        } catch (IOException e) {
            throw new StartFailure("folder-not-writable", Map.of("folder", data.root(), "problem", e.toString()));
        }
    }

    static void ports(ServerArguments arguments) {
        port(arguments, "qingshan.http.port", "--http", HTTP);
        port(arguments, "qingshan.hj212.port", "--hj212", HJ212);
    }

    private static void port(ServerArguments arguments, String key, String option, int usual) {
        String text = arguments.settings().getOrDefault(key, Integer.toString(usual));
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
            throw new StartFailure("setting", Map.of("key", key, "value", text, "allowed", "0-65535"));
        }
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(Integer.parseInt(text)));
        } catch (IOException e) {
            throw new StartFailure("port-in-use", Map.of("port", text, "option", option));
        }
    }
}
