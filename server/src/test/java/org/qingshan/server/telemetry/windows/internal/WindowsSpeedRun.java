/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.windows.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.postgresql.PGConnection;
import org.qingshan.pipeline.Level;
import org.qingshan.pipeline.aggregate.Aggregate;
import org.qingshan.pipeline.aggregate.Basis;
import org.qingshan.pipeline.aggregate.Source;
import org.qingshan.pipeline.aggregate.Statistic;
import org.qingshan.pipeline.judge.Verdict;
import org.qingshan.pipeline.rules.DeviceRule;
import org.qingshan.pipeline.state.DataState;
import org.qingshan.pipeline.state.Origin;
import org.qingshan.pipeline.state.ReferenceState;
import org.qingshan.pipeline.state.Review;
import org.qingshan.pipeline.state.Usability;
import org.qingshan.server.access.ScopeContext;
import org.qingshan.server.fixture.ServerTest;
import org.qingshan.server.fixture.SettableClock;
import org.qingshan.server.registry.RegistryCity;
import org.qingshan.server.telemetry.CommittedSample;
import org.qingshan.server.telemetry.DirtyWindow;
import org.qingshan.server.telemetry.RulesInForce;
import org.qingshan.server.telemetry.UploadKind;
import org.qingshan.server.telemetry.model.Figures;
import org.qingshan.server.telemetry.query.internal.LatestQuery;
import org.qingshan.server.telemetry.query.internal.SeriesQuery;
import org.qingshan.server.telemetry.query.model.SeriesKind;
import org.qingshan.server.telemetry.store.Layouts;
import org.qingshan.server.telemetry.windows.model.AggregateCodec;
import org.qingshan.server.telemetry.windows.model.AggregateKey;
import org.qingshan.server.telemetry.windows.store.AggregateLayouts;
import org.qingshan.standards.number.Ratio;
import org.qingshan.standards.unit.Unit;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Measures, asked for by {@code -Dsurefire.arguments=-Dspeed=true}; prints what it found. */
@ServerTest
@Import({RegistryCity.class, Feed.class})
@EnabledIfSystemProperty(named = "speed", matches = "true")
class WindowsSpeedRun {

    private static final List<String> FACTORS =
            List.of("a21026", "a21002", "a34013", "a19001", "a01011", "a01012", "a01013", "a01014");

    private final RegistryCity city;
    private final DataSource ingest;
    private final JdbcClient client;
    private final AggregateLayouts layouts;
    private final Layouts sampleLayouts;
    private final RulesInForce rules;
    private final RecentSamples recent;
    private final DirtyMarks dirtyMarks;
    private final WindowRunner runner;
    private final SeriesQuery series;
    private final LatestQuery latest;
    private final SettableClock clock;

    WindowsSpeedRun(
            RegistryCity city,
            @Qualifier("ingest") DataSource ingest,
            @Qualifier("ingest") JdbcClient client,
            AggregateLayouts layouts,
            Layouts sampleLayouts,
            RulesInForce rules,
            RecentSamples recent,
            DirtyMarks dirtyMarks,
            WindowRunner runner,
            SeriesQuery series,
            LatestQuery latest,
            SettableClock clock) {
        this.city = city;
        this.ingest = ingest;
        this.client = client;
        this.layouts = layouts;
        this.sampleLayouts = sampleLayouts;
        this.rules = rules;
        this.recent = recent;
        this.dirtyMarks = dirtyMarks;
        this.runner = runner;
        this.series = series;
        this.latest = latest;
        this.clock = clock;
    }

    private String points(int count) {
        String x = city.found();
        StringBuilder points = new StringBuilder("code,kind,name,region\n");
        StringBuilder devices = new StringBuilder("mn,name,point,realtime_interval_s,minute_interval_min\n");
        for (int i = 0; i < count; i++) {
            points.append(x)
                    .append("-P")
                    .append(i)
                    .append(",micro_station,点")
                    .append(i)
                    .append(',')
                    .append(x)
                    .append("-1\n");
            devices.append(x)
                    .append("-M")
                    .append(i)
                    .append(",仪")
                    .append(i)
                    .append(',')
                    .append(x)
                    .append("-P")
                    .append(i)
                    .append(",1,1\n");
        }
        assertThat(city.importCsv(city.analyst(x), "points", points.toString()).failed())
                .isFalse();
        assertThat(city.importCsv(city.analyst(x), "devices", devices.toString())
                        .failed())
                .isFalse();
        return x;
    }

    private static void say(String what, long nanos) {
        System.out.printf("SPEED %s: %d ms%n", what, nanos / 1_000_000);
    }

    @Test
    void twentyThousandMinutesAtOnce() throws Exception {
        String x = points(20_000);
        Instant minute = clock.instant().truncatedTo(ChronoUnit.MINUTES).plus(2, ChronoUnit.MINUTES);
        int layout;
        try (Connection connection = ingest.getConnection()) {
            layout = sampleLayouts.intern(
                    connection,
                    new Layouts.Shape(
                            "31", 2011, FACTORS.stream().map(f -> f + "-Rtd").toList()));
        }
        List<DeviceRule> devices = rules.current().listDevices().stream()
                .filter(d -> d.mn().startsWith(x))
                .toList();
        long begin = System.nanoTime();
        for (int second = 0; second < 60; second++) {
            recent.committed(packets(devices, minute.plusSeconds(second), layout));
        }
        say("remember 1,200,000 samples", System.nanoTime() - begin);
        dirtyMarks.mark(devices.stream()
                .map(d -> new DirtyWindow(d.pointId(), Level.MINUTE, minute))
                .toList());
        clock.set(minute.plusSeconds(70));
        begin = System.nanoTime();
        runner.run();
        while (stored(minute) < 20_000 && System.nanoTime() - begin < 120_000_000_000L) {
            Thread.sleep(20);
        }
        say("20,000 minute windows of 60 x 8 values, from memory to commit", System.nanoTime() - begin);
        assertThat(stored(minute)).isGreaterThanOrEqualTo(20_000);
    }

    private int stored(Instant minute) {
        return client.sql("SELECT count(*) FROM telemetry.minute WHERE start = :start")
                .param("start", java.sql.Timestamp.from(minute))
                .query(Integer.class)
                .single();
    }

    private List<CommittedSample> packets(List<DeviceRule> devices, Instant time, int layout) {
        List<CommittedSample> packets = new ArrayList<>(devices.size());
        Figures.Packer packer = new Figures.Packer();
        for (DeviceRule device : devices) {
            packer.clear();
            for (int i = 0; i < FACTORS.size(); i++) {
                packer.add(1_000 + 37L * device.id() % 500 + time.getEpochSecond() % 61 + i, 2);
            }
            packets.add(new CommittedSample(
                    device.id(),
                    UploadKind.REALTIME,
                    time.getEpochSecond(),
                    time.getEpochSecond(),
                    layout,
                    false,
                    packer.packed(),
                    null,
                    null,
                    time.toEpochMilli() * 1000,
                    1));
        }
        return packets;
    }

    @Test
    void aQuarterOfMinutesAmongFiftyMillionAndTheLatestOfFiveThousand() throws Exception {
        String x = points(5_000);
        List<AggregateKey> keys = FACTORS.stream()
                .map(f -> new AggregateKey(f, Basis.MEASURED, Unit.MG_PER_M3))
                .toList();
        int layout = layouts.intern(keys).id();
        Instant from = Instant.parse("2026-03-01T16:00:00Z");
        List<byte[]> bodies = bodies();
        fill(x, layout, bodies, from);
        UUID point = client.sql("SELECT public_id FROM registry.point WHERE code = :c")
                .param("c", x + "-P7")
                .query(UUID.class)
                .single();
        for (int run = 0; run < 4; run++) {
            long begin = System.nanoTime();
            var answer = ScopeContext.callAs(
                    city.analyst(x),
                    () -> series.answer(new SeriesQuery.Question(
                            point, SeriesKind.MINUTE, List.of("a21026"), from, from.plus(Duration.ofDays(90)), 2_000)));
            say(
                    "90 days of minutes of one point and factor, " + answer.times().length + " points drawn",
                    System.nanoTime() - begin);
        }
        for (int run = 0; run < 6; run++) {
            long begin = System.nanoTime();
            var all = ScopeContext.callAs(city.analyst(x), () -> latest.list(SeriesKind.REALTIME, null, null, null));
            say("latest of " + all.size() + " points", System.nanoTime() - begin);
        }
    }

    private List<byte[]> bodies() {
        DataState state =
                new DataState(Review.RAW, Origin.MEASURED, ReferenceState.STANDARD, Usability.VALID, List.of());
        List<byte[]> bodies = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Statistic statistic = new Statistic(
                    Ratio.ofUnscaled(60_000 + 31L * i, 2),
                    60,
                    60,
                    null,
                    null,
                    Ratio.ofUnscaled(900 + i, 2),
                    Ratio.ofUnscaled(1_100 + i, 2),
                    null);
            bodies.add(AggregateCodec.encode(FACTORS.stream()
                    .map(f -> new AggregateCodec.Element(
                            new Aggregate(
                                    f,
                                    Basis.MEASURED,
                                    Unit.MG_PER_M3,
                                    null,
                                    statistic,
                                    Source.COMPUTED,
                                    state,
                                    true,
                                    false,
                                    List.of()),
                            Verdict.NO_LIMIT))
                    .toList()));
        }
        return bodies;
    }

    private void fill(String x, int layout, List<byte[]> bodies, Instant from) throws Exception {
        for (String month : List.of("2026-03-01", "2026-04-01", "2026-05-01", "2026-06-01")) {
            client.sql("SELECT telemetry.ensure_month('minute', CAST(:m AS date))")
                    .param("m", month)
                    .query((r, n) -> 1)
                    .list();
        }
        long begin = System.nanoTime();
        try (Connection connection = ingest.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO telemetry.minute (start, computed_at, rules_id, digest,"
                                + " point_id, layout_id, seconds, body) SELECT t, t, 1, 0, p.id, ?, 60, (?::bytea[])[1 + (extract(epoch from t)::bigint / 60 + p.id) % 100]"
                                + " FROM generate_series(?::timestamptz, ?::timestamptz - interval '1 minute', interval '1 minute') t,"
                                + " (SELECT id FROM registry.point WHERE code LIKE ? ORDER BY id LIMIT 49) p");
                PreparedStatement last = connection.prepareStatement(
                        "INSERT INTO telemetry.latest SELECT id, 0, ?, ?, ?, ? FROM registry.point WHERE code LIKE ?"
                                + " ON CONFLICT DO NOTHING")) {
            for (int day = 0; day < 90; day++) {
                Instant start = from.plus(Duration.ofDays(day));
                insert.setInt(1, layout);
                insert.setArray(
                        2, connection.unwrap(PGConnection.class).createArrayOf("bytea", bodies.toArray(byte[][]::new)));
                insert.setString(3, start.toString());
                insert.setString(4, start.plus(Duration.ofDays(1)).toString());
                insert.setString(5, x + "-P%");
                insert.executeUpdate();
            }
            last.setTimestamp(1, java.sql.Timestamp.from(clock.instant()));
            last.setTimestamp(2, java.sql.Timestamp.from(clock.instant()));
            last.setInt(3, layout);
            last.setBytes(4, bodies.getFirst());
            last.setString(5, x + "-P%");
            last.executeUpdate();
        }
        long rows = client.sql(
                        "SELECT count(*) FROM telemetry.minute WHERE start >= '2026-03-01' AND start < '2026-06-15'")
                .query(Long.class)
                .single();
        say(
                "write " + rows * FACTORS.size() + " minute values, body of " + bodies.getFirst().length + " bytes",
                System.nanoTime() - begin);
        client.sql("ANALYZE telemetry.minute").update();
        assertThat(rows * FACTORS.size()).isGreaterThanOrEqualTo(50_000_000L);
    }
}
