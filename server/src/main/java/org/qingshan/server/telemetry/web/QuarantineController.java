/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.web;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.platform.ProblemException;
import org.qingshan.server.telemetry.AdmittedDevice;
import org.qingshan.server.telemetry.DeviceAdmission;
import org.qingshan.server.telemetry.quarantine.QuarantineDesk;
import org.qingshan.server.telemetry.quarantine.Readmission;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/quarantine")
class QuarantineController {

    private static final Duration REGISTRY_PATIENCE = Duration.ofSeconds(5);
    private static final int MOST = 1_000;

    private final QuarantineDesk desk;
    private final Adoptions adoptions;
    private final Readmission readmission;
    private final DeviceAdmission admission;

    QuarantineController(QuarantineDesk desk, Adoptions adoptions, Readmission readmission, DeviceAdmission admission) {
        this.desk = desk;
        this.adoptions = adoptions;
        this.readmission = readmission;
        this.admission = admission;
    }

    record Items(
            List<QuarantineDesk.Stranger> items, @Nullable String next) {}

    record Adopted(UUID device, int readmitted) {}

    record DismissAll(@Nullable String peer) {}

    record Dismissed(int dismissed) {}

    /**
     * Strangers, the last heard first.
     *
     * @param peer only those last heard from this address
     */
    @GetMapping
    Items list(
            @RequestParam(defaultValue = "") String peer,
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = "500") int limit) {
        int most = Math.clamp(limit, 1, MOST);
        List<QuarantineDesk.Stranger> found =
                desk.list(peer, cursor.isEmpty() ? null : QuarantineDesk.Place.parse(cursor), most + 1);
        List<QuarantineDesk.Stranger> page = found.subList(0, Math.min(most, found.size()));
        String next =
                found.size() > most ? QuarantineDesk.Place.of(page.getLast()).cursor() : null;
        return new Items(page, next);
    }

    /** Body: {@code peer}; dismisses every number last heard from that address. */
    @PostMapping("/dismiss")
    Dismissed dismissAll(@RequestBody DismissAll body) {
        if (body.peer() == null || body.peer().isBlank()) {
            throw new ProblemException("telemetry.quarantine.peer", Map.of());
        }
        return new Dismissed(desk.dismissAllOf(body.peer()));
    }

    /** Body: {@code point} (public id) and any further column of the device import. */
    @PostMapping("/{id}/adopt")
    Adopted adopt(@PathVariable UUID id, @RequestBody Map<String, @Nullable String> body) throws Exception {
        Map<String, String> attributes = new TreeMap<>();
        body.forEach((name, value) -> {
            if (value != null && !name.equals("point")) {
                attributes.put(name, value);
            }
        });
        String mn = desk.getOpenNumber(id);
        UUID device = adoptions.adopt(mn, pointOf(body), attributes);
        desk.adopted(id, mn, device);
        desk.writeDown();
        int readmitted = await(mn).map(readmission::readmit).orElse(0);
        return new Adopted(device, readmitted);
    }

    @PostMapping("/{id}/dismiss")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void dismiss(@PathVariable UUID id) {
        desk.dismiss(id);
    }

    private static UUID pointOf(Map<String, @Nullable String> body) {
        String point = body.get("point");
        try {
            return UUID.fromString(point == null ? "" : point);
        } catch (IllegalArgumentException e) {
            throw new ProblemException("telemetry.quarantine.point", Map.of("point", point == null ? "" : point));
        }
    }

    /** The rules that hold the new device follow its commit by a moment; later ones are met by the job of {@link Readmission}. */
    private Optional<AdmittedDevice> await(String mn) throws InterruptedException {
        long end = System.nanoTime() + REGISTRY_PATIENCE.toNanos();
        Optional<AdmittedDevice> device = admission.findDevice(mn);
        while (device.isEmpty() && System.nanoTime() < end) {
            Thread.sleep(50);
            device = admission.findDevice(mn);
        }
        return device;
    }
}
