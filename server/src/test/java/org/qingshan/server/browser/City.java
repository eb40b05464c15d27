/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the administrator of the running city learns from it without a browser. */
final class City {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final RunningCity running;
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    private City(RunningCity running) {
        this.running = running;
        String body = "{\"name\":\"admin\",\"password\":\"" + RunningCity.PASSWORD + "\"}";
        send(HttpRequest.newBuilder(URI.create(running.url("/api/v1/session")))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    static City of(RunningCity running) {
        return new City(running);
    }

    JsonNode get(String path) {
        return send(HttpRequest.newBuilder(URI.create(running.url("/api/v1" + path)))
                .build());
    }

    /** The first of a list whose field has the value. */
    Optional<JsonNode> find(String path, String field, String value) {
        return StreamSupport.stream(get(path).path("items").spliterator(), false)
                .filter(item -> value.equals(item.path(field).asString("")))
                .findFirst();
    }

    String idOf(String path, String field, String value) {
        return find(path, field, value).orElseThrow().path("id").asString();
    }

    /** Waits until an outlet exceeds its limit, a stranger sends and all points have sent something. */
    void waitUntilLively() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end && running.simulator().isAlive()) {
            if (isLively()) {
                return;
            }
            pause();
        }
        throw new AssertionError("Nothing happens in the city. The simulator says:\n"
                + running.simulator().output());
    }

    private boolean isLively() {
        return find("/events?state=open", "kind", "hour-exceedance").isPresent()
                && get("/quarantine").path("items").size() > 0
                && get("/points/latest").path("items").size() > 30;
    }

    private static void pause() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private JsonNode send(HttpRequest request) {
        try {
            return JSON.readTree(client.send(request, BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
