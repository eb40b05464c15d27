/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.client;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qingshan.simulator.registry.Kind;
import org.qingshan.simulator.registry.RegistryFiles;

/** A signed-in client of a running server: session, CSRF token, registry files in and out, nothing more. */
public final class ServerClient implements AutoCloseable {

    /** What the server said to an import: its status and its JSON report. */
    public record Answer(int status, String body) {
        public boolean isSuccess() {
            return status / 100 == 2;
        }
    }

    /** The server cannot be reached, refuses the person, or answers what was not expected. */
    public static final class ServerRefusal extends IOException {
        ServerRefusal(String message) {
            super(message);
        }
    }

    private static final Pattern CSRF = Pattern.compile("\"csrf\"\\s*:\\s*\"([^\"]+)\"");
    private static final Duration REQUEST_PATIENCE = Duration.ofMinutes(5);
    private static final Duration POLL = Duration.ofMillis(500);

    private final URI base;
    private final HttpClient http;
    private @Nullable String csrf;

    public ServerClient(URI base) {
        this.base = base;
        this.http = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    /** Waits until the server says that it is ready. */
    public void awaitReady(Duration patience) throws IOException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!isReady()) {
            if (System.nanoTime() - end > 0) {
                throw new ServerRefusal("%s was not ready after %s. Maybe it is not running or listens on another port."
                        .formatted(base, patience));
            }
            Thread.sleep(POLL);
        }
    }

    boolean isReady() throws InterruptedException {
        try {
            return send(request("/actuator/health").GET()).isSuccess();
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Opens a session and fetches its CSRF token. */
    public void signIn(String name, String password) throws IOException, InterruptedException {
        String body = "{\"name\":%s,\"password\":%s}".formatted(quoted(name), quoted(password));
        var answer = send(changing("/api/v1/session", "application/json", BodyPublishers.ofString(body)));
        if (!answer.isSuccess()) {
            throw new ServerRefusal("%s refused to sign in %s: %d %s. Maybe name or password is wrong."
                    .formatted(base, name, answer.status(), answer.body()));
        }
        csrf = findCsrf(answer)
                .orElseThrow(
                        () -> new ServerRefusal("%s gave no CSRF token. Maybe it is another program.".formatted(base)));
    }

    /** Imports one file; {@code kind} is a {@link Kind#label()} or {@code workbook}. */
    public Answer importFile(String kind, String contentType, byte[] content, boolean dryRun)
            throws IOException, InterruptedException {
        String path = "/api/v1/registry/imports/" + kind + (dryRun ? "?dryRun=true" : "");
        return send(changing(path, contentType, BodyPublishers.ofByteArray(content)));
    }

    /** The registry as a file; {@code kind} is a {@link Kind#label()} or {@code workbook}, {@code format} csv or xlsx. */
    public byte[] exportFile(String kind, String format) throws IOException, InterruptedException {
        String path = "/api/v1/registry/exports/" + kind + "?format=" + format;
        HttpResponse<byte[]> response = http.send(request(path).GET().build(), BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new ServerRefusal("%s refused to export %s: %d %s"
                    .formatted(base, kind, response.statusCode(), new String(response.body(), StandardCharsets.UTF_8)));
        }
        return response.body();
    }

    /** Imports all kinds in their order; stops at the first that is refused. */
    public List<Answer> importAll(RegistryFiles files) throws IOException, InterruptedException {
        var answers = new ArrayList<Answer>();
        for (Kind kind : files.listKinds()) {
            byte[] content = files.csv(kind).getBytes(StandardCharsets.UTF_8);
            var answer = importFile(kind.label(), "text/csv;charset=UTF-8", content, false);
            if (!answer.isSuccess()) {
                throw new ServerRefusal(
                        "%s refused %s: %d %s".formatted(base, kind.fileName(), answer.status(), answer.body()));
            }
            answers.add(answer);
        }
        return answers;
    }

    private HttpRequest.Builder changing(String path, String contentType, BodyPublisher body) {
        var builder = request(path).header("Content-Type", contentType).POST(body);
        if (csrf != null) {
            builder.header("X-CSRF-TOKEN", csrf);
        }
        return builder;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(REQUEST_PATIENCE)
                .header("Accept", "application/json");
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        return new Answer(response.statusCode(), response.body());
    }

    private static Optional<String> findCsrf(Answer answer) {
        var matcher = CSRF.matcher(answer.body());
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static String quoted(String text) {
        var json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append("\\u%04x".formatted((int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }

    @Override
    public void close() {
        http.close();
    }
}
