/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.imports;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.qingshan.hj212.CrcVariant;
import org.qingshan.hj212.PacketEncoder;
import org.qingshan.pipeline.sample.SampleKind;
import org.qingshan.server.platform.ReportingZone;

/** Puts imported values into packets of HJ 212-2017, one for each moment of a point, as history (RF=1). */
final class ImportedPackets {

    private static final int MOST_FACTORS = 100;

    private ImportedPackets() {}

    /**
     * A packet.
     *
     * @param device number of the import device it is of
     * @param lines of the file that it holds
     */
    @SuppressWarnings("ArrayRecordComponent") // made once, never compared
    record Written(String device, int command, byte[] frame, List<Integer> lines) {

        Written {
            lines = List.copyOf(lines);
        }
    }

    /** @param values those to be stored, of any moments */
    static List<Written> write(List<ImportedValue> values, StoredValues stored, Instant now) {
        Map<ImportedValue.Moment, List<ImportedValue>> moments = new LinkedHashMap<>();
        values.forEach(value ->
                moments.computeIfAbsent(value.moment(), _ -> new ArrayList<>()).add(value));
        List<Written> written = new ArrayList<>();
        moments.forEach((moment, own) -> {
            own.sort(Comparator.comparing(ImportedValue::factor));
            int number = stored.packets(moment);
            for (int from = 0; from < own.size(); from += MOST_FACTORS) {
                List<ImportedValue> part = own.subList(from, Math.min(own.size(), from + MOST_FACTORS));
                written.add(packet(part, number++, now));
            }
        });
        return written;
    }

    private static Written packet(List<ImportedValue> values, int number, Instant now) {
        ImportedValue first = values.getFirst();
        int command = command(first.kind());
        var segment = new StringBuilder()
                .append("QN=")
                .append(PacketEncoder.QN.format(now.atZone(ReportingZone.ZONE)))
                .append(";ST=")
                .append(first.point().systemCode())
                .append(";CN=")
                .append(command)
                .append(";PW=;MN=")
                .append(first.point().importNumber())
                .append(";Flag=4;RF=1;CP=&&DataTime=")
                .append(time(first.second(), number));
        for (ImportedValue value : values) {
            segment.append(';')
                    .append(value.factor())
                    .append(first.kind() == SampleKind.REALTIME ? "-Rtd=" : "-Avg=")
                    .append(value.value().toPlainString())
                    .append(',')
                    .append(value.factor())
                    .append("-Flag=")
                    .append(value.flag());
        }
        byte[] bytes = segment.append("&&").toString().getBytes(StandardCharsets.US_ASCII);
        List<Integer> lines = values.stream().map(ImportedValue::line).toList();
        byte[] frame = PacketEncoder.frame(bytes, CrcVariant.STANDARD);
        return new Written(first.point().importNumber(), command, frame, lines);
    }

    /** Later packets of a moment differ in digits that readers pass over, so that none is taken for a repetition of another. */
    private static String time(long second, int number) {
        String time = PacketEncoder.TIME.format(Instant.ofEpochSecond(second).atZone(ReportingZone.ZONE));
        return number == 0 ? time : time + "%03d".formatted(number % 1_000);
    }

    private static int command(SampleKind kind) {
        return switch (kind) {
            case REALTIME -> 2011;
            case MINUTE -> 2051;
            case HOUR -> 2061;
            case DAY -> 2031;
            case STATEMENT -> 3020;
        };
    }
}
