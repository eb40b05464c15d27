/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.commands;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qingshan.hj212.Command;
import org.qingshan.hj212.Edition;

/** The commands a person or the platform may give, of all editions of HJ 212 and of HJ 1404-2024, by the name the interface uses. */
public enum CommandKind {
    SET_TIMEOUT("set-timeout", "1000", Limit.SETTING, "OverTime=\\d{1,2}", "ReCount=\\d{1,2}"),
    /** For how long a limit may be exceeded before the device raises an alarm. */
    SET_WARN_TIME("set-warn-time", "1001", Limit.SETTING, "WarnTime=\\d{1,5}"),
    /** The registry does not follow: the device is to be registered under the new number. */
    ASSIGN_MN("assign-mn", "1002", Limit.SETTING, "MN=\\w{1,24}"),
    READ_CLOCK("read-clock", "1011", Limit.SETTING, Form.MAYBE_FACTOR),
    /** Without {@code SystemTime} the platform's own time is sent. */
    SET_CLOCK("set-clock", "1012", Limit.SETTING, Form.MAYBE_FACTOR, "?SystemTime=" + CommandParameter.TIME),
    READ_STATION_CLOCK("read-station-clock", "1014", Limit.SETTING),
    /** Without {@code SystemTime} the platform's own time is sent. */
    SET_STATION_CLOCK("set-station-clock", "1015", Limit.SETTING, "?SystemTime=" + CommandParameter.TIME),
    READ_ALARM_LIMITS("read-alarm-limits", "1021", Limit.SETTING, "PolId=\\w{1,12}(?:,\\w{1,12}){0,19}"),
    SET_ALARM_LIMITS(
            "set-alarm-limits",
            "1022",
            Limit.SETTING,
            Form.FACTOR,
            "LowValue=" + Form.NUMBER,
            "UpValue=" + Form.NUMBER),
    READ_ALARM_TARGET("read-alarm-target", "1031", Limit.SETTING),
    SET_ALARM_TARGET("set-alarm-target", "1032", Limit.SETTING, "AlarmTarget=[\\w.:+\\-]{1,40}"),
    READ_REPORT_TIME("read-report-time", "1041", Limit.SETTING),
    SET_REPORT_TIME("set-report-time", "1042", Limit.SETTING, "ReportTime=\\d{1,14}"),
    READ_REALTIME_INTERVAL("read-realtime-interval", "1061", Limit.SETTING),
    SET_REALTIME_INTERVAL("set-realtime-interval", "1062", Limit.SETTING, "RtdInterval=" + Form.SECONDS),
    READ_MINUTE_INTERVAL("read-minute-interval", "1063", Limit.SETTING),
    SET_MINUTE_INTERVAL("set-minute-interval", "1064", Limit.SETTING, "MinInterval=(?:1|2|3|4|5|6|10|12|15|20|30)"),
    /** When the device confirms it, the registry takes the password over. */
    SET_PASSWORD("set-password", "1072", Limit.SETTING, "NewPW=[0-9A-Za-z]{1,6}"),
    /** Without {@code SKCreateTime} the platform's time is sent. When the device confirms it, the registry takes the key over. */
    SET_KEY("set-key", "1014", Limit.SETTING, "?SKCreateTime=" + CommandParameter.TIME, "NewSK=[0-9A-Za-z]{16}"),
    START_REALTIME("start-realtime", "2011", Limit.SETTING),
    STOP_REALTIME("stop-realtime", "2012", Limit.SETTING),
    FETCH_CYCLES("fetch-cycles", "2013", Limit.HISTORY, Form.BEGIN, Form.END),
    START_FACILITY_STATE("start-facility-state", "2021", Limit.SETTING),
    STOP_FACILITY_STATE("stop-facility-state", "2022", Limit.SETTING),
    FETCH_DAYS("fetch-days", "2031", Limit.HISTORY, Form.BEGIN, Form.END),
    FETCH_RUN_TIME("fetch-run-time", "2041", Limit.HISTORY, Form.BEGIN, Form.END),
    FETCH_MINUTES("fetch-minutes", "2051", Limit.HISTORY, Form.BEGIN, Form.END),
    FETCH_HOURS("fetch-hours", "2061", Limit.HISTORY, Form.BEGIN, Form.END),
    FETCH_STANDARD_CHECKS("fetch-standard-checks", "2062", Limit.HISTORY, Form.BEGIN, Form.END),
    FETCH_SPIKE_RECOVERIES("fetch-spike-recoveries", "2063", Limit.HISTORY, Form.BEGIN, Form.END),
    FETCH_PARALLEL_SAMPLES("fetch-parallel-samples", "2064", Limit.HISTORY, Form.BEGIN, Form.END),
    FETCH_ZERO_CHECKS("fetch-zero-checks", "2065", Limit.HISTORY, Form.BEGIN, Form.END),
    FETCH_SPAN_CHECKS("fetch-span-checks", "2066", Limit.HISTORY, Form.BEGIN, Form.END),
    FETCH_ALARMS("fetch-alarms", "2071", Limit.HISTORY, Form.BEGIN, Form.END),
    CALIBRATE("calibrate", "3011", Limit.INSTRUMENT, Form.FACTOR, "?CalibrationType=[01]"),
    SAMPLE_NOW("sample-now", "3012", Limit.INSTRUMENT, Form.FACTOR),
    /** In 2005: operates the equipment. */
    CLEAN("clean", "3013", Limit.INSTRUMENT, Form.FACTOR),
    COMPARE("compare", "3014", Limit.INSTRUMENT, Form.FACTOR),
    /** The hours at which to sample. */
    SET_SAMPLING_TIMES(
            "set-sampling-times",
            "3014",
            Limit.SETTING,
            Form.FACTOR,
            "CTime=" + Form.HOUR + "(?:," + Form.HOUR + "){0,23}"),
    RETAIN_SAMPLE("retain-sample", "3015", Limit.INSTRUMENT),
    SET_SAMPLING("set-sampling", "3016", Limit.SETTING, Form.FACTOR, "CstartTime=\\d{6}", "CTime=\\d{1,2}"),
    READ_SAMPLING("read-sampling", "3017", Limit.SETTING, Form.FACTOR),
    READ_SAMPLE_TIME("read-sample-time", "3018", Limit.SETTING, Form.FACTOR),
    READ_IDENTITY("read-identity", "3019", Limit.SETTING, Form.FACTOR),
    /** Without a factor that of the logger itself. */
    READ_INFORMATION(
            "read-information",
            "3020",
            Limit.SETTING,
            Form.MAYBE_FACTOR,
            "InfoId=\\w{1,12}",
            "?BeginTime=" + CommandParameter.TIME,
            "?EndTime=" + CommandParameter.TIME),
    /** Without a factor that of the logger itself. */
    SET_PARAMETER(
            "set-parameter", "3021", Limit.SETTING, Form.MAYBE_FACTOR, "InfoId=\\w{1,12}", "Info=[\\w.:+\\-]{1,64}"),
    RETAIN_SAMPLE_NOW("retain-sample-now", "3022", Limit.INSTRUMENT, Form.MAYBE_FACTOR),
    START_STANDARD_CHECK("start-standard-check", "3024", Limit.INSTRUMENT, Form.FACTOR),
    READ_STATION_STATE("read-station-state", "3040", Limit.SETTING),
    READ_ENVIRONMENT("read-environment", "3041", Limit.SETTING),
    SET_RUN_MODE("set-run-mode", "3042", Limit.SETTING, "RunMode=\\d{1,2}"),
    RESTART_COMPUTER("restart-computer", "3043", Limit.INSTRUMENT),
    START_RUN("start-run", "3044", Limit.INSTRUMENT),
    STOP_RUN("stop-run", "3045", Limit.SETTING),
    START_QUALITY_CONTROL("start-quality-control", "3046", Limit.INSTRUMENT, Form.FACTOR),
    CLEAR_ALARM("clear-alarm", "3047", Limit.SETTING),
    CLEAN_SYSTEM("clean-system", "3048", Limit.INSTRUMENT),
    CLEAN_OUTER_PIPE("clean-outer-pipe", "3049", Limit.INSTRUMENT),
    CLEAN_INNER_PIPE("clean-inner-pipe", "3050", Limit.INSTRUMENT),
    CLEAN_SETTLING_TANK("clean-settling-tank", "3051", Limit.INSTRUMENT),
    REMOVE_ALGAE("remove-algae", "3052", Limit.INSTRUMENT),
    CLEAN_FIVE_PARAMETER_POOL("clean-five-parameter-pool", "3053", Limit.INSTRUMENT),
    CLEAN_FILTER("clean-filter", "3054", Limit.INSTRUMENT),
    SET_SETTLING_TIME("set-settling-time", "3055", Limit.SETTING, "SandTime=\\d{1,5}"),
    SET_RUN_INTERVAL("set-run-interval", "3056", Limit.SETTING, "RunInterval=\\d{1,5}"),
    SET_PUMP_STATE("set-pump-state", "3057", Limit.SETTING, "PumpState=\\d{1,2}"),
    SET_STEP_1("set-step-1", "3060", Limit.SETTING, Form.DURATION),
    SET_STEP_2("set-step-2", "3061", Limit.SETTING, Form.DURATION),
    SET_STEP_3("set-step-3", "3062", Limit.SETTING, Form.DURATION),
    SET_STEP_4("set-step-4", "3063", Limit.SETTING, Form.DURATION),
    SET_STEP_5("set-step-5", "3064", Limit.SETTING, Form.DURATION),
    SET_STEP_6("set-step-6", "3065", Limit.SETTING, Form.DURATION),
    SET_STEP_7("set-step-7", "3066", Limit.SETTING, Form.DURATION),
    CHECK_WITH_STANDARD("check-with-standard", "3080", Limit.INSTRUMENT, Form.FACTOR),
    RECOVER_SPIKE("recover-spike", "3081", Limit.INSTRUMENT, Form.FACTOR, "Volume=" + Form.NUMBER),
    TAKE_PARALLEL_SAMPLE("take-parallel-sample", "3082", Limit.INSTRUMENT, Form.FACTOR),
    CHECK_ZERO("check-zero", "3083", Limit.INSTRUMENT, Form.FACTOR),
    CHECK_SPAN("check-span", "3084", Limit.INSTRUMENT, Form.FACTOR),
    CALIBRATE_BLANK("calibrate-blank", "3085", Limit.INSTRUMENT, Form.FACTOR),
    CALIBRATE_WITH_STANDARD("calibrate-with-standard", "3086", Limit.INSTRUMENT, Form.FACTOR);

    private static final String MASK = "******";

    /** Numbers that mean another thing in another edition: the one in whose table they mean this. */
    private static final Map<CommandKind, Edition> OWN = Map.of(
            SET_KEY, Edition.HJ_2025,
            READ_STATION_CLOCK, Edition.HJ_1404,
            FETCH_SPIKE_RECOVERIES, Edition.HJ_1404,
            COMPARE, Edition.HJ_2017,
            SET_SAMPLING_TIMES, Edition.HJT_2005);

    private final String code;
    private final String command;
    private final Duration limit;

    @SuppressWarnings("ImmutableEnumChecker") // made by toList
    private final List<CommandParameter> parameters;

    /** How long after the 9011 (or the last data packet) the execution may take: hj212 sheet, limits by work. */
    private static final class Limit {
        private static final Duration SETTING = Duration.ofSeconds(60);
        private static final Duration HISTORY = Duration.ofMinutes(10);
        private static final Duration INSTRUMENT = Duration.ofHours(2);
    }

    private static final class Form {
        private static final String FACTOR = "PolId=\\w{1,12}";
        private static final String MAYBE_FACTOR = "?" + FACTOR;
        private static final String BEGIN = "BeginTime=" + CommandParameter.TIME;
        private static final String END = "EndTime=" + CommandParameter.TIME;
        private static final String DURATION = "Time=\\d{1,5}";
        private static final String NUMBER = "\\d{1,10}(?:\\.\\d{1,4})?";
        /** 1 to 3600; the standard has 30 to 3600, some firmware counts in minutes. */
        private static final String SECONDS = "(?:[1-9]\\d{0,2}|[12]\\d{3}|3[0-5]\\d{2}|3600)";
        /** 1 to 1440. */
        private static final String MINUTES = "(?:[1-9]\\d{0,2}|1[0-3]\\d{2}|14[0-3]\\d|1440)";

        private static final String HOUR = "(?:[01]\\d|2[0-3])";
    }

    CommandKind(String code, String command, Duration limit, String... forms) {
        this.code = code;
        this.command = command;
        this.limit = limit;
        this.parameters = Arrays.stream(forms).map(CommandParameter::of).toList();
    }

    @JsonValue
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

    /** The tables of this edition have the number as a command of the host, and it means this. */
    public boolean isKnownTo(Edition edition) {
        return org.qingshan.hj212.Commands.find(edition, command)
                .filter(entry -> entry.direction() != Command.Direction.UP)
                .filter(entry -> OWN.getOrDefault(this, entry.edition()) == entry.edition())
                .isPresent();
    }

    /** What devices of this edition can be told; of a device of no known edition, what any edition has. */
    public List<CommandParameter> parameters(@Nullable Edition edition) {
        return parameters.stream()
                .filter(parameter ->
                        !parameter.name().equals("CalibrationType") || edition == null || edition == Edition.HJ_2025)
                .map(parameter -> inEdition(parameter, edition))
                .toList();
    }

    private CommandParameter inEdition(CommandParameter parameter, @Nullable Edition edition) {
        if (isInstrumentClock(edition) && parameter.name().equals("PolId")) {
            return parameter.asRequired();
        }
        return edition == Edition.HJ_1404 && parameter.pattern().equals(Form.SECONDS)
                ? parameter.withPattern(Form.MINUTES)
                : parameter;
    }

    /** The clock of a surface-water station has numbers of its own. */
    private boolean isInstrumentClock(@Nullable Edition edition) {
        return edition == Edition.HJ_1404 && (this == READ_CLOCK || this == SET_CLOCK);
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

    /** Names of parameters that are missing, malformed or unknown to the edition, if it is known; empty when all is well. */
    public List<String> wrongParameters(Map<String, String> given, @Nullable Edition edition) {
        List<CommandParameter> possible = parameters(edition);
        Stream<String> unknown = given.keySet().stream()
                .filter(name -> possible.stream()
                        .noneMatch(parameter -> parameter.name().equals(name)));
        Stream<String> malformed = possible.stream()
                .filter(parameter -> !parameter.fits(given.get(parameter.name())))
                .map(CommandParameter::name);
        List<String> wrong = Stream.concat(unknown, malformed).toList();
        return wrong.isEmpty() && endsBeforeItBegins(given) ? List.of("EndTime") : wrong;
    }

    /** Fourteen digits compare as the times they say. */
    private static boolean endsBeforeItBegins(Map<String, String> given) {
        String begin = given.get("BeginTime");
        String end = given.get("EndTime");
        return begin != null && end != null && end.compareTo(begin) < 0;
    }

    /** The parameters in the order of the standard: firmware often looks for them by position. */
    List<Map.Entry<String, String>> ordered(Map<String, String> given) {
        return parameters.stream()
                .map(CommandParameter::name)
                .filter(given::containsKey)
                .map(name -> Map.entry(name, given.getOrDefault(name, "")))
                .toList();
    }
}
