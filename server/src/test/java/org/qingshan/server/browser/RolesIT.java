/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.qingshan.server.browser.Visitor.Screen;

/** Each role walks its main path through the packaged application: no script fails and nothing leaves the host. */
@ExtendWith(OnStage.class)
class RolesIT {

    private static final List<String> CHANGING =
            List.of("核实接收", "误报", "办结", "认领", "忽略", "发送", "新增", "新增人员", "增加岗位", "标记这些小时", "认定这些小时");

    private final Stage stage;
    private final City city;

    RolesIT(Stage stage) {
        this.stage = stage;
        city = City.of(stage.city());
    }

    @Test
    void an_analyst_follows_an_event_to_its_outlet_its_curve_and_the_packets_of_a_figure() {
        try (Visitor analyst = stage.signedIn("analyst")) {
            Page page = analyst.page();
            assertThat(page).hasURL(Pattern.compile("/today"));
            link(page, Pattern.compile("二氧化硫小时值超标")).first().click();
            assertThat(page).hasURL(Pattern.compile("/events/"));
            link(page, "看当时曲线").click();
            assertThat(page).hasURL(Pattern.compile("/o/outlet/.*from="));
            assertThat(page.locator(".charts canvas").first()).isVisible();
            followFigureToPackets(page);
            assertClean(analyst);
        }
    }

    private static void followFigureToPackets(Page page) {
        Locator now = page.locator(".card").filter(new Locator.FilterOptions().setHasText("当前"));
        choose(now, "小时");
        now.getByRole(AriaRole.BUTTON, named(Pattern.compile("小时均值"))).first().click();
        Locator origin = page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("数据来源"));
        assertThat(origin).containsText("HJ");
        origin.locator("button[aria-expanded]").first().click();
        assertThat(origin.getByText("原始报文").first()).isVisible();
        origin.getByRole(AriaRole.LINK, named(Pattern.compile("看报文"))).first().click();
        assertThat(page).hasURL(Pattern.compile("/devices/.*packet="));
        assertThat(page.locator("li.here")).containsText("CN=20");
    }

    @Test
    void an_analyst_moves_through_time_by_keys_pointer_and_link() {
        String outlet = city.idOf("/points", "code", "GS-G02");
        String day = "/o/outlet/" + outlet + "?kind=hour&from=2026-03-01T00:00&to=2026-03-02T00:00";
        try (Visitor analyst = stage.signedIn("analyst")) {
            Page page = analyst.page();
            analyst.open(stage.city().url(day));
            Locator period =
                    page.getByRole(AriaRole.SLIDER, new Page.GetByRoleOptions().setName(Pattern.compile("^时段：")));
            period.press("ArrowRight");
            assertThat(page).hasURL(Pattern.compile("from=2026-03-01T01:00&to=2026-03-02T01:00"));
            period.press("PageDown");
            assertThat(page).hasURL(Pattern.compile("from=2026-02-28T01:00&to=2026-03-01T01:00"));
            page.getByRole(AriaRole.SLIDER, new Page.GetByRoleOptions().setName("时段结束"))
                    .press("ArrowLeft");
            assertThat(page).hasURL(Pattern.compile("from=2026-02-28T01:00&to=2026-03-01T00:00"));
            button(page, Pattern.compile("^同比")).click();
            assertThat(page).hasURL(Pattern.compile("from=2025-02-28T01:00&to=2025-03-01T00:00"));
            dragBy(page, period, 0.2);
            assertThat(page).not().hasURL(Pattern.compile("from=2025-02-28T01:00"));
            String reached = page.url();
            page.reload();
            assertThat(page.locator("section.bar b")).not().isEmpty();
            assertThat(page).hasURL(reached);
            assertClean(analyst);
        }
    }

    private static void dragBy(Page page, Locator slider, double share) {
        slider.scrollIntoViewIfNeeded();
        BoundingBox box = slider.boundingBox();
        double middle = box.x + box.width / 2;
        page.mouse().move(middle, box.y + box.height / 2);
        page.mouse().down();
        page.mouse().move(middle + box.width * share, box.y + box.height / 2);
        page.mouse().move(middle + box.width * share * 2, box.y + box.height / 2);
        page.mouse().up();
    }

    @Test
    void an_analyst_imports_pasted_values_and_finds_them_on_the_curve_under_the_edition_of_their_day() {
        String station = city.idOf("/points", "code", "GS-A01");
        try (Visitor analyst = stage.signedIn("analyst")) {
            Page page = analyst.page();
            room(page, "数据导入");
            choose(page.locator("main"), "时段开始");
            paste(
                    page,
                    "point,kind,time,factor,value\nGS-A01,hour,2026-02-28T22:00:00,a34004,35.20\nNOWHERE,hour,2026-02-28T22:00:00,a34004,1\n");
            assertThat(page.getByText("有行不对，没有写入。")).isVisible();
            assertThat(page.locator("tbody")).containsText("NOWHERE");
            paste(
                    page,
                    "point,kind,time,factor,value\nGS-A01,hour,2026-02-28T22:00:00,a21026,35.20\nGS-A01,hour,2026-03-01T01:00:00,a21026,36.10\n");
            button(page, "写入 2 条").click();
            assertThat(page.getByText("已写入。")).isVisible();
            analyst.open(
                    stage.city().url("/o/station/" + station + "?kind=hour&from=2026-02-28T12:00&to=2026-03-01T12:00"));
            Locator chart = page.locator(".charts section").filter(new Locator.FilterOptions().setHasText("二氧化硫"));
            assertThat(chart).containsText("GB 3095-2012");
            assertThat(chart).containsText("GB 3095-2026");
            assertClean(analyst);
        }
    }

    private static void paste(Page page, String table) {
        Locator field = page.getByLabel("或把表格连同表头粘贴到这里");
        field.fill(table);
        field.blur();
    }

    @Test
    void an_analyst_asks_a_device_for_its_interval_and_sees_the_answer() {
        String device = city.idOf("/devices", "mn", "88A0F3000000000000000002");
        try (Visitor analyst = stage.signedIn("analyst")) {
            Page page = analyst.page();
            analyst.open(stage.city().url("/devices/" + device));
            page.getByLabel("命令").selectOption("read-realtime-interval");
            button(page, "发送").click();
            assertThat(page.getByText(Pattern.compile("RtdInterval=\\d+")).first())
                    .isVisible();
            assertClean(analyst);
        }
    }

    @Test
    void an_analyst_gives_a_device_a_password_that_nobody_sees() {
        String device = city.idOf("/devices", "mn", "88A0F3000000000000000002");
        try (Visitor analyst = stage.signedIn("analyst")) {
            Page page = analyst.page();
            analyst.open(stage.city().url("/devices/" + device));
            page.getByLabel("命令").selectOption("set-password");
            Locator field = page.getByLabel("新密码（至多 6 位）");
            assertThat(field).hasAttribute("type", "password");
            field.fill("zx12cv");
            button(page, "发送").click();
            Locator sent = page.locator("li")
                    .filter(new Locator.FilterOptions().setHasText("设置访问密码（1072）"))
                    .first();
            assertThat(sent).containsText("完成");
            assertThat(field).hasValue("");
            assertThat(page.locator("body")).not().containsText("zx12cv");
            assertClean(analyst);
        }
    }

    @Test
    void a_supervisor_takes_an_event_and_looks_at_the_rates() {
        try (Visitor supervisor = stage.signedIn("supervisor")) {
            Page page = supervisor.page();
            room(page, "事件");
            link(page, Pattern.compile("小时值超标")).first().click();
            button(page, "核实接收").click();
            assertThat(page.getByText("办理中", new Page.GetByTextOptions().setExact(true)))
                    .isVisible();
            room(page, "传输率");
            assertThat(page.locator("tbody tr").first()).containsText("有限公司");
            choose(page.locator("main"), "按点位");
            assertThat(page.locator("tbody")).containsText("总排口");
            assertClean(supervisor);
        }
    }

    @Test
    void a_department_sees_today_its_objects_and_a_chosen_district() {
        try (Visitor department = stage.signedIn("department")) {
            Page page = department.page();
            assertThat(page).hasURL(Pattern.compile("/today"));
            assertThat(page.locator(".sentence")).containsText("监测点位");
            room(page, "对象");
            assertThat(page.getByText("35 / 35 条")).isVisible();
            department.open(stage.city().url("/o?place=990102"));
            assertThat(page.locator("tbody")).containsText("云溪");
            assertThat(page.locator("tbody")).not().containsText("石桥县");
            assertClean(department);
        }
    }

    @Test
    void an_officer_sees_the_own_district_only() {
        String elsewhere = city.idOf("/points", "code", "GS-A01");
        try (Visitor officer = stage.signedIn("officer")) {
            Page page = officer.page();
            assertThat(page).hasURL(Pattern.compile("/events"));
            room(page, "对象");
            assertThat(page.locator("tbody")).containsText("1号机组总排口");
            assertThat(page.locator("tbody")).not().containsText("市监测中心站");
            page.navigate(stage.city().url("/o/station/" + elsewhere));
            assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
            assertThat(page.locator("main")).not().containsText("市监测中心站");
            assertClean(officer);
        }
    }

    @Test
    void an_enterprise_marks_hours_of_its_own_outlet_with_a_reason() {
        try (Visitor enterprise = stage.signedIn("enterprise")) {
            Page page = enterprise.page();
            assertThat(page.locator("tbody")).containsText("1号机组总排口");
            assertThat(page.getByText("2 / 2 条")).isVisible();
            link(page, "1号机组总排口").click();
            choose(page.locator(".curves"), "小时");
            dragOver(page, page.locator(".overlay").first());
            button(page, "标记这些小时").click();
            page.getByLabel("类型").selectOption("MAINTENANCE");
            page.getByLabel("理由").fill("更换采样泵，设备停运检修");
            button(page, "保存").click();
            assertThat(page.locator(".curves")).containsText("更换采样泵，设备停运检修");
            assertClean(enterprise);
        }
    }

    private static void dragOver(Page page, Locator plot) {
        plot.scrollIntoViewIfNeeded();
        BoundingBox box = plot.boundingBox();
        page.mouse().move(box.x + box.width * 0.4, box.y + box.height / 2);
        page.mouse().down();
        page.mouse().move(box.x + box.width * 0.5, box.y + box.height / 2);
        page.mouse().move(box.x + box.width * 0.6, box.y + box.height / 2);
        page.mouse().up();
    }

    @Test
    void a_leader_sees_everything_and_changes_nothing() {
        String event = city.idOf("/events?state=open", "kind", "hour-exceedance");
        String outlet = city.idOf("/points", "code", "GS-G02");
        try (Visitor leader = stage.signedIn("leader")) {
            assertThat(leader.page().locator(".sentence")).containsText("35 个监测点位");
            assertThat(leader.page().getByRole(AriaRole.NAVIGATION)).not().containsText("导入");
            for (String path : List.of("/today", "/events/" + event, "/o/outlet/" + outlet, "/devices", "/rates")) {
                leader.open(stage.city().url(path));
                for (String act : CHANGING) {
                    assertThat(button(leader.page(), act)).hasCount(0);
                }
            }
            assertClean(leader);
        }
    }

    @Test
    void an_administrator_adopts_a_stranger_verifies_the_trail_and_tries_an_import() {
        try (Visitor admin = stage.signedIn("admin")) {
            adoptStranger(admin.page());
            room(admin.page(), "人员");
            assertThat(admin.page().locator("tbody")).containsText("supervisor");
            room(admin.page(), "审计");
            button(admin.page(), "核验").click();
            assertThat(admin.page().getByText("审计链完整")).isVisible();
            tryImport(admin.page());
            assertClean(admin);
        }
    }

    private static void adoptStranger(Page page) {
        room(page, "设备");
        button(page, "认领").first().click();
        Locator sheet = page.getByRole(AriaRole.DIALOG);
        sheet.getByRole(AriaRole.COMBOBOX).click();
        sheet.getByRole(AriaRole.COMBOBOX).fill("GS-G01");
        page.getByText(Pattern.compile("1号机组总排口 · GS-G01")).last().click();
        button(sheet, "认领").click();
        assertThat(page.getByText(Pattern.compile("已认领"))).isVisible();
    }

    private static void tryImport(Page page) {
        room(page, "档案");
        choose(page.locator("main"), "表格导入");
        String csv =
                "code,name,name_en,level,parent\n990109,新区,New district,district,990100\n990110,错区,,district,999999\n";
        page.locator("input[type=file]")
                .setInputFiles(new FilePayload("regions.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
        assertThat(page.getByText("有行不对，没有写入。")).isVisible();
        assertThat(page.locator("tbody")).containsText("999999");
    }

    @Test
    void a_copied_link_opens_the_same_page_and_another_language_or_theme_keeps_it() {
        String outlet = city.idOf("/points", "code", "GS-G02");
        String address = stage.city().url("/o/outlet/" + outlet + "?kind=hour&place=990102");
        try (Visitor visitor = stage.visitor(Screen.LAPTOP, ColorScheme.DARK)) {
            Page page = visitor.page();
            visitor.signIn(address, "analyst");
            assertThat(page).hasURL(address);
            page.reload();
            assertThat(page.locator("h1")).hasText("2号机组总排口");
            button(page, "切换语言").click();
            assertThat(page.locator("h1")).hasText("Unit 2 stack");
            assertThat(page).hasURL(address);
            assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
            button(page, "Switch light or dark").click();
            assertThat(page.locator("html")).hasAttribute("data-theme", "light");
            assertThat(page).hasURL(address);
            assertClean(visitor);
        }
    }

    private static void assertClean(Visitor visitor) {
        assertThat(visitor.scriptErrors()).as("script errors").isEmpty();
        assertThat(visitor.foreignRequests()).as("requests to other hosts").isEmpty();
    }

    private static void room(Page page, String word) {
        Locator rail = page.getByRole(AriaRole.NAVIGATION);
        rail.getByRole(AriaRole.LINK, named(word)).click();
    }

    /** Picks one of a row of choices. */
    private static void choose(Locator within, String word) {
        within.locator("fieldset label")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^\\s*" + word + "\\s*$")))
                .click();
    }

    private static Locator link(Page page, String name) {
        return page.locator("main").getByRole(AriaRole.LINK, named(name));
    }

    private static Locator link(Page page, Pattern name) {
        return page.locator("main").getByRole(AriaRole.LINK, named(name));
    }

    private static Locator button(Page page, Pattern name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator button(Page page, String name) {
        return button(page.locator("body"), name);
    }

    private static Locator button(Locator within, String name) {
        return within.getByRole(AriaRole.BUTTON, named(name));
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Locator.GetByRoleOptions named(Pattern name) {
        return new Locator.GetByRoleOptions().setName(name);
    }
}
