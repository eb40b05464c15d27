/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.cli.hj212;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qingshan.hj212.Edition;
import org.qingshan.hj212.FactorItem;
import org.qingshan.hj212.OutgoingPacket;
import org.qingshan.hj212.PacketEncoder;
import org.qingshan.hj212.Param;
import org.qingshan.hj212.Suffix;
import org.qingshan.hj212.Value;

/** Makes a packet of the JSON that {@code decode} writes; {@code pw} may be added to it. */
final class PacketFromJson {
    private static final int NONE = -1;

    private final Map<String, @Nullable Object> json;

    PacketFromJson(Map<String, @Nullable Object> json) {
        this.json = json;
    }

    OutgoingPacket packet() {
        int flag = number("flag", NONE);
        int pnum = number("pnum", 0);
        Edition edition = edition(flag);
        boolean bare = edition == Edition.HJT_2005;
        return new OutgoingPacket(
                edition,
                text("qn", ""),
                text("st", ""),
                required("cn"),
                text("pw", "123456"),
                required("mn"),
                flag >= 0 || bare ? flag : edition.flag(false, pnum > 0),
                pnum,
                number("pno", 0),
                text("rf", "false").equals("true"),
                time(),
                params(),
                factors());
    }

    private Edition edition(int flag) {
        String code = text("edition", "");
        if (!code.isEmpty()) {
            return Edition.findByCode(code).orElseThrow(() -> bad("edition"));
        }
        return switch (flag >> 2) {
            case 0 -> Edition.HJT_2005;
            case NONE, 1 -> Edition.HJ_2017;
            case 2 -> text("st", "").equals("21") ? Edition.HJ_1404 : Edition.HJ_2025;
            default -> throw bad("flag");
        };
    }

    private @Nullable LocalDateTime time() {
        String text = text("dataTime", "");
        if (text.isEmpty()) {
            return null;
        }
        try {
            return LocalDateTime.parse(text, PacketEncoder.TIME);
        } catch (DateTimeException e) {
            throw bad("dataTime");
        }
    }

    private List<Param> params() {
        List<Param> params = new ArrayList<>();
        object("params").forEach((name, value) -> {
            if (value instanceof List<?> several) {
                several.forEach(text -> params.add(new Param(name, String.valueOf(text))));
            } else {
                params.add(new Param(name, scalar(name, value)));
            }
        });
        return params;
    }

    private List<FactorItem> factors() {
        List<FactorItem> factors = new ArrayList<>();
        object("factors").forEach((code, values) -> {
            if (!(values instanceof Map<?, ?> bySuffix)) {
                throw bad(code);
            }
            List<Value> list = new ArrayList<>();
            bySuffix.forEach((suffix, text) -> {
                String name = String.valueOf(suffix);
                list.add(Value.of(Suffix.of(name), name, scalar(name, text)));
            });
            factors.add(new FactorItem(code, code, list));
        });
        return factors;
    }

    private Map<String, @Nullable Object> object(String name) {
        Object value = json.get(name);
        if (value == null) {
            return Map.of();
        }
        if (!(value instanceof Map<?, ?> map)) {
            throw bad(name);
        }
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((key, entry) -> copy.put(String.valueOf(key), entry));
        return copy;
    }

    private static String scalar(String name, @Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        if (value == null) {
            return "";
        }
        throw bad(name);
    }

    private String required(String name) {
        String text = text(name, "");
        if (text.isEmpty()) {
            throw new BadPacketException("hj212.json.missing", name);
        }
        return text;
    }

    private String text(String name, String absent) {
        Object value = json.get(name);
        return value == null ? absent : scalar(name, value);
    }

    private int number(String name, int absent) {
        String text = text(name, "");
        try {
            return text.isEmpty() ? absent : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw bad(name);
        }
    }

    private static BadPacketException bad(String name) {
        return new BadPacketException("hj212.json.unusable", name);
    }
}
