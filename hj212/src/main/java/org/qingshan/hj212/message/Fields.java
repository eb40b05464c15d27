/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212.message;

import java.io.Serial;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qingshan.hj212.Edition;
import org.qingshan.hj212.FactorItem;
import org.qingshan.hj212.Packet;
import org.qingshan.hj212.PacketEncoder;
import org.qingshan.hj212.Param;
import org.qingshan.hj212.Problem;
import org.qingshan.hj212.ProblemCode;
import org.qingshan.hj212.Suffix;
import org.qingshan.hj212.Value;

/** The data area of a packet by name and type. */
final class Fields {
    private final Packet packet;

    Fields(Packet packet) {
        this.packet = packet;
    }

    /** A field that keeps a message from being read; caught by {@link Messages}. */
    static final class FieldException extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1;

        private final transient Problem problem;

        FieldException(ProblemCode code, String detail) {
            super(detail, null, false, false);
            this.problem = new Problem(code, detail);
        }

        Problem problem() {
            return problem;
        }
    }

    Edition edition() {
        return packet.edition();
    }

    /** Whether the data area says nothing, which makes a request of a command that is also an upload. */
    boolean isEmpty() {
        return packet.params().isEmpty() && packet.factors().isEmpty() && packet.dataTime() == null;
    }

    boolean has(String name) {
        return packet.findParam(name).isPresent();
    }

    @Nullable
    String optional(String name) {
        return packet.findParam(name).orElse(null);
    }

    String required(String name) {
        return packet.findParam(name).orElseThrow(() -> missing(name));
    }

    List<String> all(String name) {
        return packet.params().stream()
                .filter(p -> p.name().equals(name))
                .map(Param::text)
                .toList();
    }

    int number(String name, int from, int to) {
        String text = required(name);
        try {
            int number = Integer.parseInt(text);
            if (number >= from && number <= to) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw unusable(name, text);
        }
        throw unusable(name, text);
    }

    LocalDateTime time(String name) {
        LocalDateTime time = optionalTime(name);
        if (time == null) {
            throw missing(name);
        }
        return time;
    }

    @Nullable
    LocalDateTime optionalTime(String name) {
        String text = optional(name);
        if (text == null) {
            return null;
        }
        try {
            return LocalDateTime.parse(text.length() == 17 ? text.substring(0, 14) : text, PacketEncoder.TIME);
        } catch (DateTimeException e) {
            throw unusable(name, text);
        }
    }

    @Nullable
    LocalDateTime optionalDataTime() {
        return packet.dataTime();
    }

    LocalDateTime dataTime() {
        LocalDateTime time = packet.dataTime();
        if (time == null) {
            throw missing("DataTime");
        }
        return time;
    }

    List<FactorItem> factors() {
        return packet.factors();
    }

    /** The text of the only value with a suffix. */
    String onlyValue(Suffix suffix) {
        return packet.factors().stream()
                .flatMap(f -> f.find(suffix).stream())
                .map(Value::text)
                .findFirst()
                .orElseThrow(() -> missing("-" + suffix.wire()));
    }

    boolean rf() {
        return packet.rf();
    }

    List<Param> params() {
        return packet.params();
    }

    static FieldException missing(String name) {
        return new FieldException(ProblemCode.MESSAGE_FIELD_MISSING, name);
    }

    static FieldException unusable(String name, String text) {
        return new FieldException(ProblemCode.MESSAGE_FIELD_UNUSABLE, name + "=" + text);
    }
}
