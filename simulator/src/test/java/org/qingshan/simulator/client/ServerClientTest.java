/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingshan.simulator.registry.Kind;
import org.qingshan.simulator.registry.RegistryFiles;

class ServerClientTest {

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    ServerClientTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start() {
        server.createContext("/", this::serve);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void signsInAndImportsInOrderWithTheTokenAndTheCookie() throws Exception {
        var files = new RegistryFiles()
                .add(Kind.ENTERPRISES, "E1", "甲, 乙", "A", "", "", "", "R1", "", "", "")
                .add(Kind.REGIONS, "R1", "区", "R", "city", "");
        try (var client = new ServerClient(base())) {
            client.awaitReady(Duration.ofSeconds(5));
            client.signIn("admin", "se\"cret");
            assertThat(client.importAll(files)).hasSize(2);
        }
        assertThat(seen).contains("POST /api/v1/session {\"name\":\"admin\",\"password\":\"se\\\"cret\"} - -");
        assertThat(seen)
                .last()
                .isEqualTo("POST /api/v1/registry/imports/enterprises " + files.csv(Kind.ENTERPRISES)
                        + " token-1 qs_session=s1");
        assertThat(files.csv(Kind.ENTERPRISES)).contains("\"甲, 乙\"");
    }

    @Test
    void aWrongPasswordIsSaidPlainly() {
        try (var client = new ServerClient(base())) {
            assertThatThrownBy(() -> client.signIn("nobody", "x"))
                    .isInstanceOf(ServerClient.ServerRefusal.class)
                    .hasMessageContaining("401")
                    .hasMessageContaining("Maybe name or password is wrong");
        }
    }

    @Test
    void aRefusedFileStopsTheImport() throws Exception {
        var files = new RegistryFiles().add(Kind.LIMITS, "P", "f", "hour", "measured", "", "1", "", "", "", "", "");
        try (var client = new ServerClient(base())) {
            client.signIn("admin", "se\"cret");
            assertThatThrownBy(() -> client.importAll(files)).hasMessageContaining("refused limits.csv: 422");
        }
    }

    private URI base() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    private void serve(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = exchange.getRequestURI().getPath();
        seen.add(exchange.getRequestMethod()
                + ' '
                + path
                + ' '
                + body
                + ' '
                + header(exchange, "X-CSRF-TOKEN")
                + ' '
                + header(exchange, "Cookie"));
        int status = path.endsWith("limits") ? 422 : body.contains("nobody") ? 401 : 200;
        if (path.equals("/api/v1/session")) {
            exchange.getResponseHeaders().add("Set-Cookie", "qs_session=s1; Path=/; HttpOnly; SameSite=Strict");
        }
        byte[] answer = "{\"csrf\":\"token-1\"}".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "-" : value;
    }
}
