/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.web;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.platform.ProblemException;

/** What is sent to make or change a thing. References are public ids or codes; a field left out is emptied. */
final class Bodies {

    private Bodies() {}

    /** Values by column of the import files. */
    interface Body {

        Map<String, @Nullable String> values();

        @Nullable
        String reason();

        /** Why; a change of what is kept needs words. */
        default String because() {
            String reason = reason();
            return reason == null ? "" : reason.strip();
        }

        default String mustSayWhy() {
            if (because().isEmpty()) {
                throw ProblemException.unprocessable("registry.missing-value", Map.of("column", "reason", "value", ""));
            }
            return because();
        }
    }

    record EnterpriseBody(
            @Nullable String code,
            @Nullable String name,
            @Nullable String nameEn,
            @Nullable String shortName,
            @Nullable String creditCode,
            @Nullable String industry,
            @Nullable String region,
            @Nullable BigDecimal lon,
            @Nullable BigDecimal lat,
            @Nullable String address,
            @Nullable String reason)
            implements Body {

        @Override
        public Map<String, @Nullable String> values() {
            Map<String, @Nullable String> values = new HashMap<>();
            values.put("code", code);
            values.put("name", name);
            values.put("name_en", nameEn);
            values.put("short_name", shortName);
            values.put("credit_code", creditCode);
            values.put("industry", industry);
            values.put("region", region);
            values.put("lon", text(lon));
            values.put("lat", text(lat));
            values.put("address", address);
            return values;
        }
    }

    record PointBody(
            @Nullable String code,
            @Nullable String kind,
            @Nullable String name,
            @Nullable String nameEn,
            @Nullable String region,
            @Nullable String enterprise,
            @Nullable BigDecimal lon,
            @Nullable BigDecimal lat,
            @Nullable BigDecimal referenceO2,
            @Nullable List<String> factors,
            @Nullable Map<String, String> details,
            @Nullable String reason)
            implements Body {

        @Override
        public Map<String, @Nullable String> values() {
            Map<String, @Nullable String> values = new HashMap<>(details == null ? Map.of() : details);
            values.put("code", code);
            values.put("kind", kind);
            values.put("name", name);
            values.put("name_en", nameEn);
            values.put("region", region);
            values.put("enterprise", enterprise);
            values.put("lon", text(lon));
            values.put("lat", text(lat));
            values.put("reference_o2", text(referenceO2));
            values.put("factors", joined(factors));
            return values;
        }
    }

    record DeviceBody(
            @Nullable String mn,
            @Nullable String name,
            @Nullable String point,
            @Nullable String edition,
            @Nullable String dialect,
            @Nullable String crc,
            @Nullable String password,
            @Nullable String sm4Key,
            @Nullable List<String> addresses,
            @Nullable Integer realtimeIntervalS,
            @Nullable Integer minuteIntervalMin,
            @Nullable String labelSide,
            @Nullable Integer clockOffsetS,
            @Nullable String state,
            @Nullable String reason)
            implements Body {

        @Override
        public Map<String, @Nullable String> values() {
            Map<String, @Nullable String> values = new HashMap<>();
            values.put("mn", mn);
            values.put("name", name);
            values.put("point", point);
            values.put("edition", edition);
            values.put("dialect", dialect);
            values.put("crc", crc);
            values.put("password", password);
            values.put("sm4_key", sm4Key);
            values.put("addresses", joined(addresses));
            values.put("realtime_interval_s", text(realtimeIntervalS));
            values.put("minute_interval_min", text(minuteIntervalMin));
            values.put("label_side", labelSide);
            values.put("clock_offset_s", text(clockOffsetS));
            values.put("state", state);
            return values;
        }
    }

    record ChannelBody(
            @Nullable String mn,
            @Nullable String st,
            @Nullable String wireCode,
            @Nullable String point,
            @Nullable String factor,
            @Nullable String unit,
            @Nullable String gasState,
            @Nullable String labelSide,
            @Nullable Integer priority,
            @Nullable String validFrom,
            @Nullable String validTo,
            @Nullable String reason)
            implements Body {

        @Override
        public Map<String, @Nullable String> values() {
            Map<String, @Nullable String> values = new HashMap<>();
            values.put("mn", mn);
            values.put("st", st);
            values.put("wire_code", wireCode);
            values.put("point", point);
            values.put("factor", factor);
            values.put("unit", unit);
            values.put("gas_state", gasState);
            values.put("label_side", labelSide);
            values.put("priority", text(priority));
            values.put("valid_from", validFrom);
            values.put("valid_to", validTo);
            return values;
        }
    }

    record LimitBody(
            @Nullable String point,
            @Nullable String factor,
            @Nullable String averaging,
            @Nullable String basis,
            @Nullable BigDecimal lower,
            @Nullable BigDecimal upper,
            @Nullable String unit,
            @Nullable String standard,
            @Nullable String clause,
            @Nullable String validFrom,
            @Nullable String validTo,
            @Nullable String reason)
            implements Body {

        @Override
        public Map<String, @Nullable String> values() {
            Map<String, @Nullable String> values = new HashMap<>();
            values.put("point", point);
            values.put("factor", factor);
            values.put("averaging", averaging);
            values.put("basis", basis);
            values.put("lower", text(lower));
            values.put("upper", text(upper));
            values.put("unit", unit);
            values.put("standard", standard);
            values.put("clause", clause);
            values.put("valid_from", validFrom);
            values.put("valid_to", validTo);
            return values;
        }
    }

    private static @Nullable String text(@Nullable Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : value == null ? null : value.toString();
    }

    private static @Nullable String joined(@Nullable List<String> words) {
        return words == null ? null : String.join(";", words);
    }
}
