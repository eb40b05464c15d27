/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.windows.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qingshan.server.fixture.ServerTest;
import org.qingshan.server.fixture.SettableClock;
import org.qingshan.server.platform.Jobs;
import org.qingshan.server.platform.ReportingZone;
import org.qingshan.server.registry.RegistryCity;
import org.qingshan.server.telemetry.UploadKind;
import org.qingshan.server.telemetry.windows.internal.Feed.Packet;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Each condition from the uploads of a device to the event of the alarm room, by the parameters as shipped. The days lie in
 * the past, so that a week is computed without moving the clock of everybody by a week.
 */
@ServerTest
@Import({RegistryCity.class, Feed.class})
class ConditionEventsTest {

    private static final String NOX = "a21002";
    private static final Duration BACK = Duration.ofDays(12);

    private final RegistryCity city;
    private final Feed feed;
    private final JdbcClient ingest;
    private final SettableClock clock;
    private final Jobs jobs;
    private String x = "";
    private Instant begin = Instant.EPOCH;

    ConditionEventsTest(
            RegistryCity city, Feed feed, @Qualifier("ingest") JdbcClient ingest, SettableClock clock, Jobs jobs) {
        this.city = city;
        this.feed = feed;
        this.ingest = ingest;
        this.clock = clock;
        this.jobs = jobs;
    }

    /** What a device uploads from a midnight on, and the one event that must come of it. */
    record Story(String name, String outlet, String event, int hours, IntFunction<Map<String, String>> hour) {

        @Override
        public String toString() {
            return name;
        }
    }

    private static Story gas(String name, String event, int hours, IntFunction<Map<String, String>> hour) {
        return new Story(name, "G", event, hours, hour);
    }

    private static Story water(String name, String event, int hours, IntFunction<Map<String, String>> hour) {
        return new Story(name, "W", event, hours, hour);
    }

    private static Map<String, String> nox(double value) {
        return Map.of(NOX + "-Avg", text(value));
    }

    static Stream<Story> stories() {
        return Stream.of(
                gas("four equal hours", "constant a21002 constant.value", 4, hour -> nox(52.5)),
                gas(
                        "more oxygen than air has",
                        "out-of-range a19001 range.above",
                        1,
                        hour -> Map.of("a19001-Avg", "22.4")),
                gas(
                        "the least of each day creeps upwards for a week",
                        "drift a21002 drift.baseline",
                        7 * 24,
                        ConditionEventsTest::creeping),
                gas(
                        "a fourth hour six times the third",
                        "jump a21002 jump.hour",
                        5,
                        hour -> nox(hour < 3 ? 20 + hour : 120 + hour)),
                gas("half a day sent once more", "mirror a21002 mirror.copied", 24, hour -> nox(20 + hour % 12 * 1.5)),
                gas(
                        "half a day sent backwards",
                        "mirror a21002 mirror.reversed",
                        24,
                        hour -> nox(20 + Math.min(hour, 23 - hour) * 1.5)),
                gas(
                        "a week in which every other hour ends just below the limit",
                        "cap-below-limit a21002 cap.below-limit",
                        7 * 24,
                        hour -> nox(hour % 2 == 0 ? 76.5 + hour % 7 * 0.5 : 50 + hour % 5)),
                gas(
                        "three nights of threefold concentration",
                        "night-only a21002 night.above-day",
                        3 * 24,
                        hour -> nox(isNight(hour % 24) ? 60 + hour % 5 : 20 + hour % 3)),
                gas(
                        "more NO2 than NOx",
                        "identity a21002+a21004 identity.whole-and-part",
                        1,
                        hour -> Map.of("a21002-Avg", "40.0", "a21004-Avg", "60.0")),
                gas(
                        "a mean above its greatest",
                        "identity a21002 identity.min-avg-max",
                        1,
                        hour -> Map.of("a21002-Min", "10.0", "a21002-Avg", "40.0", "a21002-Max", "30.0")),
                water(
                        "more ammonia than total nitrogen",
                        "identity w21001+w21003 identity.whole-and-part",
                        1,
                        hour -> Map.of("w21001-Avg", "8.0", "w21003-Avg", "9.5")),
                gas(
                        "a day above the day limit though no hour is above its own",
                        "day-exceedance a21002 exceedance.day-exceedance",
                        24,
                        hour -> nox(60 + hour % 5)));
    }

    private static Map<String, String> creeping(int hour) {
        int day = hour / 24;
        double least = 40 + 3.0 * day;
        return Map.of(
                NOX + "-Min", text(least),
                NOX + "-Avg", text(least + 2 + hour % 3),
                NOX + "-Max", text(least + 6));
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static boolean isNight(int hourOfDay) {
        return hourOfDay < 6 || hourOfDay >= 22;
    }

    @BeforeEach
    void twoOutletsWithLimits() {
        x = city.found();
        city.fill(x);
        city.importCsv(city.analyst(x), "devices", "mn,point,password\n" + x + "-DW," + x + "-W,123456\n");
        city.importCsv(city.analyst(x), "limits", """
                point,factor,averaging,basis,upper,unit,standard,valid_from,valid_to
                X-G,a21002,hour,measured,80,mg/m³,GB 0,,
                X-G,a21002,day,measured,50,mg/m³,GB 0,,
                """.replace("X-", x + "-"));
        begin = ReportingZone.startOf(ReportingZone.dayOf(clock.instant().minus(BACK)));
    }

    @ParameterizedTest
    @MethodSource("stories")
    void endsInTheEventOfItsCause(Story story) {
        String kind = story.event().substring(0, story.event().indexOf(' '));
        upload(story.outlet().equals("G") ? "-D" : "-DW", story.hours(), story.hour());
        assertThat(events(story.outlet(), kind)).containsExactly(story.event() + " open 1");
    }

    /** Wide of the limits, without a pattern: the same rules must find nothing in it. */
    @Test
    void anOrdinaryWeekIsNoEventAtAll() {
        var chance = new Random(5);
        upload("-D", 7 * 24, hour -> nox(25 + chance.nextDouble() * 20));
        assertThat(ingest.sql("SELECT count(*) FROM telemetry.day d JOIN registry.point p ON p.id = d.point_id"
                                + " WHERE p.code = :code")
                        .param("code", x + "-G")
                        .query(Integer.class)
                        .single())
                .isEqualTo(7);
        assertThat(events("G", "%")).isEmpty();
    }

    private void upload(String device, int hours, IntFunction<Map<String, String>> figures) {
        List<Packet> packets = new ArrayList<>();
        for (int hour = 0; hour < hours; hour++) {
            packets.add(
                    new Packet(x + device, UploadKind.HOUR, begin.plus(Duration.ofHours(hour)), figures.apply(hour)));
        }
        feed.commit(packets);
        jobs.runNow("telemetry.windows");
        jobs.runNow("outbox");
    }

    /** Cause, what was said first, state and the number of stretches. */
    private List<String> events(String outlet, String kind) {
        return ingest.sql("""
                        SELECT e.kind || ' ' || e.factor_group || ' ' || e.message_code || ' ' || e.state || ' ' || e.occurrences
                        FROM alarm.event e JOIN registry.point p ON p.id = e.point_id
                        WHERE p.code = :code AND e.kind LIKE :kind AND e.kind NOT IN ('missing', 'offline') ORDER BY e.id
                        """)
                .param("code", x + "-" + outlet)
                .param("kind", kind)
                .query(String.class)
                .list();
    }
}
