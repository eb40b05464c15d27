/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.quarantine;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.qingshan.hj212.Packet;
import org.qingshan.server.telemetry.model.RawPacket;

/** What one number sent since the last writing. */
final class Visit {

    /** System codes have two characters, in the field three; anything else is not worth showing and may not be storable. */
    private static final Pattern SYSTEM_CODE = Pattern.compile("[0-9A-Za-z]{1,8}");

    /** A packet that is kept, and where it came from. */
    record Kept(RawPacket raw, String address) {}

    final String mn;
    String address = "";
    String st = "";
    String edition = "";
    long firstMicros = Long.MAX_VALUE;
    long lastMicros;
    long packets;
    long bytes;
    final List<Kept> kept = new ArrayList<>();
    /** Run when this is written down. */
    final List<Runnable> waiting = new ArrayList<>();

    Visit(String mn) {
        this.mn = mn;
    }

    void heard(Packet packet, RawPacket raw, String from) {
        address = from;
        st = SYSTEM_CODE.matcher(packet.st()).matches() ? packet.st() : "";
        edition = packet.edition().code();
        firstMicros = Math.min(firstMicros, raw.arrivalMicros());
        lastMicros = Math.max(lastMicros, raw.arrivalMicros());
        packets++;
        bytes += raw.bytes().length;
    }

    /** What came later is added to what could not be written. */
    void add(Visit later) {
        address = later.address;
        st = later.st;
        edition = later.edition;
        firstMicros = Math.min(firstMicros, later.firstMicros);
        lastMicros = Math.max(lastMicros, later.lastMicros);
        packets += later.packets;
        bytes += later.bytes;
        kept.addAll(later.kept);
        waiting.addAll(later.waiting);
    }

    long keptBytes() {
        return kept.stream().mapToLong(one -> one.raw().bytes().length).sum();
    }
}
