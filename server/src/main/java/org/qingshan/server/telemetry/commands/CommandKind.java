/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.commands;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.qingshan.hj212.Edition;

/** The commands a person or the platform may give (HJ 212-2017 table 9), by the name the interface uses. */
public enum CommandKind {
    SET_TIMEOUT("set-timeout", "1000", Limit.SETTING, "OverTime=\\d{1,2}", "ReCount=\\d{1,2}"),
    READ_CLOCK("read-clock", "1011", Limit.SETTING, "?PolId=\\w{1,12}"),
    /** Without {@code SystemTime} the platform's own time is sent. */
    SET_CLOCK("set-clock", "1012", Limit.SETTING, "?PolId=\\w{1,12}", "?SystemTime=\\d{14}"),
    READ_REALTIME_INTERVAL("read-realtime-interval", "1061", Limit.SETTING),
    SET_REALTIME_INTERVAL("set-realtime-interval", "1062", Limit.SETTING, "RtdInterval=\\d{1,4}"),
    READ_MINUTE_INTERVAL("read-minute-interval", "1063", Limit.SETTING),
    SET_MINUTE_INTERVAL("set-minute-interval", "1064", Limit.SETTING, "MinInterval=(?:1|2|3|4|5|6|10|12|15|20|30)"),
    /** When the device confirms it, the registry takes the password over. */
    SET_PASSWORD("set-password", "1072", Limit.SETTING, "NewPW=[0-9A-Za-z]{1,6}"),
    /** HJ 212-2025 only: elsewhere the number means another thing. Without {@code SKCreateTime} the platform's time is sent. */
    SET_KEY("set-key", "1014", Limit.SETTING, "?SKCreateTime=\\d{14}", "NewSK=[0-9A-Za-z]{16}"),
    START_REALTIME("start-realtime", "2011", Limit.SETTING),
    STOP_REALTIME("stop-realtime", "2012", Limit.SETTING),
    START_FACILITY_STATE("start-facility-state", "2021", Limit.SETTING),
    STOP_FACILITY_STATE("stop-facility-state", "2022", Limit.SETTING),
    FETCH_DAYS("fetch-days", "2031", Limit.HISTORY, "BeginTime=\\d{14}", "EndTime=\\d{14}"),
    FETCH_RUN_TIME("fetch-run-time", "2041", Limit.HISTORY, "BeginTime=\\d{14}", "EndTime=\\d{14}"),
    FETCH_MINUTES("fetch-minutes", "2051", Limit.HISTORY, "BeginTime=\\d{14}", "EndTime=\\d{14}"),
    FETCH_HOURS("fetch-hours", "2061", Limit.HISTORY, "BeginTime=\\d{14}", "EndTime=\\d{14}"),
    CALIBRATE("calibrate", "3011", Limit.INSTRUMENT, "PolId=\\w{1,12}"),
    SAMPLE_NOW("sample-now", "3012", Limit.INSTRUMENT, "PolId=\\w{1,12}"),
    CLEAN("clean", "3013", Limit.INSTRUMENT, "PolId=\\w{1,12}"),
    COMPARE("compare", "3014", Limit.INSTRUMENT, "PolId=\\w{1,12}"),
    RETAIN_SAMPLE("retain-sample", "3015", Limit.INSTRUMENT),
    SET_SAMPLING("set-sampling", "3016", Limit.SETTING, "PolId=\\w{1,12}", "CstartTime=\\d{6}", "CTime=\\d{1,2}"),
    READ_SAMPLING("read-sampling", "3017", Limit.SETTING, "PolId=\\w{1,12}"),
    READ_SAMPLE_TIME("read-sample-time", "3018", Limit.SETTING, "PolId=\\w{1,12}"),
    READ_IDENTITY("read-identity", "3019", Limit.SETTING, "PolId=\\w{1,12}"),
    READ_INFORMATION(
            "read-information",
            "3020",
            Limit.SETTING,
            "PolId=\\w{1,12}",
            "InfoId=\\w{1,12}",
            "?BeginTime=\\d{14}",
            "?EndTime=\\d{14}");

    private static final String MASK = "******";

    private final String code;
    private final String command;
    private final Duration limit;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> forms;

    /** How long after the 9011 (or the last data packet) the execution may take: hj212 sheet, limits by work. */
    private static final class Limit {
        private static final Duration SETTING = Duration.ofSeconds(60);
        private static final Duration HISTORY = Duration.ofMinutes(10);
        private static final Duration INSTRUMENT = Duration.ofHours(2);
    }

    CommandKind(String code, String command, Duration limit, String... forms) {
        this.code = code;
        this.command = command;
        this.limit = limit;
        this.forms = List.of(forms);
    }

    public String code() {
        return code;
    }

    /** CN. */
    public String command() {
        return command;
    }

    public Duration executionLimit() {
        return limit;
    }

    /** Answered by 9013 alone. */
    public boolean isNotification() {
        return this == STOP_REALTIME || this == STOP_FACILITY_STATE;
    }

    public boolean fetchesHistory() {
        return limit.equals(Limit.HISTORY);
    }

    /** Devices of this edition know it. */
    public boolean isKnownTo(Edition edition) {
        return this != SET_KEY || edition == Edition.HJ_2025;
    }

    /** The value of this parameter is a password or a key. */
    public static boolean isSecret(String parameter) {
        return parameter.equals("NewPW") || parameter.equals("NewSK") || parameter.equals("PW");
    }

    /** The parameters as they may be shown. */
    public static Map<String, String> masked(Map<String, String> parameters) {
        Map<String, String> shown = new TreeMap<>(parameters);
        shown.replaceAll((name, value) -> isSecret(name) ? MASK : value);
        return shown;
    }

    public static Optional<CommandKind> findByCode(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }

    /** Names of parameters that are missing, unknown or malformed; empty when all is well. */
    public List<String> wrongParameters(Map<String, String> parameters) {
        List<String> unknown = parameters.keySet().stream()
                .filter(name -> forms.stream().noneMatch(form -> nameOf(form).equals(name)))
                .toList();
        List<String> malformed = forms.stream()
                .filter(form -> !fits(form, parameters.get(nameOf(form))))
                .map(CommandKind::nameOf)
                .toList();
        return java.util.stream.Stream.concat(unknown.stream(), malformed.stream())
                .toList();
    }

    /** The parameters in the order of the standard: firmware often looks for them by position. */
    public List<Map.Entry<String, String>> ordered(Map<String, String> parameters) {
        return forms.stream()
                .map(CommandKind::nameOf)
                .filter(parameters::containsKey)
                .map(name -> Map.entry(name, parameters.getOrDefault(name, "")))
                .toList();
    }

    private static boolean fits(String form, @org.jspecify.annotations.Nullable String value) {
        if (value == null) {
            return form.startsWith("?");
        }
        return Pattern.matches(form.substring(form.indexOf('=') + 1), value);
    }

    private static String nameOf(String form) {
        return form.substring(form.startsWith("?") ? 1 : 0, form.indexOf('='));
    }
}
