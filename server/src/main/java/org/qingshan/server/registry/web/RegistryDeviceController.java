/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.qingshan.server.access.ScopedRead;
import org.qingshan.server.platform.ProblemException;
import org.qingshan.server.registry.imports.RegistryEdits;
import org.qingshan.server.registry.imports.RegistryEndings;
import org.qingshan.server.registry.imports.SheetKind;
import org.qingshan.server.registry.store.RegistryReads;
import org.qingshan.server.registry.store.Views;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Devices as things of the registry; how they are doing is told by telemetry. */
@RestController
@RequestMapping("/api/v1/registry/devices")
class RegistryDeviceController extends ThingController<Bodies.DeviceBody> {

    private final RegistryReads reads;

    RegistryDeviceController(RegistryReads reads, RegistryEdits edits, RegistryEndings endings) {
        super(SheetKind.DEVICES, edits, endings);
        this.reads = reads;
    }

    @GetMapping("/{id}")
    @ScopedRead
    public ResponseEntity<Views.DeviceView> device(@PathVariable UUID id) {
        Views.DeviceView view = reads.findDevice(id)
                .orElseThrow(() -> ProblemException.notFound("registry.not-found", Map.of("id", id)));
        return Versions.tagged(view, view.version());
    }

    @GetMapping("/{id}/channels")
    @ScopedRead
    public List<Views.ChannelView> channels(@PathVariable UUID id) {
        return reads.listChannels(id);
    }
}
