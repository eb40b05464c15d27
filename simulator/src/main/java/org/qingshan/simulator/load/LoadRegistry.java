/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.load;

import java.util.function.IntFunction;
import org.qingshan.simulator.registry.Kind;
import org.qingshan.simulator.registry.RegistryFiles;

/** The loggers of a load as registry rows: one waste-gas outlet each, a hundred outlets to an enterprise. */
final class LoadRegistry {

    private static final int OUTLETS = 100;
    private static final String CITY = "990000";
    private static final String DISTRICT = "990001";

    private LoadRegistry() {}

    static RegistryFiles of(LoadPlan plan, int stretch, IntFunction<String> mn) {
        var files = new RegistryFiles()
                .add(Kind.REGIONS, CITY, "压测市", "Load City", "city", "")
                .add(Kind.REGIONS, DISTRICT, "压测区", "Load District", "district", CITY);
        for (int first = 0; first < plan.mns(); first += OUTLETS) {
            addEnterprise(files, first / OUTLETS);
        }
        int interval = (int) Math.max(1, Math.round(plan.mns() / plan.rate() * stretch));
        for (int index = 0; index < plan.mns(); index++) {
            addOutlet(files, index, mn.apply(index), interval);
        }
        return files;
    }

    private static void addEnterprise(RegistryFiles files, int number) {
        files.add(
                Kind.ENTERPRISES,
                "LE%06d".formatted(number),
                "压测企业%d".formatted(number),
                "Load Enterprise %d".formatted(number),
                "压测%d".formatted(number),
                "",
                "D4411",
                DISTRICT,
                "",
                "",
                "");
    }

    private static void addOutlet(RegistryFiles files, int index, String mn, int interval) {
        String point = "LP%08d".formatted(index);
        files.add(
                Kind.POINTS,
                point,
                "waste_gas_outlet",
                "压测排放口%d".formatted(index),
                "Load outlet %d".formatted(index),
                "LE%06d".formatted(index / OUTLETS),
                DISTRICT,
                "",
                "",
                "6");
        files.add(
                Kind.DEVICES,
                mn,
                "压测数采仪%d".formatted(index),
                point,
                "2017",
                "",
                "standard",
                LoadTemplate.PASSWORD,
                "",
                String.valueOf(interval),
                "10",
                "start",
                "0");
    }
}
