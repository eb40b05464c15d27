/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.cli.hj212;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qingshan.hj212.CrcVerdict;
import org.qingshan.hj212.FactorItem;
import org.qingshan.hj212.Packet;
import org.qingshan.hj212.PacketEncoder;
import org.qingshan.hj212.Param;
import org.qingshan.hj212.Problem;
import org.qingshan.hj212.Suffix;
import org.qingshan.hj212.Value;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** A packet as one line of JSON. The keys are a public contract; the password is not among them. */
final class PacketJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private PacketJson() {}

    static String line(Packet packet) {
        StringWriter text = new StringWriter(1024);
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            header(json, packet);
            params(json, packet.params());
            factors(json, packet.factors());
            problems(json, packet.notes());
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void header(JsonGenerator json, Packet packet) {
        text(json, "mn", packet.mn());
        text(json, "cn", packet.cn());
        text(json, "st", packet.st());
        text(json, "qn", packet.qn());
        number(json, "flag", packet.flag(), -1);
        text(json, "edition", packet.edition().code());
        number(json, "pnum", packet.pnum(), 0);
        number(json, "pno", packet.pno(), 0);
        json.writeName("rf");
        json.writeBoolean(packet.rf());
        CrcVerdict crc = packet.crc();
        text(json, "crc", crc.code());
        text(json, "crcSent", crc.sent());
        text(json, "crcComputed", crc.computedText());
        text(
                json,
                "dataTime",
                packet.dataTime() == null ? "" : packet.dataTime().format(PacketEncoder.TIME));
    }

    /** A name that comes several times gets a list of its texts. */
    private static void params(JsonGenerator json, List<Param> params) {
        Map<String, Object> byName = new LinkedHashMap<>();
        for (Param param : params) {
            byName.merge(param.name(), param.text(), PacketJson::both);
        }
        json.writeName("params");
        json.writeStartObject();
        byName.forEach((name, value) -> {
            json.writeName(name);
            if (value instanceof Several several) {
                json.writeStartArray();
                several.texts().forEach(t -> json.writeString(t.toString()));
                json.writeEndArray();
            } else {
                json.writeString(value.toString());
            }
        });
        json.writeEndObject();
    }

    private static Object both(Object first, Object next) {
        List<Object> texts = new ArrayList<>(first instanceof Several several ? several.texts() : List.of(first));
        texts.add(next);
        return new Several(texts);
    }

    private record Several(List<Object> texts) {}

    private static void factors(JsonGenerator json, List<FactorItem> factors) {
        json.writeName("factors");
        json.writeStartObject();
        for (FactorItem factor : factors) {
            json.writeName(factor.code());
            json.writeStartObject();
            for (Value value : factor.values()) {
                boolean known = value.suffix() != Suffix.OTHER;
                json.writeName(known ? value.suffix().wire() : value.suffixText());
                json.writeString(value.text());
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void problems(JsonGenerator json, List<Problem> problems) {
        json.writeName("problems");
        json.writeStartArray();
        for (Problem problem : problems) {
            json.writeStartObject();
            json.writeName("code");
            json.writeString(problem.code().code());
            json.writeName("detail");
            json.writeString(problem.detail());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void text(JsonGenerator json, String name, @Nullable String value) {
        json.writeName(name);
        if (value == null || value.isEmpty()) {
            json.writeNull();
        } else {
            json.writeString(value);
        }
    }

    private static void number(JsonGenerator json, String name, int value, int absent) {
        json.writeName(name);
        if (value == absent) {
            json.writeNull();
        } else {
            json.writeNumber(value);
        }
    }
}
