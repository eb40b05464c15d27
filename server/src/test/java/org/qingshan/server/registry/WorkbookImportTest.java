/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qingshan.server.access.Role;
import org.qingshan.server.fixture.Browser;
import org.qingshan.server.fixture.Client;
import org.qingshan.server.fixture.Client.Answer;
import org.qingshan.server.fixture.ServerTest;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Files as office programs write them, and files that are none of ours. */
@ServerTest
@Import(RegistryCity.class)
class WorkbookImportTest {

    private static final String EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final Browser browser;
    private final RegistryCity city;
    private final JdbcClient ingest;
    private String x = "";
    private Client analyst;

    WorkbookImportTest(Browser browser, RegistryCity city, @Qualifier("ingest") JdbcClient ingest) {
        this.browser = browser;
        this.city = city;
        this.ingest = ingest;
        this.analyst = browser.nobody();
    }

    @BeforeEach
    void aCityWithOneEnterprise() {
        x = city.found();
        city.fill(x);
        analyst = browser.inRegion(Role.ANALYST, x);
    }

    @Test
    void aWholeWorkbookInChineseMakesRegionsAndWhatIsInThem() {
        byte[] file = workbook(book -> {
            sheet(book, "区划", row("编码*", "名称*", "级别*", "上级编码"), row(x + "-3", "南区", "district", x));
            sheet(book, "企业", row("企业编码*", "企业名称*", "所在区划*"), row(x + "-E3", "南区化工", x + "-3"));
            sheet(
                    book,
                    "点位",
                    row("点位编码*", "点位类型*", "点位名称*", "企业编码", "所在区划*"),
                    row(x + "-G3", "废气排放口", "一号排口", x + "-E3", x + "-3"));
            sheet(book, "说明", row("填写说明"));
        });
        Answer answer = take("workbook", file);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.body().path("created").asInt()).isEqualTo(3);
        assertThat(known("point", x + "-G3")).isTrue();
    }

    @Test
    void oneWrongLineInTheLastSheetLeavesNothingOfTheOthersEither() {
        byte[] file = workbook(book -> {
            sheet(book, "enterprises", row("code", "name", "region"), row(x + "-E4", "四厂", x + "-1"));
            sheet(
                    book,
                    "points",
                    row("code", "kind", "name", "enterprise", "region", "lon", "lat"),
                    row(x + "-G4", "waste_gas_outlet", "排口", x + "-E4", x + "-1", "", ""),
                    row(x + "-G5", "waste_gas_outlet", "排口", x + "-E4", x + "-1", "112", "east"));
        });
        Answer chinese = take("workbook", file);
        assertThat(chinese.status()).isEqualTo(422);
        var line = chinese.body().path("lines").path(2);
        assertThat(line.path("sheet").asString()).isEqualTo("points");
        assertThat(line.path("line").asInt()).isEqualTo(3);
        assertThat(line.at("/problems/0/column").asString()).isEqualTo("lat");
        assertThat(line.at("/problems/0/value").asString()).isEqualTo("east");
        assertThat(line.at("/problems/0/title").asString()).contains("不是数字");
        assertThat(line.at("/problems/0/cure").asString()).isNotEmpty();
        Answer english = analyst.inEnglish().upload("/registry/imports/workbook", EXCEL, file);
        assertThat(english.body().at("/lines/2/problems/0/title").asString()).contains("is not a number");
        assertThat(known("enterprise", x + "-E4")).isFalse();
    }

    @Test
    void numbersAndDatesOfASpreadsheetMeanWhatTheyShow() {
        byte[] file = workbook(book -> {
            Worksheet sheet = book.newWorksheet("limits");
            head(sheet, "point", "factor", "averaging", "upper", "standard", "valid_from", "valid_to");
            sheet.value(1, 0, x + "-G");
            sheet.value(1, 1, "a21002");
            sheet.value(1, 2, "hour");
            sheet.value(1, 3, 35.5);
            sheet.value(1, 4, "GB 4915-2013");
            sheet.value(1, 5, LocalDate.of(2026, 1, 1));
            sheet.style(1, 5).format("yyyy\"年\"m\"月\"d\"日\"").set();
            sheet.value(1, 6, 46388);
        });
        Answer answer = take("limits", file);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(ingest.sql("SELECT concat_ws(' ', upper, valid_from AT TIME ZONE 'Asia/Shanghai',"
                                + " valid_to AT TIME ZONE 'Asia/Shanghai') FROM registry.limit_value l"
                                + " JOIN registry.point p ON p.id = l.point_id WHERE p.code = ?")
                        .param(x + "-G")
                        .query(String.class)
                        .single())
                .isEqualTo("35.5 2026-01-01 00:00:00 2027-01-01 00:00:00");
    }

    @Test
    void aCodeThatASpreadsheetTookForANumberIsTakenUnlessDigitsWereLost() {
        byte[] file = workbook(book -> {
            Worksheet sheet = book.newWorksheet("devices");
            head(sheet, "mn", "point");
            sheet.value(1, 0, 88880000 + x.hashCode() % 1000);
            sheet.value(1, 1, x + "-G");
            sheet.value(2, 0, 8.888E19);
            sheet.value(2, 1, x + "-G");
        });
        Answer answer = take("devices", file);
        assertThat(answer.body().at("/lines/0/outcome").asString()).isEqualTo("created");
        assertThat(answer.body().at("/lines/1/problems/0/code").asString()).isEqualTo("registry.import.digits-lost");
    }

    @Test
    void anExportedWorkbookImportsWithoutAChange() {
        byte[] file = analyst.download("/registry/exports/workbook");
        Answer again = take("workbook", file);
        assertThat(again.status()).as(again.text()).isEqualTo(200);
        assertThat(again.body().path("unchanged")).isEqualTo(again.body().path("rows"));
    }

    @Test
    void theTextOfChineseOfficeProgramsIsUnderstood() {
        String csv = "企业编码,企业名称,所在区划\n" + x + "-E6,南岸热电厂," + x + "-1\n";
        Answer answer =
                analyst.upload("/registry/imports/enterprises", "text/csv", csv.getBytes(Charset.forName("GBK")));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(ingest.sql("SELECT name FROM registry.enterprise WHERE code = ?")
                        .param(x + "-E6")
                        .query(String.class)
                        .single())
                .isEqualTo("南岸热电厂");
    }

    @Test
    void whatLooksLikeAFormulaIsKeptAndHarmlessWhenItIsExported() {
        String formula = "=HYPERLINK(\"http://x\")";
        Map<String, String> body = Map.of("code", x + "-E7", "name", formula, "region", x + "-1");
        assertThat(analyst.post("/enterprises", body).status()).isEqualTo(201);
        String csv = analyst.get("/registry/exports/enterprises?format=csv").text();
        assertThat(csv).contains("\"'=HYPERLINK(").doesNotContain(",=").doesNotContain(",\"=");
        Answer again =
                analyst.upload("/registry/imports/enterprises", "text/csv", csv.getBytes(StandardCharsets.UTF_8));
        assertThat(again.body().path("unchanged")).isEqualTo(again.body().path("rows"));
    }

    @Test
    void anEmptyFileIsSaidToBeEmpty() {
        for (String text : List.of("\uFEFF", "\n\n", ",,\n,,\n")) {
            Answer answer =
                    analyst.upload("/registry/imports/points", "text/csv", text.getBytes(StandardCharsets.UTF_8));
            assertThat(answer.code()).isEqualTo("registry.import.empty");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"D0CF11E0A1B11AE1", "89504E470D0A1A0A00", "25504446000102", "FFD8FFE000104A"})
    void aFileOfAnotherTypeIsKnownByItsContent(String hex) {
        byte[] content = java.util.HexFormat.of().parseHex(hex);
        Answer answer = analyst.upload("/registry/imports/points", EXCEL, content);
        assertThat(answer.code()).isEqualTo("registry.import.not-text");
        assertThat(answer.body().path("cure").asString()).isNotEmpty();
    }

    @Test
    void aZipThatIsNoWorkbookAndADamagedWorkbookAreRefused() {
        assertThat(take("points", zip("word/document.xml", new byte[10])).code())
                .isEqualTo("registry.import.not-a-workbook");
        byte[] whole = workbook(book -> sheet(book, "points", row("code", "kind", "name", "region")));
        byte[] half = java.util.Arrays.copyOf(whole, whole.length / 2);
        assertThat(take("points", half).status()).isEqualTo(422);
        assertThat(take("workbook", "code,name".getBytes(StandardCharsets.UTF_8))
                        .code())
                .isEqualTo("registry.import.unreadable-workbook");
    }

    @Test
    void aSmallFileThatUnpacksToHundredsOfMegabytesIsRefused() {
        byte[] bomb = zip("xl/worksheets/sheet1.xml", new byte[300 << 20]);
        assertThat(bomb.length).isLessThan(1 << 20);
        assertThat(take("points", bomb).code()).isEqualTo("registry.import.workbook-too-large");
    }

    @Test
    void moreLinesThanAFileMayHaveAreRefused() {
        String lines = "code,name,region\n" + "a,b,c\n".repeat(100_001);
        Answer answer =
                analyst.upload("/registry/imports/enterprises", "text/csv", lines.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.code()).isEqualTo("registry.import.too-many-lines");
    }

    private Answer take(String kind, byte[] file) {
        return analyst.upload("/registry/imports/" + kind, EXCEL, file);
    }

    private boolean known(String table, String code) {
        return ingest.sql("SELECT EXISTS (SELECT FROM registry." + table + " WHERE code = ?)")
                .param(code)
                .query(Boolean.class)
                .single();
    }

    private static List<String> row(String... cells) {
        return List.of(cells);
    }

    @SafeVarargs
    private static void sheet(Workbook book, String name, List<String>... rows) {
        Worksheet sheet = book.newWorksheet(name);
        IntStream.range(0, rows.length)
                .forEach(line -> IntStream.range(0, rows[line].size())
                        .forEach(column -> sheet.value(line, column, rows[line].get(column))));
    }

    private static void head(Worksheet sheet, String... names) {
        IntStream.range(0, names.length).forEach(column -> sheet.value(0, column, names[column]));
    }

    private static byte[] workbook(Consumer<Workbook> content) {
        var bytes = new ByteArrayOutputStream();
        try (var book = new Workbook(bytes, "test", "1.0")) {
            content.accept(book);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(String name, byte[] content) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
