/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.qingshan.server.fixture.ServerTest;
import org.qingshan.server.registry.imports.ImportReport;
import org.qingshan.server.registry.imports.LineOutcome;
import org.qingshan.server.telemetry.RulesInForce;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Import;

@ServerTest
@Import(RegistryCity.class)
class LargeImportTest {

    private static final Logger log = LoggerFactory.getLogger(LargeImportTest.class);
    private static final int DEVICES = 20_000;

    private final RegistryCity city;
    private final RulesInForce rules;

    LargeImportTest(RegistryCity city, RulesInForce rules) {
        this.city = city;
        this.rules = rules;
    }

    @Test
    void twentyThousandDevicesWithTheirPointsTakeLessThanThirtySecondsEach() {
        String x = city.found();
        var points = new StringBuilder("code,kind,name,region\n");
        var devices = new StringBuilder("mn,point,password,addresses,minute_interval_min\n");
        for (int n = 0; n < DEVICES; n++) {
            points.append(x)
                    .append("-P")
                    .append(n)
                    .append(",micro_station,站点 ")
                    .append(n)
                    .append(',')
                    .append(x)
                    .append("-1\n");
            devices.append(x)
                    .append("-M")
                    .append(n)
                    .append(',')
                    .append(x)
                    .append("-P")
                    .append(n)
                    .append(",123456,10.0.0.0/8,1\n");
        }
        assertQuick(x, "points", points.toString(), LineOutcome.Kind.CREATED);
        assertQuick(x, "devices", devices.toString(), LineOutcome.Kind.CREATED);
        assertQuick(x, "devices", devices.toString(), LineOutcome.Kind.UNCHANGED);
        assertThat(rules.current().findDevice(x + "-M" + (DEVICES - 1))).isPresent();
    }

    private void assertQuick(String x, String kind, String csv, LineOutcome.Kind outcome) {
        long begin = System.nanoTime();
        ImportReport report = city.importCsv(city.analyst(x), kind, csv);
        var took = Duration.ofNanos(System.nanoTime() - begin);
        log.info("import kind={} rows={} outcome={} ms={}", kind, DEVICES, outcome, took.toMillis());
        assertThat(report.count(outcome)).isEqualTo(DEVICES);
        assertThat(took).isLessThan(Duration.ofSeconds(30));
    }
}
