/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212.message;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qingshan.hj212.Edition;
import org.qingshan.hj212.FactorItem;
import org.qingshan.hj212.Suffix;
import org.qingshan.hj212.Value;

/** What HJ 212-2025 adds about the logger itself: 1001, 1002, 1014, 9015; read by implementers, not in the text. */
public sealed interface LoggerMessage extends Message {
    /** 1001, device to host: a notification with the identities of logger, CPU and network cards. */
    record HardwareIdentity(List<FactorItem> infos) implements LoggerMessage {
        public HardwareIdentity {
            infos = List.copyOf(infos);
        }

        @Override
        public Body body(Edition edition) {
            return Body.of("1001").with(infos);
        }
    }

    /** 1002, host to device: the access code the logger is to use as MN. */
    record AssignMn(String mn) implements LoggerMessage {
        @Override
        public Body body(Edition edition) {
            return Body.of("1002").with(List.of(FactorItem.of("i23005", Value.of(Suffix.INFO, mn))));
        }
    }

    /**
     * 1014, device to host: asks for a new key.
     *
     * @param createTime when the present key was made, or null
     */
    record RequestKey(@Nullable String createTime) implements LoggerMessage {
        @Override
        public Body body(Edition edition) {
            return Body.of("1014").with("SKCreateTime", createTime);
        }
    }

    /** 1014, host to device. */
    record IssueKey(@Nullable String createTime, String newKey) implements LoggerMessage {
        @Override
        public Body body(Edition edition) {
            return Body.of("1014").with("SKCreateTime", createTime).with("NewSK", newKey);
        }

        @Override
        public String toString() {
            return "IssueKey[hidden]";
        }
    }

    /** 9015, device to host: a notification, answered with 9013 when it asks for an answer. */
    record Heartbeat() implements LoggerMessage {
        @Override
        public Body body(Edition edition) {
            return Body.of("9015");
        }
    }

    static LoggerMessage read(String cn, Fields fields) {
        return switch (cn) {
            case "1001" -> new HardwareIdentity(fields.factors());
            case "1002" -> new AssignMn(fields.onlyValue(Suffix.INFO));
            case "1014" ->
                fields.has("NewSK")
                        ? new IssueKey(fields.optional("SKCreateTime"), fields.required("NewSK"))
                        : new RequestKey(fields.optional("SKCreateTime"));
            default -> new Heartbeat();
        };
    }
}
