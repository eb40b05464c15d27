/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.web;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.registry.imports.RegistryEdits;
import org.qingshan.server.registry.imports.RegistryEndings;
import org.qingshan.server.registry.imports.SheetKind;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Changes and removes things of one kind; each needs the version that was seen, and a reason. */
abstract class RowController<B extends Bodies.Body> {

    private final SheetKind kind;
    private final RegistryEdits edits;
    private final RegistryEndings endings;

    RowController(SheetKind kind, RegistryEdits edits, RegistryEndings endings) {
        this.kind = kind;
        this.edits = edits;
        this.endings = endings;
    }

    /** The id of what was made. */
    record Made(UUID id) {}

    Made make(Map<String, @Nullable String> values, String reason) {
        return new Made(edits.create(kind, values, reason));
    }

    SheetKind kind() {
        return kind;
    }

    RegistryEndings endings() {
        return endings;
    }

    @PutMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    public void change(
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody B body) {
        edits.change(kind, id, Versions.seen(ifMatch), body.values(), body.mustSayWhy());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    public void remove(
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestParam(defaultValue = "") String reason) {
        endings.remove(kind, id, Versions.seen(ifMatch), reason);
    }
}
