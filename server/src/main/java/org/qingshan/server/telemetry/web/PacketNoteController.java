/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.qingshan.hj212.ProblemCode;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The words for everything the decoder may note about a packet: said once, there, and read by the screens. */
@RestController
@RequestMapping("/api/v1/packet-notes")
class PacketNoteController {

    /** @param policy hold: the packet is kept and not used; note: used and said; silent: used and not counted */
    record PacketNote(
            String code,

            @Schema(allowableValues = {"hold", "note", "silent"})
            String policy,

            String text) {}

    @GetMapping
    List<PacketNote> list(Locale locale) {
        return Arrays.stream(ProblemCode.values())
                .map(problem -> note(problem, locale))
                .toList();
    }

    private static PacketNote note(ProblemCode problem, Locale locale) {
        boolean english = locale.getLanguage().equals("en");
        return new PacketNote(
                problem.code(),
                problem.policy().name().toLowerCase(Locale.ROOT),
                english ? problem.textEn() : problem.textZh());
    }
}
