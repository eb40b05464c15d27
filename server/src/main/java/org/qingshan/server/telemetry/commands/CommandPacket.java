/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.commands;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.qingshan.hj212.Edition;
import org.qingshan.hj212.FactorItem;
import org.qingshan.hj212.OutgoingPacket;
import org.qingshan.hj212.PacketEncoder;
import org.qingshan.hj212.Suffix;
import org.qingshan.hj212.Value;
import org.qingshan.server.platform.ReportingZone;

/** Writes a command in the words of the device's edition. */
final class CommandPacket {

    /** Device information code of the logger's own number. */
    private static final String LOGGER_ID = "i23005";

    private CommandPacket() {}

    /** Whom it goes to: number and password of the device, and what it speaks. */
    record Address(String mn, String password, Edition edition, String st) {
        @Override
        public String toString() {
            return "Address[" + mn + "]";
        }
    }

    static byte[] encode(OpenCommand command, Address to, Instant now) {
        OutgoingPacket.Builder packet = OutgoingPacket.of(to.edition())
                .qn(command.qn)
                .st(to.st())
                .cn(command.kind.command())
                .pw(to.password())
                .mn(to.mn())
                .answerWanted(true);
        fill(packet, command.kind, completed(command, now), to.edition());
        return PacketEncoder.encode(packet.build());
    }

    /** With the platform's time where a time is needed and none was said. */
    private static Map<String, String> completed(OpenCommand command, Instant now) {
        String time = PacketEncoder.TIME.format(now.atZone(ReportingZone.ZONE));
        Map<String, String> all = new TreeMap<>(command.parameters);
        if (command.kind == CommandKind.SET_CLOCK || command.kind == CommandKind.SET_STATION_CLOCK) {
            all.putIfAbsent("SystemTime", time);
        } else if (command.kind == CommandKind.SET_KEY) {
            all.putIfAbsent("SKCreateTime", time);
        }
        return all;
    }

    private static void fill(
            OutgoingPacket.Builder packet, CommandKind kind, Map<String, String> parameters, Edition edition) {
        if (kind == CommandKind.ASSIGN_MN) {
            packet.factor(item(LOGGER_ID, Suffix.INFO, parameters, "MN"));
        } else if (kind == CommandKind.SET_ALARM_LIMITS) {
            packet.factor(limits(parameters));
        } else if (kind == CommandKind.SET_SAMPLING_TIMES) {
            packet.param("PolId", samplingTimes(parameters));
        } else {
            kind.ordered(parameters).forEach(entry -> add(packet, entry.getKey(), entry.getValue(), edition));
            if (kind == CommandKind.SET_PARAMETER) {
                packet.factor(item(parameters.getOrDefault("InfoId", ""), Suffix.INFO, parameters, "Info"));
            }
        }
    }

    /** A list is the same name several times. 2005 calls the new password PW. */
    private static void add(OutgoingPacket.Builder packet, String name, String value, Edition edition) {
        if (name.equals("NewPW") && edition == Edition.HJT_2005) {
            packet.param("PW", value);
        } else if (!name.equals("Info")) {
            List.of(value.split(",", -1)).forEach(one -> packet.param(name, one));
        }
    }

    private static FactorItem item(String code, Suffix suffix, Map<String, String> parameters, String name) {
        return FactorItem.of(code, Value.of(suffix, parameters.getOrDefault(name, "")));
    }

    private static FactorItem limits(Map<String, String> parameters) {
        return FactorItem.of(
                parameters.getOrDefault("PolId", ""),
                Value.of(Suffix.LOW_VALUE, parameters.getOrDefault("LowValue", "")),
                Value.of(Suffix.UP_VALUE, parameters.getOrDefault("UpValue", "")));
    }

    /** One item, as samples of 2005 have it: {@code PolId=101,CTime=04,CTime=10}. */
    private static String samplingTimes(Map<String, String> parameters) {
        List<String> parts = new ArrayList<>(List.of(parameters.getOrDefault("PolId", "")));
        for (String hour : parameters.getOrDefault("CTime", "").split(",", -1)) {
            parts.add("CTime=" + hour);
        }
        return String.join(",", parts);
    }
}
