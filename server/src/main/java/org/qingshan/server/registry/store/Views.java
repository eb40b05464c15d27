/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.store;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the registry shows; times with +08:00. */
public final class Views {

    private Views() {}

    /** Another object, by id and name. */
    public record Ref(
            UUID id, String code, String name, @Nullable String nameEn) {}

    /**
     * A stretch in which something is closed; a point shows those of its enterprise too.
     *
     * @param inherited it is a closing of the point's enterprise, and ends with that
     */
    public record ClosureView(OffsetDateTime from, @Nullable OffsetDateTime to, String reason, boolean inherited) {}

    public record EnterpriseView(
            UUID id,
            String code,
            String name,
            @Nullable String nameEn,
            @Nullable String shortName,
            @Nullable String creditCode,
            @Nullable String industry,
            Ref region,
            @Nullable BigDecimal lon,
            @Nullable BigDecimal lat,
            @Nullable String address,
            List<ClosureView> closures,
            int version) {}

    public record PointItem(
            UUID id,
            String code,

            @Schema(
                    allowableValues = {
                        "waste_gas_outlet",
                        "waste_water_outlet",
                        "air_station",
                        "micro_station",
                        "water_section",
                        "pump_station"
                    })
            String kind,

            String name,
            @Nullable String nameEn,
            Ref region,
            @Nullable Ref enterprise,
            @Nullable BigDecimal lon,
            @Nullable BigDecimal lat,
            @Nullable BigDecimal referenceO2,
            List<ClosureView> closures,
            int version) {}

    /**
     * A factor of the dictionary.
     *
     * @param verified false = seen on the wire, not read in a standard
     */
    public record FactorView(
            String code,
            String medium,
            String name,
            String nameEn,
            @Nullable String legacyCode,
            String unit,
            @Nullable String amountUnit,
            int decimals,
            String source,
            boolean verified,
            int version) {}

    public record FactorAtPoint(String code, String name, String nameEn, String unit, int decimals) {}

    public record DeviceView(
            UUID id,
            String mn,
            String name,
            String edition,
            String dialect,
            String crc,
            boolean hasPassword,
            boolean hasSm4Key,
            List<String> addresses,
            int realtimeIntervalS,
            int minuteIntervalMin,
            String labelSide,
            int clockOffsetS,
            String state,
            List<ClosureView> closures,
            int version) {}

    public record PointView(
            UUID id,
            String code,

            @Schema(
                    allowableValues = {
                        "waste_gas_outlet",
                        "waste_water_outlet",
                        "air_station",
                        "micro_station",
                        "water_section",
                        "pump_station"
                    })
            String kind,

            String name,
            @Nullable String nameEn,
            Ref region,
            @Nullable Ref enterprise,
            @Nullable BigDecimal lon,
            @Nullable BigDecimal lat,
            @Nullable BigDecimal referenceO2,
            Map<String, String> details,
            List<FactorAtPoint> factors,
            List<DeviceView> devices,
            List<ClosureView> closures,
            int version) {}

    public record LimitView(
            UUID id,
            String factor,
            String averaging,
            String basis,
            @Nullable BigDecimal lower,
            @Nullable BigDecimal upper,
            String unit,
            String standard,
            String clause,
            @Nullable OffsetDateTime validFrom,
            @Nullable OffsetDateTime validTo,
            int version) {}

    public record ReferenceO2View(
            UUID id,
            BigDecimal value,
            String standard,
            String clause,
            @Nullable OffsetDateTime validFrom,
            @Nullable OffsetDateTime validTo,
            int version) {}

    public record ChannelView(
            UUID id,
            String st,
            String wireCode,
            Ref point,
            String factor,
            String unit,
            String gasState,
            @Nullable String labelSide,
            int priority,
            @Nullable OffsetDateTime validFrom,
            @Nullable OffsetDateTime validTo,
            int version) {}

    /** One change: the state after it, who, when, why. */
    public record RevisionView(
            String kind,
            String key,
            int version,
            OffsetDateTime at,
            String by,
            String reason,
            String act,
            @Nullable OffsetDateTime validFrom,
            @Nullable OffsetDateTime validTo,
            Map<String, Object> state) {}

    public record Hit(
            String kind, UUID id, String title, @Nullable String titleEn, String subtitle, String path) {}
}
