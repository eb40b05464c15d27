/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212.message;

import org.jspecify.annotations.Nullable;
import org.qingshan.hj212.Edition;
import org.qingshan.hj212.ExecutionResult;
import org.qingshan.hj212.RequestResult;

/**
 * The four replies. {@code qn} is the QN inside CP, as 2005 has it, and null since 2017. To answer a packet use
 * {@link org.qingshan.hj212.Replies}.
 */
public sealed interface ReplyMessage extends Message {
    /**
     * 9011.
     *
     * @param code QnRtn as sent
     * @param result its meaning, or null for a code in no table
     */
    record RequestAck(
            @Nullable String qn, int code, @Nullable RequestResult result) implements ReplyMessage {
        @Override
        public Body body(Edition edition) {
            return Body.of("9011").with("QN", qn).with("QnRtn", code);
        }
    }

    /**
     * 9012.
     *
     * @param code ExeRtn as sent
     * @param result its meaning, or null for a code in no table
     */
    record Executed(@Nullable String qn, int code, @Nullable ExecutionResult result) implements ReplyMessage {
        @Override
        public Body body(Edition edition) {
            return Body.of("9012").with("QN", qn).with("ExeRtn", code);
        }
    }

    /** 9013. */
    record NotificationAck(@Nullable String qn) implements ReplyMessage {
        @Override
        public Body body(Edition edition) {
            return Body.of("9013").with("QN", qn);
        }
    }

    /**
     * 9014.
     *
     * @param uploadCn 2005: command of the upload, else null
     */
    record DataAck(
            @Nullable String qn,
            @Nullable String uploadCn,
            @Nullable String pnum,
            @Nullable String pno) implements ReplyMessage {
        @Override
        public Body body(Edition edition) {
            return Body.of("9014")
                    .with("QN", qn)
                    .with("CN", uploadCn)
                    .with("PNUM", pnum)
                    .with("PNO", pno);
        }
    }

    static ReplyMessage read(String cn, Fields fields) {
        String qn = fields.optional("QN");
        return switch (cn) {
            case "9011" -> {
                int code = fields.number("QnRtn", 0, 999);
                yield new RequestAck(qn, code, RequestResult.findByCode(code).orElse(null));
            }
            case "9012" -> {
                int code = fields.number("ExeRtn", 0, 999);
                yield new Executed(qn, code, ExecutionResult.findByCode(code).orElse(null));
            }
            case "9013" -> new NotificationAck(qn);
            default -> new DataAck(qn, fields.optional("CN"), fields.optional("PNUM"), fields.optional("PNO"));
        };
    }
}
