/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qingshan.server.registry.imports.LineOutcome.Kind.CHANGED;
import static org.qingshan.server.registry.imports.LineOutcome.Kind.CREATED;
import static org.qingshan.server.registry.imports.LineOutcome.Kind.FAILED;
import static org.qingshan.server.registry.imports.LineOutcome.Kind.UNCHANGED;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qingshan.server.access.ScopeContext;
import org.qingshan.server.fixture.ServerTest;
import org.qingshan.server.registry.imports.ImportReport;
import org.qingshan.server.registry.imports.RegistryImports;
import org.qingshan.server.registry.model.FieldProblem;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
@Import(RegistryCity.class)
class RegistryImportTest {

    private final RegistryCity city;
    private final RegistryImports imports;
    private final JdbcClient ingest;
    private String x = "";

    RegistryImportTest(RegistryCity city, RegistryImports imports, @Qualifier("ingest") JdbcClient ingest) {
        this.city = city;
        this.imports = imports;
        this.ingest = ingest;
    }

    @BeforeEach
    void aNewCity() {
        x = city.found();
    }

    @Test
    void aFileCreatesThenChangesNothingThenChangesWhatDiffers() {
        String file = "code,name,region,lon,lat\nX-E1,一厂,X-1,112.5,37.5\nX-E2,二厂,X-2,,\n";
        assertThat(take("enterprises", file).count(CREATED)).isEqualTo(2);
        assertThat(take("enterprises", file).count(UNCHANGED)).isEqualTo(2);
        ImportReport third = take("enterprises", file.replace("二厂", "二分厂"));
        assertThat(third.count(CHANGED)).isEqualTo(1);
        assertThat(third.count(UNCHANGED)).isEqualTo(1);
        assertThat(revisions("X-E2")).containsExactly("created", "changed");
    }

    @Test
    void aColumnThatIsNotThereLeavesWhatIsKeptAndAnEmptyCellEmptiesIt() {
        take("enterprises", "code,name,region,industry,address\nX-E1,一厂,X-1,水泥,大道 1 号\n");
        take("enterprises", "code,name,region,industry\nX-E1,一厂,X-1,\n");
        assertThat(text(
                        "SELECT concat_ws('|', coalesce(industry, '-'), address) FROM registry.enterprise WHERE code = ?",
                        "X-E1"))
                .isEqualTo("-|大道 1 号");
    }

    @Test
    void oneBadLineLeavesNothingWritten() {
        ImportReport report = take("enterprises", "code,name,region\nX-E1,一厂,X-1\nX-E2,二厂,nowhere\n");
        assertThat(report.written()).isFalse();
        assertThat(report.sheets().getFirst().lines().get(1).line()).isEqualTo(3);
        assertThat(codes(report)).containsExactly("registry.unknown-region");
        assertThat(number("SELECT count(*) FROM registry.enterprise WHERE code = ?", "X-E1"))
                .isZero();
    }

    @Test
    void aDryRunReportsAndWritesNothing() {
        String file = own("code,name,region\nX-E1,一厂,X-1\n");
        ImportReport report = ScopeContext.callAs(
                city.analyst(x), () -> imports.run("enterprises", file.getBytes(StandardCharsets.UTF_8), true, "test"));
        assertThat(report.count(CREATED)).isEqualTo(1);
        assertThat(number("SELECT count(*) FROM registry.enterprise WHERE code = ?", "X-E1"))
                .isZero();
    }

    @Test
    void chineseHeadsAndTheTextOfOfficeProgramsAreUnderstood() {
        String file = own("企业编码,企业名称,所在区划\nX-E1,清徐焦化,X-1\n");
        ImportReport report = ScopeContext.callAs(
                city.analyst(x),
                () -> imports.run("enterprises", file.getBytes(Charset.forName("GB18030")), false, "test"));
        assertThat(report.count(CREATED)).isEqualTo(1);
        assertThat(text("SELECT name || ' ' || pinyin FROM registry.enterprise WHERE code = ?", "X-E1"))
                .isEqualTo("清徐焦化 qxjh");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "enterprises | code,name,region,credit_code | X-E9,厂,X-1,91350100M000100Y44 | registry.credit-code-check",
                "enterprises | code,name,region,credit_code | X-E9,厂,X-1,9135010 | registry.credit-code-shape",
                "enterprises | code,name,region,lon,lat | X-E9,厂,X-1,37.5,112.5 | registry.coordinates-swapped",
                "enterprises | code,name,region,lon,lat | X-E9,厂,X-1,190,37 | registry.out-of-range",
                "enterprises | code,name,region,lon,lat | X-E9,厂,X-1,112, | registry.half-a-coordinate",
                "enterprises | code,name,region | X-E9,,X-1 | registry.missing-value",
                "enterprises | code,name,region,colour | X-E9,厂,X-1,red | registry.import.unknown-column",
                "enterprises | code,name | X-E9,厂 | registry.import.missing-column",
                "points | code,kind,name,enterprise,region | X-P,chimney,囱,X-E,X-1 | registry.not-a-choice",
                "points | code,kind,name,enterprise,region | X-P,waste_gas_outlet,囱,X-E7,X-1 | registry.unknown-enterprise",
                "points | code,kind,name,enterprise,region | X-P,waste_gas_outlet,囱,,X-1 | registry.outlet-without-enterprise",
                "points | code,kind,name,region,reference_o2 | X-P,air_station,站,X-1,6 | registry.reference-o2-not-here",
                "points | code,kind,name,region,stack_height_m | X-P,air_station,站,X-1,60 | registry.detail-not-here",
                "devices | mn,point | X D,X-G | registry.mn-shape",
                "devices | mn,point | X-D9,X-Q | registry.unknown-point",
                "devices | mn,point,addresses | X-D9,X-G,10.0.0.300 | registry.address-shape",
                "devices | mn,point,minute_interval_min | X-D9,X-G,7 | registry.minute-interval",
                "channels | mn,wire_code,point,factor | X-D,011,X-W,w99999 | registry.unknown-factor",
                "channels | mn,wire_code,point,factor,unit | X-D,011,X-W,w01018,kPa | registry.unit-of-another-kind",
                "channels | mn,wire_code,point,factor | X-D8,011,X-W,w01018 | registry.unknown-mn",
                "limits | point,factor,averaging,standard | X-G,a21026,hour,GB | registry.limit-without-value",
                "limits | point,factor,averaging,basis,upper,standard | X-W,w01018,day,converted,50,GB | registry.converted-not-here",
                "limits | point,factor,averaging,upper,standard,valid_from,valid_to | X-W,w01018,day,50,GB,2026-02-01,2026-01-01 | registry.period-reversed",
                "limits | point,factor,averaging,upper,standard,valid_from | X-W,w01018,day,50,GB,soon | registry.not-a-date",
            })
    void aWrongValueIsNamedByItsCode(String kind, String head, String line, String code) {
        city.fill(x);
        ImportReport report = take(kind, head + "\n" + line + "\n");
        assertThat(codes(report)).containsExactly(code);
    }

    @Test
    void twoLinesOfOneThingAreRefused() {
        ImportReport report = take("enterprises", "code,name,region\nX-E1,一厂,X-1\nX-E1,又一厂,X-1\n");
        assertThat(report.sheets().getFirst().lines().get(1).kind()).isEqualTo(FAILED);
        assertThat(codes(report)).containsExactly("registry.import.line-twice");
    }

    @Test
    void limitsOfOneKindMayFollowButNotOverlap() {
        city.fill(x);
        String head = "point,factor,averaging,basis,upper,standard,valid_from,valid_to\n";
        String first = "X-G,a21026,hour,converted,200,GB 4915-2004,,2026-01-01\n";
        assertThat(take("limits", head + first + "X-G,a21026,hour,converted,100,GB 4915-2013,2026-01-01,\n")
                        .count(CREATED))
                .isEqualTo(2);
        assertThat(codes(take("limits", head + "X-G,a21026,hour,converted,50,local,2026-06-01,\n")))
                .containsExactly("registry.limits-overlap");
    }

    @Test
    void aCodeThatBelongsToAnotherRegionIsTakenWithoutTellingMore() {
        city.fill(x);
        String file = own("code,name,region\nX-E,抢注,X-2\n");
        ImportReport report = city.importCsv(city.analyst(x + "-2"), "enterprises", file);
        assertThat(codes(report)).containsExactly("registry.key-taken");
    }

    @Test
    void aRegionOutsideOfTheScopeIsRefused() {
        ImportReport report =
                city.importCsv(city.analyst(x + "-2"), "enterprises", own("code,name,region\nX-E1,厂,X-1\n"));
        assertThat(codes(report)).containsExactly("registry.region-not-yours");
    }

    private ImportReport take(String kind, String csv) {
        return city.importCsv(city.analyst(x), kind, own(csv));
    }

    private String own(String text) {
        return text.replace("X-", x + "-");
    }

    private static List<String> codes(ImportReport report) {
        return report.sheets().stream()
                .flatMap(sheet -> sheet.lines().stream())
                .flatMap(line -> line.problems().stream())
                .map(FieldProblem::code)
                .toList();
    }

    private List<String> revisions(String key) {
        return ingest.sql("SELECT act FROM registry.revision WHERE subject_key = ? ORDER BY id")
                .param(own(key))
                .query(String.class)
                .list();
    }

    private String text(String sql, String param) {
        return ingest.sql(sql).param(own(param)).query(String.class).single();
    }

    private long number(String sql, String param) {
        return ingest.sql(sql).param(own(param)).query(Long.class).single();
    }
}
