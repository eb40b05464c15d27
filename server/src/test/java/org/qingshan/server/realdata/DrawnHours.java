/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.realdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.qingshan.server.fixture.Client;
import org.qingshan.simulator.play.DataSet;
import org.qingshan.simulator.registry.Kind;
import tools.jackson.databind.JsonNode;

/** The hours of a set's points as a person's curves show them. */
final class DrawnHours {

    private static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);

    private final Client person;
    private final Map<String, String> points = new HashMap<>();
    private final Map<String, Map<String, String>> units = new HashMap<>();
    private final List<String> wrong = new ArrayList<>();

    DrawnHours(Client person) {
        this.person = person;
        var answer = person.get("/points?limit=200");
        assertThat(answer.status()).isEqualTo(200);
        for (var point : answer.body().path("items")) {
            points.put(point.path("code").asString(), point.path("id").asString());
        }
    }

    /** Hours whose drawn number is the file's; what differs, or is drawn though the file has nothing, is kept as wrong. */
    long countEqual(DataSet set, YearMonth month) {
        Map<String, Map<String, BigDecimal>> files = new HashMap<>();
        for (var one : set.listExpected()) {
            if (one.cn().equals("2061") && one.suffix().equals("Avg")) {
                files.computeIfAbsent(one.mn(), _ -> new HashMap<>())
                        .put(one.factor() + " " + one.dataTime(), new BigDecimal(one.text()));
            }
        }
        long equal = 0;
        for (var device : set.registry().listRows(Kind.DEVICES)) {
            equal += countEqual(device.get(2), month, files.getOrDefault(device.getFirst(), Map.of()));
        }
        return equal;
    }

    private long countEqual(String code, YearMonth month, Map<String, BigDecimal> file) {
        var answer = person.get("/points/%s/series?kind=hour&from=%s-01T00:00:00%%2B08:00&to=%s-01T00:00:00%%2B08:00"
                .formatted(points.get(code), month, month.plusMonths(1)));
        assertThat(answer.status()).as(code).isEqualTo(200);
        JsonNode times = answer.body().path("times");
        long equal = 0;
        for (var curve : answer.body().path("series")) {
            String factor = curve.path("factor").asString();
            units.computeIfAbsent(code, _ -> new HashMap<>())
                    .put(factor, curve.path("unit").asString());
            double half = halfOfLastPlace(curve.path("values"));
            for (int i = 0; i < times.size(); i++) {
                var start = LocalDateTime.ofInstant(
                        Instant.ofEpochMilli(times.get(i).asLong()), BEIJING);
                BigDecimal filed = file.get(factor + " " + start);
                JsonNode drawn = curve.path("values").get(i);
                if (filed == null && drawn.isNull()) {
                    continue;
                }
                if (filed != null && !drawn.isNull() && Math.abs(filed.doubleValue() - drawn.asDouble()) <= half) {
                    equal++;
                } else {
                    wrong.add(code + " " + factor + " " + start + ": " + filed + " is drawn as " + drawn);
                }
            }
        }
        return equal;
    }

    private static double halfOfLastPlace(JsonNode values) {
        int places = 0;
        for (var value : values) {
            if (!value.isNull()) {
                var plain = BigDecimal.valueOf(value.asDouble()).stripTrailingZeros();
                places = Math.max(places, plain.scale());
            }
        }
        return 0.5 * Math.pow(10, -places) + 1e-9;
    }

    List<String> listWrong() {
        return List.copyOf(wrong);
    }

    /** Unit of each curve of a point. */
    Map<String, String> units(String code) {
        return units.getOrDefault(code, Map.of());
    }
}
