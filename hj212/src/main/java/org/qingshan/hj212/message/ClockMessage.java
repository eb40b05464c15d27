/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212.message;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.qingshan.hj212.Edition;

/** Clocks: 1011, 1012, 1013. Without a factor the logger is meant, with one its instrument. Times are at UTC+8. */
public sealed interface ClockMessage extends Message {
    /** 1011, host to device. */
    record ReadClock(@Nullable String polId) implements ClockMessage {
        @Override
        public Body body(Edition edition) {
            return Body.of("1011").with("PolId", polId);
        }
    }

    /** 1011, device to host. */
    record ClockTime(@Nullable String polId, LocalDateTime systemTime) implements ClockMessage {
        @Override
        public Body body(Edition edition) {
            return Body.of("1011").with("PolId", polId).with("SystemTime", systemTime);
        }
    }

    /** 1012, host to device. */
    record SetClock(@Nullable String polId, LocalDateTime systemTime) implements ClockMessage {
        @Override
        public Body body(Edition edition) {
            return Body.of("1012").with("PolId", polId).with("SystemTime", systemTime);
        }
    }

    /** 1013, device to host: a notification; the host answers 9013 and then sends 1012. */
    record CalibrationWanted(@Nullable String polId) implements ClockMessage {
        @Override
        public Body body(Edition edition) {
            return Body.of("1013").with("PolId", polId);
        }
    }

    static ClockMessage read(String cn, Fields fields) {
        String polId = fields.optional("PolId");
        return switch (cn) {
            case "1012" -> new SetClock(polId, fields.time("SystemTime"));
            case "1013" -> new CalibrationWanted(polId);
            default ->
                fields.has("SystemTime") ? new ClockTime(polId, fields.time("SystemTime")) : new ReadClock(polId);
        };
    }
}
