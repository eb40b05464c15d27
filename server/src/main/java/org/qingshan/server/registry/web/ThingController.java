/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.registry.imports.RegistryEdits;
import org.qingshan.server.registry.imports.RegistryEndings;
import org.qingshan.server.registry.imports.SheetKind;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Things that are made by themselves, and closed and opened again rather than removed. */
abstract class ThingController<B extends Bodies.Body> extends RowController<B> {

    ThingController(SheetKind kind, RegistryEdits edits, RegistryEndings endings) {
        super(kind, edits, endings);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    public Made create(@RequestBody B body) {
        return make(body.values(), body.because());
    }

    @PostMapping("/{id}/closing")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    public void close(
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody Bodies.EndingBody body) {
        endings().close(kind(), id, Versions.seen(ifMatch), body.day(), body.mustSayWhy());
    }

    @PostMapping("/{id}/reopening")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    public void reopen(
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody Bodies.EndingBody body) {
        endings().reopen(kind(), id, Versions.seen(ifMatch), body.day(), body.mustSayWhy());
    }
}
