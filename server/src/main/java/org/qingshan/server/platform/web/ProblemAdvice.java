/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform.web;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.qingshan.server.platform.Ids;
import org.qingshan.server.platform.ProblemBodies;
import org.qingshan.server.platform.ProblemBody;
import org.qingshan.server.platform.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Turns what went wrong in a request into a problem body (RFC 9457). */
@RestControllerAdvice
class ProblemAdvice {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    /** SQLSTATE insufficient_privilege. */
    private static final String NOT_PRIVILEGED = "42501";

    private final ProblemBodies bodies;
    private final Ids ids;

    ProblemAdvice(ProblemBodies bodies, Ids ids) {
        this.bodies = bodies;
        this.ids = ids;
    }

    @ExceptionHandler
    ResponseEntity<ProblemBody> known(ProblemException problem, Locale locale) {
        return answer(locale, problem.kind().status(), problem.code(), problem.params());
    }

    @ExceptionHandler
    ResponseEntity<ProblemBody> unreadable(HttpMessageNotReadableException problem, Locale locale) {
        return answer(locale, 400, "platform.request.unreadable", Map.of());
    }

    @ExceptionHandler
    ResponseEntity<ProblemBody> invalid(MethodArgumentNotValidException problem, Locale locale) {
        String fields = problem.getFieldErrors().stream()
                .map(error -> error.getField() + ": " + error.getDefaultMessage())
                .sorted()
                .collect(Collectors.joining("; "));
        return answer(locale, 400, "platform.request.invalid", Map.of("fields", fields));
    }

    @ExceptionHandler
    ResponseEntity<ProblemBody> wrongParameter(MethodArgumentTypeMismatchException problem, Locale locale) {
        return answer(
                locale,
                400,
                "platform.request.wrong-parameter",
                Map.of("name", problem.getName(), "value", String.valueOf(problem.getValue())));
    }

    @ExceptionHandler
    ResponseEntity<ProblemBody> missingParameter(MissingServletRequestParameterException problem, Locale locale) {
        return answer(locale, 400, "platform.request.missing-parameter", Map.of("name", problem.getParameterName()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemBody> duplicate(DuplicateKeyException problem, Locale locale) {
        log.warn("duplicate key: {}", problem.getMostSpecificCause().getMessage());
        return answer(locale, 409, "platform.duplicate", Map.of());
    }

    /** The last line: row-level security lets nobody write where no post gives both the right and the place. */
    @ExceptionHandler
    ResponseEntity<ProblemBody> database(DataAccessException problem, Locale locale) {
        if (problem.getMostSpecificCause() instanceof SQLException cause
                && NOT_PRIVILEGED.equals(cause.getSQLState())) {
            log.warn("refused by the database: {}", cause.getMessage());
            return answer(locale, 403, "platform.not-permitted-here", Map.of());
        }
        return anythingElse(problem, locale);
    }

    /** The reader has gone away: nobody is left to answer. */
    @ExceptionHandler
    void readerGone(AsyncRequestNotUsableException gone) {
        log.debug("reader gone: {}", gone.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<ProblemBody> anythingElse(Exception problem, Locale locale) {
        if (problem instanceof ErrorResponse response) {
            return standard(response.getStatusCode(), locale);
        }
        String reference = ids.next().toString();
        log.error("request failed reference={}", reference, problem);
        return answer(locale, 500, "platform.internal-error", Map.of("reference", reference));
    }

    private ResponseEntity<ProblemBody> standard(HttpStatusCode status, Locale locale) {
        String code = switch (status.value()) {
            case 404 -> "platform.not-found";
            case 405 -> "platform.method-not-allowed";
            case 406 -> "platform.not-acceptable";
            case 413 -> "platform.too-large";
            case 415 -> "platform.unsupported-media-type";
            case 503 -> "platform.unavailable";
            default -> "platform.request.refused";
        };
        return answer(locale, status.value(), code, Map.of("status", status.value()));
    }

    private ResponseEntity<ProblemBody> answer(Locale locale, int status, String code, Map<String, Object> params) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(bodies.of(locale, status, code, params));
    }
}
