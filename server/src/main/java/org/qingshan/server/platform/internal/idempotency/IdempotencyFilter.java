/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform.internal.idempotency;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.qingshan.server.platform.Actor;
import org.qingshan.server.platform.ProblemException;
import org.qingshan.server.platform.ProblemWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * The header {@code Idempotency-Key} on a POST: whoever is not sure whether a request arrived sends it again with the same
 * key and gets the answer of the first time. Runs inside the scope of the person, hence after security.
 */
@Component
@Order(10)
class IdempotencyFilter extends OncePerRequestFilter {

    static final String HEADER = "Idempotency-Key";
    static final String REPLAYED = "Idempotency-Replayed";

    private static final Pattern KEY = Pattern.compile("[!-~]{1,200}");
    private static final int OUR_FAULT = 500;
    private static final Logger LOG = LoggerFactory.getLogger(IdempotencyFilter.class);

    private final Turns turns;
    private final Actor.Source actors;
    private final ProblemWriter problems;

    IdempotencyFilter(Turns turns, Actor.Source actors, ProblemWriter problems) {
        this.turns = turns;
        this.actors = actors;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST")
                || request.getHeader(HEADER) == null
                || actors.current().personId() == 0;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            proceed(request, response, chain);
        } catch (ProblemException problem) {
            problems.write(request, response, problem);
        }
    }

    private void proceed(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String key = request.getHeader(HEADER);
        if (!KEY.matcher(key).matches()) {
            throw new ProblemException("platform.idempotency.key-shape", Map.of());
        }
        int person = actors.current().personId();
        byte[] body = request.getInputStream().readAllBytes();
        switch (turns.take(person, key, digest(request, body))) {
            case Turn.First first -> perform(new RepeatedBody(request, body), response, chain, person, key);
            case Turn.Done done -> replay(response, done);
            case Turn.OfAnother other ->
                throw ProblemException.unprocessable("platform.idempotency.key-of-another", Map.of());
            case Turn.Running running -> throw ProblemException.conflict("platform.idempotency.running", Map.of());
            case Turn.Unknown unknown ->
                throw ProblemException.conflict("platform.idempotency.outcome-unknown", Map.of());
        }
    }

    private void perform(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain, int person, String key)
            throws ServletException, IOException {
        var answer = new ContentCachingResponseWrapper(response);
        boolean done = false;
        try {
            chain.doFilter(request, answer);
            done = answer.getStatus() < OUR_FAULT;
        } finally {
            if (!done) {
                turns.giveUp(person, key);
            }
        }
        if (done) {
            String type = Objects.requireNonNullElse(answer.getContentType(), "");
            keep(person, key, new Turn.Done(answer.getStatus(), type, answer.getContentAsByteArray()));
        }
        answer.copyBodyToResponse();
    }

    /** The work is done whatever becomes of the answer: without it a repeat is told that the outcome is unknown, and does nothing. */
    private void keep(int person, String key, Turn.Done done) {
        try {
            turns.done(person, key, done);
        } catch (RuntimeException e) {
            LOG.error("event=idempotency.answer-lost person={}", person, e);
            turns.answerLost(person, key);
        }
    }

    private static void replay(HttpServletResponse response, Turn.Done done) throws IOException {
        response.setStatus(done.status());
        response.setHeader(REPLAYED, "true");
        if (!done.contentType().isEmpty()) {
            response.setContentType(done.contentType());
        }
        response.getOutputStream().write(done.answer());
    }

    private static byte[] digest(HttpServletRequest request, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String address = request.getRequestURI() + "?" + Objects.requireNonNullElse(request.getQueryString(), "");
            digest.update((address + "\n").getBytes(StandardCharsets.UTF_8));
            return digest.digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
