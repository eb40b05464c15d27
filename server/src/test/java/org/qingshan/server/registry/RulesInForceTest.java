/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingshan.pipeline.aggregate.Basis;
import org.qingshan.pipeline.rules.Averaging;
import org.qingshan.pipeline.rules.RulesSnapshot;
import org.qingshan.server.fixture.ServerTest;
import org.qingshan.server.platform.Jobs;
import org.qingshan.server.telemetry.Admission;
import org.qingshan.server.telemetry.DeviceAdmission;
import org.qingshan.server.telemetry.RulesChanged;
import org.qingshan.server.telemetry.RulesInForce;
import org.springframework.context.annotation.Import;

@ServerTest
@Import(RegistryCity.class)
class RulesInForceTest {

    private static final InetAddress PEER = InetAddress.ofLiteral("10.2.3.4");

    private final RegistryCity city;
    private final RulesInForce rules;
    private final DeviceAdmission admission;
    private final Jobs jobs;
    private String x = "";

    RulesInForceTest(RegistryCity city, RulesInForce rules, DeviceAdmission admission, Jobs jobs) {
        this.city = city;
        this.rules = rules;
        this.admission = admission;
        this.jobs = jobs;
    }

    @BeforeEach
    void aCityWithADevice() {
        x = city.found();
        city.fill(x);
    }

    @Test
    void whatIsCommittedIsInForceUnderAGreaterId() {
        long before = rules.current().id();
        take("devices", "mn,point,minute_interval_min\nX-D2,X-W,5\n");
        RulesSnapshot after = rules.current();
        assertThat(after.id()).isGreaterThan(before);
        var device = after.findDevice(x + "-D2").orElseThrow();
        assertThat(device.minuteInterval()).hasMinutes(5);
        assertThat(after.getPoint(device.pointId()).point().minuteInterval()).hasMinutes(5);
    }

    @Test
    void anEarlierSnapshotStaysAsItWas() {
        RulesSnapshot before = rules.current();
        take("devices", "mn,point\nX-D2,X-W\n");
        assertThat(before.findDevice(x + "-D2")).isEmpty();
    }

    @Test
    void theLimitOfATimeIsTheOneInForceThen() {
        take("limits", """
                point,factor,averaging,basis,upper,standard,valid_from,valid_to
                X-G,a21026,hour,converted,200,old,,2026-01-01
                X-G,a21026,hour,converted,100,new,2026-01-01,
                """);
        var point = rules.current().getPoint(gas());
        assertThat(standardAt(point, "2025-12-31T15:59:59Z")).isEqualTo("old");
        assertThat(standardAt(point, "2025-12-31T16:00:00Z")).isEqualTo("new");
    }

    private static String standardAt(org.qingshan.pipeline.rules.PointRules point, String time) {
        return point.findLimit("a21026", Averaging.HOUR, Basis.CONVERTED, Instant.parse(time))
                .orElseThrow()
                .standard();
    }

    @Test
    void aBackdatedLimitNamesThePointAndTheRange() {
        List<RulesChanged> heard = new CopyOnWriteArrayList<>();
        jobs.runNow("registry.rules");
        rules.onChange(heard::add);
        take("limits", """
                point,factor,averaging,upper,standard,valid_from,valid_to
                X-W,w01018,day,50,GB 18918-2002,2026-02-01,2026-05-01
                """);
        jobs.runNow("registry.rules");
        RulesChanged change = heard.stream()
                .filter(event -> event.points().contains(water()))
                .findFirst()
                .orElseThrow();
        assertThat(change.recompute()).isTrue();
        assertThat(change.from()).isEqualTo("2026-01-31T16:00:00Z");
        assertThat(change.to()).isEqualTo("2026-04-30T16:00:00Z");
    }

    @Test
    void aListenerThatFailedIsToldAgain() {
        List<RulesChanged> heard = new CopyOnWriteArrayList<>();
        jobs.runNow("registry.rules");
        rules.onChange(event -> {
            if (event.points().contains(water()) && heard.isEmpty()) {
                heard.add(event);
                throw new IllegalStateException("the first time it fails");
            } else if (event.points().contains(water())) {
                heard.add(event);
            }
        });
        take("limits", "point,factor,averaging,upper,standard\nX-W,w01018,day,50,GB\n");
        for (int attempt = 0; attempt < 3 && heard.size() < 2; attempt++) {
            try {
                jobs.runNow("registry.rules");
            } catch (IllegalStateException expected) {
                assertThat(expected).hasMessageContaining("first time");
            }
        }
        assertThat(heard).hasSize(2);
    }

    @Test
    void aDeviceIsAdmittedByNumberPasswordAndAddress() {
        take("devices", "mn,point,password,addresses\nX-D3,X-G,654321,10.2.0.0/16\n");
        assertThat(check("X-D3", "654321")).isInstanceOf(Admission.Admitted.class);
        assertThat(check("X-D3", "123456")).isEqualTo(refused("X-D3", Admission.Reason.WRONG_PASSWORD));
        assertThat(admission.check(x + "-D3", "654321", InetAddress.ofLiteral("10.3.0.1")))
                .isEqualTo(refused("X-D3", Admission.Reason.ADDRESS_NOT_ALLOWED));
        assertThat(check("X-D4", "654321")).isEqualTo(new Admission.Unknown());
        take("devices", "mn,point,state\nX-D3,X-G,suspended\n");
        assertThat(check("X-D3", "654321")).isEqualTo(refused("X-D3", Admission.Reason.SUSPENDED));
    }

    @Test
    void channelsLeadADeviceToTheirPoints() {
        take("channels", "mn,wire_code,point,factor,unit\nX-D,011,X-W,w01018,mg/L\n");
        var device = admission.findDevice(x + "-D").orElseThrow();
        assertThat(device.points()).containsExactlyInAnyOrder(gas(), water());
        assertThat(rules.current().listChannels(device.id()))
                .singleElement()
                .satisfies(channel -> assertThat(channel.factor()).isEqualTo("w01018"));
    }

    @Test
    void theMinutesOfAPointAreAsLongAsThoseOfItsSlowestDevice() {
        take("devices", "mn,point,minute_interval_min\nX-D,X-G,1\nX-D3,X-W,20\n");
        take("channels", "mn,wire_code,point,factor,unit\nX-D3,011,X-G,w01018,mg/L\n");
        var device = admission.findDevice(x + "-D").orElseThrow();
        assertThat(device.points()).containsExactly(gas());
        assertThat(device.pointMinutes()).containsExactly(20);
    }

    private Admission check(String mn, String password) {
        return admission.check(mn.replace("X-", x + "-"), password, PEER);
    }

    private Admission refused(String mn, Admission.Reason reason) {
        int id = admission.findDevice(mn.replace("X-", x + "-")).orElseThrow().id();
        return new Admission.Refused(id, reason);
    }

    private int gas() {
        return rules.current().findDevice(x + "-D").orElseThrow().pointId();
    }

    private int water() {
        return rules.current().listPoints().stream()
                .map(point -> point.point())
                .filter(point -> point.regionId()
                                == rules.current().getPoint(gas()).point().regionId()
                        && point.id() != gas())
                .findFirst()
                .orElseThrow()
                .id();
    }

    private void take(String kind, String csv) {
        assertThat(city.importCsv(city.analyst(x), kind, csv.replace("X-", x + "-"))
                        .failed())
                .isFalse();
    }
}
