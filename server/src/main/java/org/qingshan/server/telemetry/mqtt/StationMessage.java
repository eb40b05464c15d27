/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.mqtt;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.regex.Pattern;
import org.qingshan.hj212.CrcVariant;
import org.qingshan.hj212.DeviceProfile;
import org.qingshan.hj212.Edition;
import org.qingshan.hj212.PacketEncoder;
import org.qingshan.server.platform.ReportingZone;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON of a micro-station, put into words of HJ 212-2017 so that it goes the way of every packet. The same bytes always give
 * the same packet: raw bytes are kept as they came and may be read again. Form: docs/guide/mqtt.md.
 */
public final class StationMessage {

    /** How the translation is to be parsed, however the device is registered. */
    public static final DeviceProfile PROFILE = DeviceProfile.of(Edition.HJ_2017);

    private static final String SENDER = "mqtt:";
    private static final int LONGEST_NUMBER = 200;

    /** Of a message that is read, in bytes. */
    static final int LONGEST = 64 * 1_024;
    /** Of a message whose bytes are kept: longer ones come from no station. */
    static final int LONGEST_KEPT = 1_024 * 1_024;

    static final String TOO_LONG = "telemetry.mqtt.too-long";
    static final String NOT_KEPT = "telemetry.mqtt.not-kept";
    static final String NOT_JSON = "telemetry.mqtt.not-json";
    static final String FIELD = "telemetry.mqtt.unknown-field";
    static final String TIME = "telemetry.mqtt.time";
    static final String KIND = "telemetry.mqtt.kind";
    static final String SYSTEM = "telemetry.mqtt.system";
    static final String PASSWORD = "telemetry.mqtt.password";
    static final String FACTORS = "telemetry.mqtt.factors";
    static final String VALUE = "telemetry.mqtt.value";

    private static final Map<String, Integer> COMMANDS =
            Map.of("realtime", 2011, "minute", 2051, "hour", 2061, "day", 2031);
    private static final Pattern NUMBER = Pattern.compile("[0-9A-Za-z_-]{1,64}");
    private static final Pattern CODE = Pattern.compile("[0-9A-Za-z]{2,12}");
    private static final Pattern FLAG = Pattern.compile("[0-9A-Za-z]");
    private static final Pattern WORD = Pattern.compile("[!-~&&[^;,=&\"\\\\]]{0,64}");
    private static final Pattern SYSTEM_CODE = Pattern.compile("[0-9]{2}");
    private static final java.util.Set<String> FIELDS =
            java.util.Set.of("time", "kind", "factors", "system", "password");
    /** Beyond this a number is no measurement, and its plain text could fill the memory. */
    private static final int MOST_DIGITS = 30;

    private static final int MOST_BYTES = 9_999;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private StationMessage() {}

    /** What a message says. */
    public sealed interface Reading {

        /** A complete HJ 212 packet; without data area when the message is malformed. */
        byte[] frame();
    }

    /** The message as a packet. */
    @SuppressWarnings("ArrayRecordComponent") // made for each message, never compared
    record Translated(byte[] frame) implements Reading {}

    /** Not to be understood. */
    @SuppressWarnings("ArrayRecordComponent") // made for each message, never compared
    public record Malformed(String code, byte[] frame) implements Reading {}

    /** What the raw packets of messages name as their sender: with the device's number, which is not in the message itself. */
    public static String senderOf(String mn) {
        return SENDER + mn.substring(0, Math.min(mn.length(), LONGEST_NUMBER));
    }

    /** Whether raw bytes came as a message, by what they name as their sender. */
    public static boolean isSender(String peer) {
        return peer.startsWith(SENDER);
    }

    /** The packet that the raw bytes of a message stand for. */
    public static byte[] frame(String peer, byte[] raw) {
        return read(raw, peer.substring(SENDER.length())).frame();
    }

    /** Whether raw bytes are a message in JSON, not a packet. */
    public static boolean isJson(byte[] raw) {
        for (byte octet : raw) {
            if (octet > ' ') {
                return octet == '{';
            }
        }
        return false;
    }

    /**
     * Reads a message.
     *
     * @param mn the device's number, from the topic
     */
    public static Reading read(byte[] raw, String mn) {
        String number = NUMBER.matcher(mn).matches() ? mn : "";
        try {
            require(raw.length <= LONGEST_KEPT, NOT_KEPT);
            require(raw.length <= LONGEST, TOO_LONG);
            return new Translated(framed(segment(tree(raw), number)));
        } catch (Unreadable problem) {
            return new Malformed(problem.code, framed("ST=22;CN=2011;MN=" + number + ";Flag=4;CP=&&&&"));
        }
    }

    /** Leaves the reading of a message with what is wrong with it. */
    private static final class Unreadable extends RuntimeException {

        private final String code;

        Unreadable(String code) {
            super(code, null, false, false);
            this.code = code;
        }
    }

    private static JsonNode tree(byte[] raw) {
        try {
            JsonNode tree = JSON.readTree(raw);
            require(tree.isObject(), NOT_JSON);
            require(FIELDS.containsAll(tree.propertyNames()), FIELD);
            return tree;
        } catch (JacksonException e) {
            throw new Unreadable(NOT_JSON);
        }
    }

    private static String segment(JsonNode message, String mn) {
        String time = timeOf(message.path("time"));
        Integer command = COMMANDS.get(message.path("kind").asString(""));
        if (command == null) {
            throw new Unreadable(KIND);
        }
        JsonNode factors = message.path("factors");
        require(factors.isObject() && !factors.isEmpty(), FACTORS);
        return "QN=" + time + "000;ST=" + systemOf(message, factors) + ";CN=" + command + ";PW="
                + passwordOf(message.path("password")) + ";MN=" + mn + ";Flag=4;CP=&&DataTime=" + time
                + itemsOf(factors, command == 2011 ? "Rtd" : "Avg") + "&&";
    }

    private static String timeOf(JsonNode node) {
        String text = node.isString() ? node.asString() : "";
        try {
            boolean zoned = text.matches(".*(Z|[+-]\\d\\d:\\d\\d)");
            LocalDateTime local = zoned
                    ? OffsetDateTime.parse(text)
                            .atZoneSameInstant(ReportingZone.ZONE)
                            .toLocalDateTime()
                    : LocalDateTime.parse(text);
            require(local.getYear() >= 1 && local.getYear() <= 9_999, TIME);
            return PacketEncoder.TIME.format(local);
        } catch (DateTimeException e) {
            throw new Unreadable(TIME);
        }
    }

    /** As the message says; else surface water for water factors and ambient air for all others (HJ 212-2017 table 5). */
    private static String systemOf(JsonNode message, JsonNode factors) {
        JsonNode system = message.path("system");
        if (system.isMissingNode()) {
            return factors.propertyNames().iterator().next().startsWith("w") ? "21" : "22";
        }
        require(system.isString() && SYSTEM_CODE.matcher(system.asString()).matches(), SYSTEM);
        return system.asString();
    }

    private static String passwordOf(JsonNode password) {
        String text = password.asString("");
        require(
                (password.isMissingNode() || password.isString())
                        && WORD.matcher(text).matches(),
                PASSWORD);
        return text;
    }

    private static String itemsOf(JsonNode factors, String suffix) {
        var items = new StringBuilder();
        for (Map.Entry<String, JsonNode> factor : factors.properties()) {
            String code = factor.getKey();
            require(CODE.matcher(code).matches(), FACTORS);
            JsonNode value = factor.getValue();
            items.append(';').append(code).append('-').append(suffix).append('=');
            if (value.isObject()) {
                String flag = value.path("flag").asString("N");
                boolean known = value.propertyStream()
                        .allMatch(entry ->
                                entry.getKey().equals("value") || entry.getKey().equals("flag"));
                require(known && FLAG.matcher(flag).matches(), VALUE);
                items.append(decimalOf(value.path("value")))
                        .append(',')
                        .append(code)
                        .append("-Flag=")
                        .append(flag);
            } else {
                items.append(decimalOf(value)).append(',').append(code).append("-Flag=N");
            }
        }
        return items.toString();
    }

    /** Every digit as sent, also zeros at the end; never an exponent. */
    private static String decimalOf(JsonNode node) {
        require(node.isNumber() || node.isString(), VALUE);
        try {
            BigDecimal value = node.isNumber() ? node.decimalValue() : new BigDecimal(node.asString());
            require(Math.abs((long) value.scale()) + value.precision() <= MOST_DIGITS, VALUE);
            return value.toPlainString();
        } catch (NumberFormatException e) {
            throw new Unreadable(VALUE);
        }
    }

    private static byte[] framed(String segment) {
        byte[] bytes = segment.getBytes(StandardCharsets.US_ASCII);
        require(bytes.length <= MOST_BYTES, TOO_LONG);
        return PacketEncoder.frame(bytes, CrcVariant.STANDARD);
    }

    private static void require(boolean condition, String code) {
        if (!condition) {
            throw new Unreadable(code);
        }
    }
}
