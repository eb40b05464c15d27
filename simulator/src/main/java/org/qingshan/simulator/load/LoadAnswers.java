/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.load;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.qingshan.hj212.DeviceProfile;
import org.qingshan.hj212.Edition;
import org.qingshan.hj212.Frame;
import org.qingshan.hj212.OutgoingPacket;
import org.qingshan.hj212.Packet;
import org.qingshan.hj212.PacketEncoder;
import org.qingshan.hj212.PacketParser;

/**
 * What a logger of the load says to a request of the host: 9011 and 9012, what it is asked for in between, or 9013. It keeps no
 * history, so it has none to give (ExeRtn 100), and its schedule is that of the plan: settings are taken note of as done and change
 * nothing.
 */
final class LoadAnswers {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);
    private static final String ACCEPTED = "1";
    private static final String WRONG_PASSWORD = "3";
    private static final String WRONG_COMMAND = "8";
    private static final String DONE = "1";
    private static final String NO_DATA = "100";

    private final PacketParser parser = new PacketParser(_ -> DeviceProfile.of(Edition.HJ_2017));
    private final long intervalSeconds;

    /** @param interval between the packets of one logger */
    LoadAnswers(Duration interval) {
        this.intervalSeconds = Math.max(1, interval.toSeconds());
    }

    /** The packets that answer a whole packet of the host; empty for one that wants none. */
    byte[] to(byte[] frame, LocalDateTime now) {
        Packet request = parser.parse(Frame.of(frame));
        if (!request.accepted() || !request.cn().matches("[123]\\d{3}")) {
            return new byte[0];
        }
        var out = new ByteArrayOutputStream();
        if (request.cn().equals("2012") || request.cn().equals("2022")) {
            out.writeBytes(reply(request, "9013", "", ""));
            return out.toByteArray();
        }
        String verdict = verdict(request);
        out.writeBytes(reply(request, "9011", "QnRtn", verdict));
        if (verdict.equals(ACCEPTED)) {
            carryOut(request, now, out);
        }
        return out.toByteArray();
    }

    private static String verdict(Packet request) {
        if (!request.pw().equals(LoadTemplate.PASSWORD)) {
            return WRONG_PASSWORD;
        }
        return switch (request.cn()) {
            case "1000", "1011", "1012", "1061", "1062", "1063", "1064", "2011", "2021" -> ACCEPTED;
            case "2031", "2041", "2051", "2061", "3012", "3013", "3014" -> ACCEPTED;
            default -> WRONG_COMMAND;
        };
    }

    private void carryOut(Packet request, LocalDateTime now, ByteArrayOutputStream out) {
        String result = DONE;
        switch (request.cn()) {
            case "1011" -> out.writeBytes(data(request, now, "SystemTime", TIME.format(now)));
            case "1061" -> out.writeBytes(data(request, now, "RtdInterval", String.valueOf(intervalSeconds)));
            case "1063" -> out.writeBytes(data(request, now, "MinInterval", "10"));
            case "2021", "2031", "2041", "2051", "2061" -> result = NO_DATA;
            default -> {}
        }
        out.writeBytes(reply(request, "9012", "ExeRtn", result));
    }

    private static byte[] data(Packet request, LocalDateTime now, String name, String text) {
        return PacketEncoder.encode(packet(request, request.cn())
                .qn(PacketEncoder.QN.format(now))
                .st("31")
                .param(name, text)
                .build());
    }

    private static byte[] reply(Packet request, String cn, String name, String text) {
        var packet = packet(request, cn).qn(request.qn()).st("91");
        return PacketEncoder.encode((name.isEmpty() ? packet : packet.param(name, text)).build());
    }

    private static OutgoingPacket.Builder packet(Packet request, String cn) {
        return OutgoingPacket.of(Edition.HJ_2017)
                .cn(cn)
                .pw(LoadTemplate.PASSWORD)
                .mn(request.mn());
    }
}
