/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.rates.web;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.telemetry.rates.internal.RatesQuery;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Online, transmission, validity and effective rates. */
@RestController
@RequestMapping("/api/v1/rates")
class RatesController {

    private final RatesQuery rates;

    RatesController(RatesQuery rates) {
        this.rates = rates;
    }

    record Items(List<RatesQuery.Line> items, @Nullable String next) {}

    /**
     * Days of Asia/Shanghai, {@code to} excluded.
     *
     * @param region with all below it; absent = everything in scope
     */
    @GetMapping
    Items list(
            @RequestParam String by,
            @RequestParam LocalDate from,
            @RequestParam LocalDate to,
            @RequestParam @Nullable UUID region) {
        return new Items(rates.list(by, from, to, region), null);
    }
}
