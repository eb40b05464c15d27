/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212.message;

import org.qingshan.hj212.Command;
import org.qingshan.hj212.Commands;
import org.qingshan.hj212.Edition;
import org.qingshan.hj212.OutgoingPacket;
import org.qingshan.hj212.Packet;
import org.qingshan.hj212.Problem;
import org.qingshan.hj212.ProblemCode;

/**
 * Reads packets as messages and writes messages as packets. The same code means different things in different editions
 * (1001, 1014, 2062, 2063, 3014), so the edition decides; what it does not define is refused.
 */
public final class Messages {
    private Messages() {}

    /** What a packet says. A command both sides use is a request when its data area is empty or asks for a period. */
    public static Reading read(Packet packet) {
        Command command = Commands.find(packet.edition(), packet.cn()).orElse(null);
        if (command == null) {
            return refused(ProblemCode.MESSAGE_UNKNOWN, packet);
        }
        if (undefined(command)) {
            return refused(ProblemCode.MESSAGE_NOT_DEFINED, packet);
        }
        try {
            return new Reading.Understood(message(command, new Fields(packet)));
        } catch (Fields.FieldException e) {
            return new Reading.Refused(e.problem());
        }
    }

    /**
     * A packet that says {@code message}, still without QN, PW and MN.
     *
     * @throws IllegalArgumentException when the edition does not define the command
     */
    public static OutgoingPacket.Builder write(Message message, Edition edition) {
        Body body = message.body(edition);
        Command command = Commands.find(edition, body.cn())
                .orElseThrow(() -> new IllegalArgumentException(
                        "Command %s is not defined in edition %s. Maybe the device is registered with another edition."
                                .formatted(body.cn(), edition.code())));
        if (undefined(command)) {
            throw new IllegalArgumentException(
                    "The content of command %s in edition %s is not known.".formatted(body.cn(), edition.code()));
        }
        OutgoingPacket.Builder packet =
                OutgoingPacket.of(edition).cn(body.cn()).params(body.params()).factors(body.factors());
        if (body.dataTime() != null) {
            packet.dataTime(body.dataTime());
        }
        return message instanceof DataMessage.Upload upload ? packet.rf(upload.supplementary()) : packet;
    }

    /** 2063 of 2025 is named by one implementation only; 9021 and 9022 are logins of makers. */
    private static boolean undefined(Command command) {
        return (command.edition() == Edition.HJ_2025 && command.cn().equals("2063"))
                || command.cn().startsWith("902");
    }

    private static Message message(Command command, Fields fields) {
        String cn = command.cn();
        Edition edition = command.edition();
        if (edition == Edition.HJ_1404 && (cn.startsWith("1") || isStation(cn))) {
            return StationMessage.read(cn, fields);
        }
        return switch (cn.charAt(0)) {
            case '1' -> setting(cn, edition, fields);
            case '2' ->
                cn.equals("2071") || cn.equals("2072") ? AlarmMessage.read(cn, fields) : DataMessage.read(cn, fields);
            case '3' -> InstrumentMessage.read(cn, fields);
            default -> cn.equals("9015") ? LoggerMessage.read(cn, fields) : ReplyMessage.read(cn, fields);
        };
    }

    private static boolean isStation(String cn) {
        return cn.compareTo("3040") >= 0 && cn.compareTo("3086") <= 0;
    }

    private static Message setting(String cn, Edition edition, Fields fields) {
        return switch (cn) {
            case "1011", "1012", "1013" -> ClockMessage.read(cn, fields);
            case "1001" -> edition == Edition.HJT_2005 ? AlarmMessage.read(cn, fields) : LoggerMessage.read(cn, fields);
            case "1002", "1014" -> LoggerMessage.read(cn, fields);
            case "1021", "1022", "1031", "1032", "1041", "1042" -> AlarmMessage.read(cn, fields);
            default -> SettingMessage.read(cn, fields);
        };
    }

    private static Reading refused(ProblemCode code, Packet packet) {
        return new Reading.Refused(
                new Problem(code, packet.cn() + " " + packet.edition().code()));
    }
}
