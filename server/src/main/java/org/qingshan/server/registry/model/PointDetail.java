/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.model;

import static org.qingshan.server.registry.model.PointKind.AIR_STATION;
import static org.qingshan.server.registry.model.PointKind.MICRO_STATION;
import static org.qingshan.server.registry.model.PointKind.PUMP_STATION;
import static org.qingshan.server.registry.model.PointKind.WASTE_GAS_OUTLET;
import static org.qingshan.server.registry.model.PointKind.WASTE_WATER_OUTLET;
import static org.qingshan.server.registry.model.PointKind.WATER_SECTION;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is kept of one kind of point only. The unit is in the name; choices are closed lists. */
public enum PointDetail {
    HOUR_RUNS("hour_runs", "每日测次", Set.of(WASTE_WATER_OUTLET, WATER_SECTION)),
    STACK_HEIGHT_M("stack_height_m", "烟囱高度", WASTE_GAS_OUTLET),
    DUCT_AREA_M2("duct_area_m2", "烟道截面积", WASTE_GAS_OUTLET),
    VELOCITY_COEFFICIENT("velocity_coefficient", "速度场系数", WASTE_GAS_OUTLET),
    PROCESS("process", "生产工艺", List.of(), Set.of(WASTE_GAS_OUTLET, WASTE_WATER_OUTLET)),
    OUTLET_NUMBER("outlet_number", "排污口编号", List.of(), Set.of(WASTE_GAS_OUTLET, WASTE_WATER_OUTLET)),
    PERMIT_NUMBER("permit_number", "排污许可证号", List.of(), Set.of(WASTE_GAS_OUTLET, WASTE_WATER_OUTLET)),
    DISCHARGE_TO("discharge_to", "排放去向", List.of("surface", "sewer", "reuse", "sea"), Set.of(WASTE_WATER_OUTLET)),
    RECEIVING_WATER("receiving_water", "受纳水体", List.of(), Set.of(WASTE_WATER_OUTLET, PUMP_STATION)),
    DESIGN_FLOW_M3_D("design_flow_m3_d", "设计流量", Set.of(WASTE_WATER_OUTLET, PUMP_STATION)),
    STATION_LEVEL(
            "station_level",
            "站点级别",
            List.of("state", "province", "city", "county"),
            Set.of(AIR_STATION, WATER_SECTION)),
    STATION_NUMBER("station_number", "站点编号", List.of(), Set.of(AIR_STATION, MICRO_STATION, WATER_SECTION)),
    MOUNT_HEIGHT_M("mount_height_m", "安装高度", Set.of(AIR_STATION, MICRO_STATION)),
    BASIN("basin", "流域", List.of(), Set.of(WATER_SECTION)),
    RIVER("river", "河流", List.of(), Set.of(WATER_SECTION, PUMP_STATION)),
    WATER_BODY("water_body", "水体类型", List.of("river", "lake", "reservoir"), Set.of(WATER_SECTION)),
    SECTION_TYPE(
            "section_type",
            "断面类型",
            List.of("control", "boundary", "background", "source", "mouth"),
            Set.of(WATER_SECTION)),
    TARGET_CLASS("target_class", "目标类别", List.of("I", "II", "III", "IV", "V"), Set.of(WATER_SECTION)),
    UPSTREAM_SECTION("upstream_section", "上游断面", List.of(), Set.of(WATER_SECTION));

    private final String code;
    private final String chinese;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list
    private final @Nullable List<String> words;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable set
    private final Set<PointKind> kinds;

    PointDetail(String code, String chinese, PointKind kind) {
        this(code, chinese, null, Set.of(kind));
    }

    PointDetail(String code, String chinese, Set<PointKind> kinds) {
        this(code, chinese, null, kinds);
    }

    PointDetail(String code, String chinese, @Nullable List<String> words, Set<PointKind> kinds) {
        this.code = code;
        this.chinese = chinese;
        this.words = words;
        this.kinds = kinds;
    }

    public String code() {
        return code;
    }

    public String chinese() {
        return chinese;
    }

    public boolean isFor(PointKind kind) {
        return kinds.contains(kind);
    }

    /** A positive number in the unit of its name; otherwise a text. */
    public boolean isNumber() {
        return words == null;
    }

    /** The allowed words; empty = any text. */
    public List<String> words() {
        return words == null ? List.of() : words;
    }

    public static Optional<PointDetail> find(String code) {
        return Arrays.stream(values())
                .filter(detail -> detail.code.equals(code))
                .findFirst();
    }
}
