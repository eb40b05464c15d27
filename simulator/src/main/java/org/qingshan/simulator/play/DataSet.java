/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.play;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.qingshan.hj212.FactorItem;
import org.qingshan.simulator.device.LoggerProfile;
import org.qingshan.simulator.registry.RegistryFiles;

/**
 * A real data set as loggers and what they send.
 *
 * @param registry the import files of its regions, enterprises, points, devices and channels
 */
public record DataSet(String name, RegistryFiles registry, List<Played> devices) {

    public DataSet {
        devices = List.copyOf(devices);
    }

    /** One logger with its packets in the order of sending. */
    public record Played(LoggerProfile logger, List<PlayedPacket> packets) {
        public Played {
            packets = List.copyOf(packets);
        }
    }

    /** @param dataTime start of the period, as on the wire */
    public record PlayedPacket(String cn, LocalDateTime dataTime, List<FactorItem> items) {
        public PlayedPacket {
            items = List.copyOf(items);
        }
    }

    /**
     * One value that must be stored and in force once everything was played.
     *
     * @param cn 2061 or 2031
     * @param dataTime start of the period, Beijing time
     * @param factor code, as on the wire
     * @param suffix Avg, Min, Max or Flag
     * @param text exactly the text of the packet; the number keeps its scale
     */
    public record Expected(String mn, String cn, LocalDateTime dataTime, String factor, String suffix, String text) {}

    /** What must be stored, value by value: of two packets of one period the later is in force. */
    public List<Expected> listExpected() {
        Map<String, Expected> inForce = new LinkedHashMap<>();
        for (var device : devices) {
            for (var packet : device.packets()) {
                for (var expected : listExpected(device.logger().mn(), packet)) {
                    inForce.put(keyOf(expected), expected);
                }
            }
        }
        return List.copyOf(inForce.values());
    }

    private static List<Expected> listExpected(String mn, PlayedPacket packet) {
        var values = new ArrayList<Expected>();
        for (var item : packet.items()) {
            for (var value : item.values()) {
                values.add(new Expected(
                        mn, packet.cn(), packet.dataTime(), item.code(), value.suffixText(), value.text()));
            }
        }
        return values;
    }

    private static String keyOf(Expected e) {
        return e.mn() + ' ' + e.cn() + ' ' + e.dataTime() + ' ' + e.factor() + '-' + e.suffix();
    }

    /** The expectations as CSV with head {@code mn,cn,data_time,factor,suffix,text}. */
    public String expectedCsv() {
        var text = new StringBuilder("mn,cn,data_time,factor,suffix,text\n");
        for (var e : listExpected()) {
            text.append(e.mn()).append(',').append(e.cn()).append(',').append(e.dataTime());
            text.append(',').append(e.factor()).append(',').append(e.suffix());
            text.append(',').append(e.text()).append('\n');
        }
        return text.toString();
    }

    /** All packets of all loggers. */
    public int countPackets() {
        return devices.stream().mapToInt(d -> d.packets().size()).sum();
    }
}
