/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212;

import java.util.Optional;

/**
 * Answers in the edition of the packet they answer: system code 91, the same PW and MN, no answer wanted. 2005 carries
 * the QN of the request inside CP; from 2017 it is the QN of the header. A reply is never answered, even when it asks
 * for it.
 */
public final class Replies {
    private static final String REQUEST = "9011";
    private static final String EXECUTION = "9012";
    private static final String NOTIFICATION = "9013";
    private static final String DATA = "9014";

    private Replies() {}

    /** Whether a command is one of the four replies. */
    public static boolean isReply(String cn) {
        return cn.length() == 4 && cn.startsWith("901") && cn.charAt(3) >= '1' && cn.charAt(3) <= '4';
    }

    /**
     * What the host has to answer to a packet of a device, or empty when nothing: no answer is wanted, or it is a reply.
     * Duplicates get an answer too; a command in no table is acknowledged like data. To be sent only after the packet is
     * kept, and only for a packet that was accepted.
     */
    public static Optional<byte[]> findAnswer(PacketHeader packet) {
        if (!packet.answerWanted()) {
            return Optional.empty();
        }
        boolean notification = Commands.find(packet.edition(), packet.cn())
                .filter(c -> c.kind() == Command.Kind.NOTIFICATION)
                .isPresent();
        return Optional.of(notification ? notificationAck(packet) : dataAck(packet));
    }

    /** 9014, to data. */
    public static byte[] dataAck(PacketHeader packet) {
        OutgoingPacket.Builder reply = reply(packet, DATA);
        if (packet.edition() == Edition.HJT_2005) {
            reply.param("CN", packet.cn());
            if (packet.split()) {
                reply.param("PNUM", Integer.toString(packet.pnum())).param("PNO", Integer.toString(packet.pno()));
            }
        }
        return PacketEncoder.encode(reply.build());
    }

    /** 9013, to a notification. */
    public static byte[] notificationAck(PacketHeader packet) {
        return PacketEncoder.encode(reply(packet, NOTIFICATION).build());
    }

    /** 9011, to a request. */
    public static byte[] requestAck(PacketHeader request, RequestResult result) {
        return PacketEncoder.encode(reply(request, REQUEST)
                .param("QnRtn", Integer.toString(result.code()))
                .build());
    }

    /** 9012, to a request that was accepted. */
    public static byte[] executionResult(PacketHeader request, ExecutionResult result) {
        return PacketEncoder.encode(reply(request, EXECUTION)
                .param("ExeRtn", Integer.toString(result.code()))
                .build());
    }

    private static OutgoingPacket.Builder reply(PacketHeader packet, String cn) {
        if (packet.reply()) {
            throw new IllegalArgumentException(
                    "Packet %s is a reply and gets no answer. Maybe findAnswer was to be asked."
                            .formatted(packet.cn()));
        }
        OutgoingPacket.Builder reply = OutgoingPacket.of(packet.edition())
                .st(SystemCodes.DIALOGUE)
                .cn(cn)
                .pw(packet.pw())
                .mn(packet.mn());
        if (packet.edition() != Edition.HJT_2005) {
            return reply.qn(packet.qn());
        }
        return packet.qn().isEmpty() ? reply : reply.param("QN", packet.qn());
    }
}
