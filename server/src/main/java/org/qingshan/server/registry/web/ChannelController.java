/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.web;

import org.qingshan.server.registry.imports.RegistryEdits;
import org.qingshan.server.registry.imports.RegistryEndings;
import org.qingshan.server.registry.imports.SheetKind;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Channels; one ends by its own last date. */
@RestController
@RequestMapping("/api/v1/registry/channels")
class ChannelController extends RowController<Bodies.ChannelBody> {

    ChannelController(RegistryEdits edits, RegistryEndings endings) {
        super(SheetKind.CHANNELS, edits, endings);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    public Made create(@RequestBody Bodies.ChannelBody body) {
        return make(body.values(), body.because());
    }
}
