/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.load;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/**
 * The list of what was sent, for reconciling with the store by SQL outside the program: one CSV line per (MN, data time)
 * with head {@code mn,data_time,acknowledged,digest,changed_acknowledged,changed_digest}; gzip when the name ends so.
 *
 * <p>{@code data_time} is the 14-digit text of the packet (Beijing time). {@code acknowledged} is {@code t} or {@code f}.
 * A digest is the sum over the packet's factors, sorted by code, of position (from 1) times the {@code -Rtd} value in
 * thousandths. The last two columns are empty unless a changed packet followed, whose values are then in force.
 */
final class LoadKeys {

    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);

    private final LoadSchedule schedule;
    private final LoadValues values;
    private final LoadTemplate template;
    private final LoadLedger ledger;

    LoadKeys(LoadSchedule schedule, LoadValues values, LoadTemplate template, LoadLedger ledger) {
        this.schedule = schedule;
        this.values = values;
        this.template = template;
        this.ledger = ledger;
    }

    void write(Path file) throws IOException {
        try (OutputStream plain = Files.newOutputStream(file);
                OutputStream bytes = file.toString().endsWith(".gz") ? new GZIPOutputStream(plain, 1 << 16) : plain;
                var writer = new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.US_ASCII), 1 << 16)) {
            writer.write("mn,data_time,acknowledged,digest,changed_acknowledged,changed_digest\n");
            int second = -1;
            String dataTime = "";
            for (int packet = 0; packet < schedule.packets(); packet++) {
                if (schedule.secondOf(packet) != second) {
                    second = schedule.secondOf(packet);
                    dataTime = SECOND.format(schedule.dataTime(second));
                }
                if (ledger.isSent(packet)) {
                    writer.write(line(packet, dataTime));
                }
            }
        }
    }

    private String line(int packet, String dataTime) {
        boolean changed = ledger.isChangedSent(packet);
        return template.mn(schedule.mnOf(packet))
                + ','
                + dataTime
                + ','
                + (ledger.isAcknowledged(packet) ? 't' : 'f')
                + ','
                + values.digest(packet, false)
                + ','
                + (changed ? (ledger.isChangedAcknowledged(packet) ? "t" : "f") : "")
                + ','
                + (changed ? values.digest(packet, true) : "")
                + '\n';
    }
}
