/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.web;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.platform.ProblemException;
import org.qingshan.server.registry.model.Decimals;

/** What is sent to make or change a thing. References are public ids or codes; a field left out is emptied. */
final class Bodies {

    private Bodies() {}

    /** Values by column of the import files. */
    interface Body {

        default Map<String, @Nullable String> values() {
            return columns(this);
        }

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
            implements Body {}

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
            implements Body {}

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
            implements Body {}

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
            implements Body {}

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
            implements Body {}

    /** Its field {@code from} is a day, or an instant; the first no longer, or again, in operation. */
    record EndingBody(@Nullable String from, @Nullable String reason) implements Body {

        String day() {
            return from == null ? "" : from;
        }
    }

    record ReferenceO2Body(
            @Nullable String point,
            @Nullable BigDecimal value,
            @Nullable String standard,
            @Nullable String clause,
            @Nullable String validFrom,
            @Nullable String validTo,
            @Nullable String reason)
            implements Body {}

    /** The fields of a record under the names of the columns; {@code nameEn} is {@code name_en}, a map stands for itself. */
    private static Map<String, @Nullable String> columns(Body body) {
        Map<String, @Nullable String> values = new HashMap<>();
        for (RecordComponent field : body.getClass().getRecordComponents()) {
            Object value = value(field, body);
            if (value instanceof Map<?, ?> details) {
                details.forEach((column, text) -> values.put(column.toString(), text(text)));
            } else if (!field.getName().equals("reason") && field.getType() != Map.class) {
                values.put(column(field.getName()), text(value));
            }
        }
        return values;
    }

    private static String column(String field) {
        return field.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    private static @Nullable Object value(RecordComponent field, Body body) {
        try {
            return field.getAccessor().invoke(body);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static @Nullable String text(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case BigDecimal number -> Decimals.text(number);
            case List<?> words -> words.stream().map(String::valueOf).collect(Collectors.joining(";"));
            default -> value.toString();
        };
    }
}
