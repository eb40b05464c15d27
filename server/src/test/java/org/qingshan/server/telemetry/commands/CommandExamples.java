/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.commands;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.qingshan.hj212.Edition;

/** Every command with parameters it can be given. */
final class CommandExamples {

    private static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry("AlarmTarget", "12369"),
            Map.entry("BeginTime", "20260630220000"),
            Map.entry("CTime", "02"),
            Map.entry("CalibrationType", "1"),
            Map.entry("CstartTime", "000000"),
            Map.entry("EndTime", "20260701000000"),
            Map.entry("Info", "168.0"),
            Map.entry("InfoId", "i12001"),
            Map.entry("LowValue", "1.1"),
            Map.entry("MN", "0102030405060708090A0B0C"),
            Map.entry("MinInterval", "10"),
            Map.entry("NewPW", "abc123"),
            Map.entry("NewSK", "0123456789abcdef"),
            Map.entry("OverTime", "5"),
            Map.entry("PolId", "a21026"),
            Map.entry("PumpState", "1"),
            Map.entry("ReCount", "3"),
            Map.entry("ReportTime", "0800"),
            Map.entry("RtdInterval", "30"),
            Map.entry("RunInterval", "240"),
            Map.entry("RunMode", "1"),
            Map.entry("SandTime", "30"),
            Map.entry("Time", "60"),
            Map.entry("UpValue", "9.9"),
            Map.entry("Volume", "1.5"),
            Map.entry("WarnTime", "10"));

    private CommandExamples() {}

    static List<CommandKind> listKnown(Edition edition) {
        return Arrays.stream(CommandKind.values())
                .filter(kind -> kind.isKnownTo(edition))
                .toList();
    }

    /** What the edition asks for, and what only it takes. */
    static Map<String, String> of(CommandKind kind, Edition edition) {
        Map<String, String> given = new TreeMap<>();
        kind.parameters(edition).stream()
                .filter(parameter -> parameter.required() || parameter.name().equals("CalibrationType"))
                .map(CommandParameter::name)
                .forEach(name -> given.put(name, Objects.requireNonNull(VALUES.get(name), name)));
        return given;
    }
}
