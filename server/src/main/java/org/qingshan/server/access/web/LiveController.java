/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.access.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.access.ScopeContext;
import org.qingshan.server.access.internal.SignIn;
import org.qingshan.server.access.internal.SignIn.SignedIn;
import org.qingshan.server.platform.LiveHub;
import org.qingshan.server.platform.LiveHub.Notice;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The live stream: server-sent events (HTML Living Standard §9.2) of topic, id and version, and nothing else. */
@RestController
@RequestMapping(LiveController.PATH)
class LiveController {

    static final String PATH = "/api/v1/live";

    private static final Set<String> ALL = Set.of("windows", "latest", "events", "devices", "quarantine", "marks");
    private static final long HEARTBEAT_MS = 15_000;

    private final LiveHub hub;
    private final SignIn signIn;

    LiveController(LiveHub hub, SignIn signIn) {
        this.hub = hub;
        this.signIn = signIn;
    }

    @GetMapping(produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter stream(
            @RequestParam @Nullable Set<String> topics,
            @RequestAttribute(SessionFilter.ATTRIBUTE) SignedIn signedIn,
            @CookieValue(SessionCookie.NAME) String cookie) {
        var emitter = new SseEmitter(0L);
        var open = new AtomicBoolean(true);
        // The scope is asked again for every batch: what a post no longer covers is no longer told.
        var subscription = hub.subscribe(
                topics == null ? ALL : topics,
                question -> signIn.look(cookie)
                        .map(now -> ScopeContext.callAs(now.who().scope(), question::get))
                        .orElse(Set.of()),
                notices -> send(emitter, notices));
        emitter.onCompletion(() -> {
            open.set(false);
            subscription.close();
        });
        emitter.onTimeout(emitter::complete);
        Thread.ofVirtual().name("live-heartbeat").start(() -> beat(emitter, open, cookie));
        return emitter;
    }

    private static void send(SseEmitter emitter, List<Notice> notices) {
        try {
            for (Notice notice : notices) {
                emitter.send(SseEmitter.event().name(notice.topic()).data(notice, MediaType.APPLICATION_JSON));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps proxies from closing the stream, notices readers that left, and ends with the session. */
    private void beat(SseEmitter emitter, AtomicBoolean open, String cookie) {
        try {
            emitter.send(SseEmitter.event().comment("live"));
            while (open.get()) {
                Thread.sleep(HEARTBEAT_MS);
                if (signIn.look(cookie).isEmpty()) {
                    emitter.complete();
                    return;
                }
                emitter.send(SseEmitter.event().comment("beat"));
            }
        } catch (IOException | IllegalStateException gone) {
            open.set(false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
