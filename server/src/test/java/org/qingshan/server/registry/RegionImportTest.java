/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingshan.server.access.Role;
import org.qingshan.server.fixture.Browser;
import org.qingshan.server.fixture.Client;
import org.qingshan.server.fixture.ServerTest;
import org.qingshan.server.region.Region;
import org.qingshan.server.region.Regions;
import org.springframework.context.annotation.Import;

/** Regions in an import: they are made and changed below the importer's own, and give nobody a wider scope. */
@ServerTest
@Import(RegistryCity.class)
class RegionImportTest {

    private static final String REGIONS = "code,name,level,parent\n";
    private static final String POINTS = "code,kind,name,region\n";

    private final Browser browser;
    private final RegistryCity city;
    private final Regions regions;
    private String x = "";

    RegionImportTest(Browser browser, RegistryCity city, Regions regions) {
        this.browser = browser;
        this.city = city;
        this.regions = regions;
    }

    @BeforeEach
    void aCityWithATownInItsSecondDistrict() {
        x = city.found();
        var made = workbook(browser.everywhere(Role.ANALYST), Map.of("regions", REGIONS + "X-21,镇,town,X-2\n"));
        assertThat(made.status()).as(made.text()).isEqualTo(200);
    }

    @Test
    void aRegionThatIsOnlyListedDoesNotComeIntoTheScope() {
        var sheets = new LinkedHashMap<String, String>();
        sheets.put("regions", REGIONS + "X-2,西区,district,X\n");
        sheets.put("points", POINTS + "X-P,air_station,站,X-2\n");
        var answer = workbook(browser.inRegion(Role.ANALYST, x + "-1"), sheets);
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.text()).contains("registry.region-not-yours");
    }

    @Test
    void aTownOfAnotherDistrictIsNotTakenOver() {
        Client analyst = browser.inRegion(Role.ANALYST, x + "-1");
        var answer = workbook(analyst, Map.of("regions", REGIONS + "X-21,镇,town,X-1\n"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.text()).contains("region.not-yours");
        assertThat(parent("X-21")).isEqualTo(x + "-2");
    }

    @Test
    void aTownIsNotGivenAwayAndNoneIsMadeElsewhere() {
        Client analyst = browser.inRegion(Role.ANALYST, x + "-2");
        for (String line : new String[] {"X-21,镇,town,X-1", "X-19,新镇,town,X-1", "X-2,改名,district,X", "Y-X,新市,city,"}) {
            var answer = workbook(analyst, Map.of("regions", REGIONS + line + "\n"));
            assertThat(answer.status()).as(answer.text()).isEqualTo(422);
            assertThat(answer.text()).as(line).contains("region.not-yours");
        }
    }

    @Test
    void whoMakesATownInTheOwnDistrictFillsItInTheSameImport() {
        var sheets = new LinkedHashMap<String, String>();
        sheets.put("regions", REGIONS + "X-12,新镇,town,X-1\nX-121,新村,village,X-12\n");
        sheets.put("points", POINTS + "X-P1,air_station,站,X-12\nX-P2,air_station,站,X-121\n");
        var answer = workbook(browser.inRegion(Role.ANALYST, x + "-1"), sheets);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.body().path("created").asInt()).isEqualTo(4);
    }

    @Test
    void aPostThatHoldsEverywhereMakesACityAndFillsIt() {
        var sheets = new LinkedHashMap<String, String>();
        sheets.put("regions", REGIONS + "Y-X,新市,city,\nY-X1,新区,district,Y-X\n");
        sheets.put("points", POINTS + "X-P3,air_station,站,Y-X1\n");
        var answer = workbook(browser.everywhere(Role.ANALYST), sheets);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private String parent(String code) {
        return regions.findByCode(code.replace("X-", x + "-"))
                .map(Region::parentId)
                .flatMap(regions::findById)
                .orElseThrow()
                .code();
    }

    private Client.Answer workbook(Client client, Map<String, String> sheets) {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "test", "1.0")) {
            sheets.forEach((name, csv) -> fill(workbook, name, own(csv)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return client.upload(
                "/registry/imports/workbook",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                out.toByteArray());
    }

    private static void fill(Workbook workbook, String name, String csv) {
        var sheet = workbook.newWorksheet(name);
        String[] lines = csv.split("\n", -1);
        for (int row = 0; row < lines.length; row++) {
            String[] cells = lines[row].split(",", -1);
            for (int column = 0; column < cells.length; column++) {
                if (!cells[column].isEmpty()) {
                    sheet.value(row, column, cells[column]);
                }
            }
        }
    }

    private String own(String csv) {
        return csv.replaceAll("\\bX\\b(?!-)", x).replace("Y-X", "Y-" + x + "-").replaceAll("(?<![A-Z0-9-])X-", x + "-");
    }
}
