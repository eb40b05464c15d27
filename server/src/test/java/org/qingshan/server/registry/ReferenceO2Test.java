/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingshan.server.access.Role;
import org.qingshan.server.fixture.Browser;
import org.qingshan.server.fixture.Client;
import org.qingshan.server.fixture.ServerTest;
import org.qingshan.server.registry.imports.ImportReport;
import org.qingshan.server.registry.imports.LineOutcome;
import org.qingshan.server.registry.model.Decimals;
import org.qingshan.server.registry.model.FieldProblem;
import org.qingshan.server.telemetry.RulesInForce;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The outlet X-G begins with 8 % and no dates; the clock of the tests stands in summer 2026. */
@ServerTest
@Import(RegistryCity.class)
class ReferenceO2Test {

    private static final String TWO_PERIODS = """
            point,value,standard,valid_from,valid_to
            X-G,8,,,2026-01-01
            X-G,6,GB 13223-2011,2026-01-01,
            """;

    private final Browser browser;
    private final RegistryCity city;
    private final RulesInForce rules;
    private final JdbcClient ingest;
    private String x = "";

    ReferenceO2Test(Browser browser, RegistryCity city, RulesInForce rules, @Qualifier("ingest") JdbcClient ingest) {
        this.browser = browser;
        this.city = city;
        this.rules = rules;
        this.ingest = ingest;
    }

    @BeforeEach
    void anOutletWithEightPercent() {
        x = city.found();
        city.fill(x);
    }

    @Test
    void theColumnOfThePointsIsTheOneRowWithoutDates() {
        assertThat(rows()).containsExactly("8 - -");
        assertThat(at("2020-01-01T00:00:00Z")).isEqualTo("8");
        take("points", "code,kind,name,enterprise,region,reference_o2\nX-G,waste_gas_outlet,焦炉烟囱,X-E,X-1,9\n");
        assertThat(rows()).containsExactly("9 - -");
        take("points", "code,kind,name,enterprise,region,reference_o2\nX-G,waste_gas_outlet,焦炉烟囱,X-E,X-1,\n");
        assertThat(rows()).isEmpty();
        assertThat(revisions()).containsExactly("created", "changed", "removed");
    }

    @Test
    void withDatesTheOneOfTheTimeHolds() {
        assertThat(take("reference_o2", TWO_PERIODS).failed()).isFalse();
        assertThat(at("2025-12-31T15:59:59Z")).isEqualTo("8");
        assertThat(at("2025-12-31T16:00:00Z")).isEqualTo("6");
        assertThat(take("reference_o2", TWO_PERIODS).count(LineOutcome.Kind.UNCHANGED))
                .isEqualTo(2);
    }

    @Test
    void onceThereAreDatesTheColumnOfThePointsMayOnlyRepeatWhatHoldsNow() {
        take("reference_o2", TWO_PERIODS);
        String points = "code,kind,name,enterprise,region,reference_o2\nX-G,waste_gas_outlet,焦炉烟囱,X-E,X-1,";
        assertThat(take("points", points + "6\n").count(LineOutcome.Kind.UNCHANGED))
                .isOne();
        assertThat(codes(take("points", points + "8\n"))).containsExactly("registry.reference-o2-dated");
    }

    @Test
    void overlapsWrongPlacesAndImpossibleValuesAreRefused() {
        String head = "point,value,valid_from\n";
        assertThat(codes(take("reference_o2", head + "X-G,6,2026-01-01\n")))
                .containsExactly("registry.reference-o2-overlap");
        assertThat(codes(take("reference_o2", head + "X-W,6,2026-01-01\n")))
                .containsExactly("registry.reference-o2-not-here");
        assertThat(codes(take("reference_o2", head + "X-G,21,\n"))).containsExactly("registry.out-of-range");
        assertThat(codes(take("reference_o2", head + "X-G,,\n"))).containsExactly("registry.missing-value");
        assertThat(rows()).containsExactly("8 - -");
    }

    @Test
    void overHttpItIsReadMadeChangedAndRemoved() {
        Client analyst = browser.inRegion(Role.ANALYST, x);
        String point =
                analyst.get("/points?q=" + x + "-G").body().at("/items/0/id").asString();
        String list = "/points/" + point + "/reference-o2";
        var first = analyst.get(list).body().path(0);
        String path = "/registry/reference-o2/" + first.path("id").asString();
        var ended = Map.of("point", x + "-G", "value", "8", "validTo", "2026-01-01", "reason", "new permit");
        assertThat(analyst.put(path, ended, "\"" + first.path("version").asString() + "\"")
                        .status())
                .isEqualTo(204);
        var made = analyst.post(list, Map.of("value", "6", "validFrom", "2026-01-01"));
        assertThat(made.status()).isEqualTo(201);
        assertThat(analyst.get("/points/" + point).body().path("referenceO2").asString())
                .isEqualTo("6");
        String second = "/registry/reference-o2/" + made.body().path("id").asString();
        assertThat(analyst.delete(second + "?reason=x", "\"1\"").status()).isEqualTo(204);
        assertThat(analyst.get(list).body().size()).isOne();
    }

    private ImportReport take(String kind, String csv) {
        return city.importCsv(city.analyst(x), kind, csv.replace("X-", x + "-"));
    }

    private static List<String> codes(ImportReport report) {
        return report.sheets().stream()
                .flatMap(sheet -> sheet.lines().stream())
                .flatMap(line -> line.problems().stream())
                .map(FieldProblem::code)
                .toList();
    }

    private String at(String time) {
        int gas = rules.current().findDevice(x + "-D").orElseThrow().pointId();
        return rules.current()
                .getPoint(gas)
                .point()
                .findReferenceOxygen(Instant.parse(time))
                .map(value -> Decimals.tidy(new BigDecimal(value.toString())).toPlainString())
                .orElse("none");
    }

    private List<String> rows() {
        return ingest.sql("""
                        SELECT concat_ws(' ', trim_scale(o.value), coalesce(o.valid_from::text, '-'), coalesce(o.valid_to::text, '-'))
                        FROM registry.reference_o2 o JOIN registry.point p ON p.id = o.point_id WHERE p.code = ?
                        """).param(x + "-G").query(String.class).list();
    }

    private List<String> revisions() {
        return ingest.sql(
                        "SELECT act FROM registry.revision WHERE subject_kind = 'reference_o2' AND subject_key = ? ORDER BY id")
                .param(x + "-G")
                .query(String.class)
                .list();
    }
}
