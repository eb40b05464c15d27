/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.platform.ProblemException;
import org.qingshan.server.registry.imports.DialectBook;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Dialects of device makers; the body of a version is a JSON file that may be kept and handed on. */
@RestController
@RequestMapping("/api/v1/registry/dialects")
class DialectController {

    private final DialectBook book;

    DialectController(DialectBook book) {
        this.book = book;
    }

    record DialectBody(
            @Nullable String title,
            @Nullable Map<String, @Nullable String> codes,
            @Nullable Map<String, @Nullable String> suffixes,
            @Nullable Integer realtimeUnitSeconds,
            @Nullable String reason) {}

    @GetMapping
    List<DialectBook.Entry> list() {
        return book.list();
    }

    /** All versions, the newest first. */
    @GetMapping("/{name}")
    List<DialectBook.Entry> versions(@PathVariable String name) {
        List<DialectBook.Entry> versions = book.listVersions(name);
        if (versions.isEmpty()) {
            throw ProblemException.notFound("registry.not-found", Map.of("id", name));
        }
        return versions;
    }

    /** A new version, in force at once. */
    @PutMapping("/{name}")
    DialectBook.Entry put(@PathVariable String name, @RequestBody DialectBody body) {
        if (body.reason() == null || body.reason().isBlank()) {
            throw ProblemException.unprocessable("registry.missing-value", Map.of("column", "reason", "value", ""));
        }
        var draft = new DialectBook.Draft(
                body.title() == null ? "" : body.title().strip(),
                said("codes", body.codes()),
                said("suffixes", body.suffixes()),
                body.realtimeUnitSeconds() == null ? 1 : body.realtimeUnitSeconds());
        return book.put(name, draft, body.reason().strip());
    }

    /** JSON may hold null where a word belongs. */
    private static Map<String, String> said(String field, @Nullable Map<String, @Nullable String> words) {
        Map<String, String> said = new HashMap<>();
        if (words != null) {
            words.forEach((wire, word) -> {
                if (word == null) {
                    throw ProblemException.unprocessable(
                            "registry.dialect-shape", Map.of("field", field, "value", wire));
                }
                said.put(wire, word);
            });
        }
        return said;
    }
}
