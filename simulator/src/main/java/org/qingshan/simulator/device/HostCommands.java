/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.device;

import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.qingshan.hj212.Command;
import org.qingshan.hj212.Commands;
import org.qingshan.hj212.Edition;
import org.qingshan.hj212.FactorItem;
import org.qingshan.hj212.Packet;
import org.qingshan.hj212.Param;
import org.qingshan.hj212.Suffix;
import org.qingshan.hj212.Value;

/**
 * Carries out what the host asks for (HJ 212-2017 6.6 and appendix C): 9011, data where there is any, 9012; or 9013 for a
 * notification.
 */
final class HostCommands {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);
    private static final int ACCEPTED = 1;
    private static final int WRONG_PASSWORD = 3;
    private static final int WRONG_MN = 4;
    private static final int WRONG_QN = 7;
    private static final int WRONG_COMMAND = 8;
    private static final int DONE = 1;
    private static final int FAILED = 3;
    private static final int NO_DATA = 100;
    private static final int QN_LENGTH = 17;
    private static final int MAX_HISTORY = 5000;

    private final LoggerProfile profile;
    private final LoggerSettings settings;
    private final DataSource source;
    private final InstantSource time;
    private final UploadQueue queue;

    HostCommands(
            LoggerProfile profile, LoggerSettings settings, DataSource source, InstantSource time, UploadQueue queue) {
        this.profile = profile;
        this.settings = settings;
        this.source = source;
        this.time = time;
        this.queue = queue;
    }

    void handle(Packet request) {
        int verdict = verdictOn(request);
        boolean notification = request.cn().equals("2012") || request.cn().equals("2022");
        if (notification && verdict == ACCEPTED) {
            if (request.cn().equals("2012")) {
                settings.setRealtimeOn(false);
            }
            queue.add(Outgoing.reply("9013", request.qn(), List.of()));
            return;
        }
        queue.add(result("9011", "QnRtn", request, verdict));
        if (verdict == ACCEPTED && !profile.has(Habit.DEAF)) {
            execute(request);
        }
    }

    private int verdictOn(Packet request) {
        if (!request.pw().equals(settings.password())) {
            return WRONG_PASSWORD;
        }
        if (!request.mn().equals(profile.mn())) {
            return WRONG_MN;
        }
        if (request.qn().length() != QN_LENGTH) {
            return WRONG_QN;
        }
        return knows(request.cn()) ? ACCEPTED : WRONG_COMMAND;
    }

    private boolean knows(String cn) {
        return Commands.find(profile.edition(), cn)
                .filter(command -> command.direction() != Command.Direction.UP)
                .isPresent();
    }

    private void execute(Packet request) {
        switch (request.cn()) {
            case "2031" -> sendHistory(request, Span.DAY);
            case "2061" -> sendHistory(request, Span.HOUR);
            case "2051" -> sendHistory(request, Span.minutes(Math.max(1, settings.minuteMinutes())));
            case "2013", "2041", "2062", "2063", "2064", "2065", "2066", "2071" -> finish(request, NO_DATA);
            default -> finish(request, carryOut(request) ? DONE : FAILED);
        }
    }

    private boolean carryOut(Packet request) {
        return switch (request.cn()) {
            case "1000" -> setPatience(request);
            case "1011" -> sendClock(request);
            case "1012" -> setClock(request);
            case "1014" -> profile.edition() == Edition.HJ_1404 ? send("1014", "SystemTime", now()) : keepKey(request);
            case "1015" -> setClock(request);
            case "1021" -> sendLimits(request);
            case "1022" -> keepLimits(request);
            case "1031" -> sendKept("1031", request, "AlarmTarget", "12369");
            case "1032" -> keep(request, "AlarmTarget");
            case "1041" -> sendKept("1041", request, "ReportTime", "0000");
            case "1042" -> keep(request, "ReportTime");
            case "1061" -> send("1061", "RtdInterval", String.valueOf(toWire(settings.realtimeSeconds())));
            case "1062" -> setRealtimeInterval(request);
            case "1063" -> send("1063", "MinInterval", String.valueOf(settings.minuteMinutes()));
            case "1064" -> setMinuteInterval(request);
            case "1072" -> setPassword(request);
            case "2011" -> startRealtime();
            case "2021" -> sendFacilities();
            case "3015" -> send("3015", "DataTime", now(), "VaseNo", "1");
            case "3016" -> keep(request, "CstartTime", "CTime");
            case "3017" -> sendKept("3017", request, "CstartTime", "000000", "CTime", "2");
            case "3018" -> sendKept("3018", request, "Stime", "40");
            case "3019" -> sendIdentity(request);
            case "3020" -> sendInformation(request);
            case "3021" -> setParameter(request);
            case "3040" -> sendKept("3040", request, "RunMode", "1", "PumpState", "1", "RunInterval", "240");
            case "3041" -> send("3041", "Temp", "21.5", "Hum", "45.0", "Volt", "220.1");
            case "3042" -> keep(request, "RunMode");
            case "3056" -> keep(request, "RunInterval");
            case "3057" -> keep(request, "PumpState");
            default -> true;
        };
    }

    private boolean setPatience(Packet request) {
        int seconds = number(request, "OverTime", 1, 99);
        int times = number(request, "ReCount", 1, 99);
        if (seconds > 0 && times > 0) {
            settings.setPatience(seconds, times);
        }
        return seconds > 0 && times > 0;
    }

    private boolean sendClock(Packet request) {
        var polId = request.findParam("PolId").orElse("");
        return polId.isEmpty() ? send("1011", "SystemTime", now()) : send("1011", "PolId", polId, "SystemTime", now());
    }

    /** A surface-water station knows its own clock by 1015, and by 1012 those of its instruments. */
    private boolean setClock(Packet request) {
        try {
            var shown = LocalDateTime.parse(request.findParam("SystemTime").orElse(""), TIME);
            boolean own = profile.edition() != Edition.HJ_1404 || request.cn().equals("1015");
            if (own && request.findParam("PolId").isEmpty()) {
                settings.setClock(shown, time.instant());
            }
            return true;
        } catch (DateTimeParseException unreadable) {
            return false;
        }
    }

    private boolean setRealtimeInterval(Packet request) {
        int unit = unitSeconds();
        int interval = number(request, "RtdInterval", 1, 3600);
        if (interval > 0) {
            settings.setRealtimeSeconds(interval * unit);
        }
        return interval > 0;
    }

    private boolean setMinuteInterval(Packet request) {
        int interval = number(request, "MinInterval", 1, 30);
        boolean fits = interval > 0 && 60 % interval == 0;
        if (fits) {
            settings.setMinuteMinutes(interval);
        }
        return fits;
    }

    private boolean setPassword(Packet request) {
        String name = profile.edition() == Edition.HJT_2005 ? "PW" : "NewPW";
        String password = request.findParam(name).orElse("");
        if (password.length() == 6) {
            settings.setPassword(password);
        }
        return password.length() == 6;
    }

    private boolean startRealtime() {
        settings.setRealtimeOn(true);
        return true;
    }

    private boolean sendFacilities() {
        var running = FactorItem.of("SB1", Value.of(Suffix.RS, "1"));
        queue.add(Outgoing.upload("2021", settings.clock(time.instant()), List.of(running), false));
        return true;
    }

    private boolean sendIdentity(Packet request) {
        String polId = request.findParam("PolId").orElse("");
        String factor = polId.isEmpty() ? "w01018" : polId;
        return send("3019", "DataTime", now(), "PolId", factor, factor + "-SN", profile.mn());
    }

    private boolean sendInformation(Packet request) {
        String info = request.findParam("InfoId").orElse("");
        if (info.isEmpty()) {
            return false;
        }
        boolean log = info.endsWith("1001");
        String kept = settings.parameters().getOrDefault(info + "-Info", log ? "//正常运行//" : "0");
        return send(
                "3020", "DataTime", now(), "PolId", request.findParam("PolId").orElse(""), info + "-Info", kept);
    }

    private boolean setParameter(Packet request) {
        String info = request.findParam("InfoId").orElse("");
        var value = request.findFactor(info).flatMap(item -> item.find(Suffix.INFO));
        value.ifPresent(v -> settings.parameters().put(info + "-Info", v.text()));
        return value.isPresent();
    }

    /** It goes on sending in clear. */
    private boolean keepKey(Packet request) {
        return keep(request, "NewSK")
                && settings.parameters().getOrDefault("NewSK", "").length() == 16;
    }

    private boolean keepLimits(Packet request) {
        for (FactorItem item : request.factors()) {
            item.values().forEach(value -> settings.parameters().put(nameOf(item, value), value.text()));
        }
        return !request.factors().isEmpty();
    }

    private static String nameOf(FactorItem item, Value value) {
        return item.sentCode() + "-" + value.suffixText();
    }

    private boolean sendLimits(Packet request) {
        List<FactorItem> limits = request.params().stream()
                .filter(param -> param.name().equals("PolId"))
                .map(param -> FactorItem.of(
                        param.text(),
                        Value.of(Suffix.LOW_VALUE, limit(param.text() + "-LowValue")),
                        Value.of(Suffix.UP_VALUE, limit(param.text() + "-UpValue"))))
                .toList();
        queue.add(new Outgoing("1021", null, null, List.of(), limits, false, true));
        return !limits.isEmpty();
    }

    private String limit(String name) {
        return settings.parameters().getOrDefault(name, "0");
    }

    private boolean keep(Packet request, String... names) {
        for (String name : names) {
            request.findParam(name).ifPresent(text -> settings.parameters().put(name, text));
        }
        return true;
    }

    private boolean sendKept(String cn, Packet request, String... namesAndDefaults) {
        var params = new ArrayList<Param>();
        request.findParam("PolId").ifPresent(text -> params.add(new Param("PolId", text)));
        for (int i = 0; i < namesAndDefaults.length; i += 2) {
            String name = namesAndDefaults[i];
            params.add(new Param(name, settings.parameters().getOrDefault(name, namesAndDefaults[i + 1])));
        }
        queue.add(Outgoing.answerData(cn, params));
        return true;
    }

    private boolean send(String cn, String... namesAndTexts) {
        var params = new ArrayList<Param>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            if (!namesAndTexts[i + 1].isEmpty()) {
                params.add(new Param(namesAndTexts[i], namesAndTexts[i + 1]));
            }
        }
        queue.add(Outgoing.answerData(cn, params));
        return true;
    }

    /** The asked periods from the logger's own memory, then 9012; both ends are period starts. */
    private void sendHistory(Packet request, Span span) {
        try {
            var from = span.startOf(
                    LocalDateTime.parse(request.findParam("BeginTime").orElse(""), TIME));
            var to = LocalDateTime.parse(request.findParam("EndTime").orElse(""), TIME);
            var clock = settings.clock(time.instant());
            int found = 0;
            for (var start = from; !start.isAfter(to) && found < MAX_HISTORY; start = span.endOf(start)) {
                var items = span.endOf(start).isAfter(clock) ? List.<FactorItem>of() : source.listPeriod(span, start);
                if (!items.isEmpty()) {
                    queue.addHistory(Outgoing.upload(span.cn(), start, items, true));
                    found++;
                }
            }
            queue.addHistory(result("9012", "ExeRtn", request, found > 0 ? DONE : NO_DATA));
        } catch (DateTimeParseException unreadable) {
            finish(request, FAILED);
        }
    }

    private void finish(Packet request, int code) {
        queue.addBehindData(result("9012", "ExeRtn", request, code));
    }

    private static Outgoing result(String cn, String name, Packet request, int code) {
        return Outgoing.reply(cn, request.qn(), List.of(new Param(name, String.valueOf(code))));
    }

    private String now() {
        return TIME.format(settings.clock(time.instant()));
    }

    private int toWire(int seconds) {
        return Math.max(1, seconds / unitSeconds());
    }

    /** The surface-water dialect counts the real-time interval in minutes. */
    private int unitSeconds() {
        return profile.edition() == Edition.HJ_1404 ? 60 : 1;
    }

    private static int number(Packet request, String name, int low, int high) {
        try {
            int number = Integer.parseInt(request.findParam(name).orElse(""));
            return number >= low && number <= high ? number : -1;
        } catch (NumberFormatException unreadable) {
            return -1;
        }
    }
}
