/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.access.ScopedRead;
import org.qingshan.server.platform.ProblemException;
import org.qingshan.server.registry.imports.RegistryEdits;
import org.qingshan.server.registry.imports.SheetKind;
import org.qingshan.server.registry.store.RegistryReads;
import org.qingshan.server.registry.store.Views;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Devices, channels and limits as things of the registry; how devices are doing is told by telemetry. */
@RestController
@RequestMapping("/api/v1/registry")
class DatedRowController {

    private final RegistryReads reads;
    private final RegistryEdits edits;

    DatedRowController(RegistryReads reads, RegistryEdits edits) {
        this.reads = reads;
        this.edits = edits;
    }

    record Made(UUID id) {}

    @GetMapping("/devices/{id}")
    @ScopedRead
    public ResponseEntity<Views.DeviceView> device(@PathVariable UUID id) {
        Views.DeviceView view = reads.findDevice(id)
                .orElseThrow(() -> ProblemException.notFound("registry.not-found", Map.of("id", id)));
        return Versions.tagged(view, view.version());
    }

    @PostMapping("/devices")
    @ResponseStatus(HttpStatus.CREATED)
    Made addDevice(@RequestBody Bodies.DeviceBody body) {
        return new Made(edits.create(SheetKind.DEVICES, body.values(), body.because()));
    }

    @PutMapping("/devices/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changeDevice(
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody Bodies.DeviceBody body) {
        edits.change(SheetKind.DEVICES, id, Versions.seen(ifMatch), body.values(), body.mustSayWhy());
    }

    @GetMapping("/devices/{id}/channels")
    @ScopedRead
    public List<Views.ChannelView> channels(@PathVariable UUID id) {
        return reads.listChannels(id);
    }

    @PostMapping("/channels")
    @ResponseStatus(HttpStatus.CREATED)
    Made addChannel(@RequestBody Bodies.ChannelBody body) {
        return new Made(edits.create(SheetKind.CHANNELS, body.values(), body.because()));
    }

    @PutMapping("/channels/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changeChannel(
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody Bodies.ChannelBody body) {
        edits.change(SheetKind.CHANNELS, id, Versions.seen(ifMatch), body.values(), body.mustSayWhy());
    }

    @DeleteMapping("/channels/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeChannel(
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestParam(defaultValue = "") String reason) {
        edits.remove(SheetKind.CHANNELS, id, Versions.seen(ifMatch), reason);
    }

    @PutMapping("/limits/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changeLimit(
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody Bodies.LimitBody body) {
        edits.change(SheetKind.LIMITS, id, Versions.seen(ifMatch), body.values(), body.mustSayWhy());
    }

    @DeleteMapping("/limits/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeLimit(
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestParam(defaultValue = "") String reason) {
        edits.remove(SheetKind.LIMITS, id, Versions.seen(ifMatch), reason);
    }
}
