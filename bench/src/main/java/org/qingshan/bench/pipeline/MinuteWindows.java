/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.bench.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.qingshan.pipeline.WindowInput;
import org.qingshan.pipeline.Windows;
import org.qingshan.pipeline.aggregate.Basis;
import org.qingshan.pipeline.rules.Averaging;
import org.qingshan.pipeline.rules.DeviceRule;
import org.qingshan.pipeline.rules.LabelSide;
import org.qingshan.pipeline.rules.LimitRule;
import org.qingshan.pipeline.rules.PointKind;
import org.qingshan.pipeline.rules.PointRule;
import org.qingshan.pipeline.rules.RulesSnapshot;
import org.qingshan.pipeline.sample.Column;
import org.qingshan.pipeline.sample.Layout;
import org.qingshan.pipeline.sample.Sample;
import org.qingshan.pipeline.sample.SampleKind;
import org.qingshan.standards.number.Decimal;
import org.qingshan.standards.unit.Unit;

/** 20,000 outlets, each with one minute of sixty samples of eight factors; half waste gas, half waste water. */
final class MinuteWindows {

    static final int POINTS = 20_000;

    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final String[] GAS = {"a21026", "a21002", "a34013", "a19001", "a01012", "a01013", "a01014", "a00000"
    };
    private static final String[] WATER = {
        "w01018", "w21003", "w21011", "w21001", "w01001", "w01010", "w01012", "w00000"
    };

    private MinuteWindows() {}

    static RulesSnapshot rules() {
        RulesSnapshot.Builder builder = RulesSnapshot.builder(1);
        for (int id = 0; id < POINTS; id++) {
            PointKind kind = isGas(id) ? PointKind.WASTE_GAS_OUTLET : PointKind.WASTE_WATER_OUTLET;
            Decimal reference = isGas(id) ? Decimal.of(6, 0) : null;
            builder.add(new PointRule(id, kind, 1, null, reference, Duration.ofMinutes(1), 24, Map.of()));
            builder.add(new DeviceRule(
                    id,
                    "MN" + id,
                    id,
                    "2017",
                    "",
                    "standard",
                    Duration.ofSeconds(1),
                    Duration.ofMinutes(1),
                    LabelSide.START,
                    Duration.ZERO,
                    true));
            builder.add(new LimitRule(
                    id,
                    id,
                    isGas(id) ? "a21026" : "w01018",
                    isGas(id) ? Averaging.HOUR : Averaging.DAY,
                    isGas(id) ? Basis.CONVERTED : Basis.MEASURED,
                    null,
                    Decimal.of(50, 0),
                    isGas(id) ? Unit.MG_PER_M3 : Unit.MG_PER_L,
                    "bench",
                    "",
                    null,
                    null));
        }
        return builder.build();
    }

    private static boolean isGas(int id) {
        return id % 2 == 0;
    }

    /** One input per point. */
    static List<WindowInput> inputs(int points) {
        Layout gas = layout(GAS);
        Layout water = layout(WATER);
        List<WindowInput> inputs = new ArrayList<>(points);
        for (int id = 0; id < points; id++) {
            List<Sample> samples = new ArrayList<>(60);
            for (int second = 0; second < 60; second++) {
                samples.add(sample(id, second, isGas(id) ? gas : water));
            }
            inputs.add(WindowInput.minute(Windows.minute(id, START, Duration.ofMinutes(1)), samples));
        }
        return inputs;
    }

    private static Layout layout(String[] codes) {
        List<Column> columns = new ArrayList<>();
        for (String code : codes) {
            columns.add(new Column(code, "Rtd"));
        }
        return new Layout(columns);
    }

    private static Sample sample(int id, int second, Layout layout) {
        long[] unscaled = new long[8];
        byte[] scales = new byte[8];
        String[] flags = new String[8];
        for (int i = 0; i < 8; i++) {
            unscaled[i] = 700 + (id * 31L + second * 17L + i * 7L) % 200;
            scales[i] = 2;
            flags[i] = "N";
        }
        Instant time = START.plusSeconds(second);
        return new Sample(
                id,
                "32",
                SampleKind.REALTIME,
                time,
                layout,
                unscaled,
                scales,
                flags,
                false,
                time.plusMillis(80),
                second);
    }
}
