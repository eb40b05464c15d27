/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.ingest;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qingshan.hj212.FactorItem;
import org.qingshan.hj212.Frame;
import org.qingshan.hj212.Packet;
import org.qingshan.hj212.Param;
import org.qingshan.hj212.Suffix;
import org.qingshan.hj212.Value;
import org.qingshan.server.telemetry.AdmittedDevice;
import org.qingshan.server.telemetry.UploadKind;
import org.qingshan.server.telemetry.model.Figures;
import org.qingshan.server.telemetry.store.Layouts;

/** Makes samples of packets. Used by one thread; the layouts met are shared by all. */
public final class Drafts {

    private static final char SPARSE = '~';
    private static final char NORMAL = 'N';
    private static final int LARGEST_SCALE = 100;

    /** Shapes of packets that one device may bring between two starts; a logger has a few dozen. */
    static final int MOST_NEW_LAYOUTS = 1_000;

    private final SlotTable slots;
    private final MessageDigest sha256 = sha256();
    private final Figures.Packer packer = new Figures.Packer();
    private final StringBuilder flags = new StringBuilder();
    private final List<String> texts = new ArrayList<>();

    public Drafts(SlotTable slots) {
        this.slots = slots;
    }

    /** The layouts met since the start. */
    public static final class SlotTable {

        private final Map<Layouts.Shape, LayoutSlot> byShape = new ConcurrentHashMap<>();
        private final Map<Long, LayoutSlot> lastOfDevice = new ConcurrentHashMap<>();
        private final Map<Integer, Integer> newOfDevice = new ConcurrentHashMap<>();

        /** The slot of a packet; most packets of a device and command have the shape of the one before. */
        LayoutSlot slotOf(AdmittedDevice device, int command, Packet packet) {
            Long key = (long) device.id() << 32 | command;
            LayoutSlot last = lastOfDevice.get(key);
            if (last != null && fits(last.shape(), packet)) {
                return last;
            }
            LayoutSlot slot = slotOf(
                    device,
                    new Layouts.Shape(storable(packet.st()), command, itemsOf(packet.params(), packet.factors())));
            if (slot.isSurplus()) {
                return slot;
            }
            lastOfDevice.put(key, slot);
            return slot;
        }

        private LayoutSlot slotOf(AdmittedDevice device, Layouts.Shape shape) {
            LayoutSlot known = byShape.get(shape);
            if (known != null) {
                return known;
            }
            boolean isSurplus = newOfDevice.merge(device.id(), 1, Integer::sum) > MOST_NEW_LAYOUTS;
            return isSurplus ? LayoutSlot.surplus(shape) : slotOf(shape);
        }

        public LayoutSlot slotOf(Layouts.Shape shape) {
            return byShape.computeIfAbsent(shape, LayoutSlot::new);
        }
    }

    /**
     * The sample of an accepted upload with a data time.
     *
     * @param cp the bytes whose digest makes re-sends recognisable
     */
    public Draft draft(
            Packet packet, int command, AdmittedDevice device, long dataSecond, byte[] cp, int from, int to) {
        UploadKind kind = UploadKind.ofCommand(command);
        long second = dataSecond + device.clockOffsetSeconds();
        long digest = digest(cp, from, to);
        if (!device.labels().isEmpty() && kind.isPeriod()) {
            Instant time = Instant.ofEpochSecond(second);
            Map<Boolean, List<FactorItem>> sides = packet.factors().stream()
                    .collect(Collectors.partitioningBy(factor -> isLabelledOtherwise(device, packet, factor, time)));
            List<FactorItem> other = sides.getOrDefault(true, List.of());
            if (!other.isEmpty()) {
                List<FactorItem> own = sides.getOrDefault(false, List.of());
                long otherSecond = Periods.startOf(command, second, device, !device.labelAtEnd());
                Part part = new Part(packet, command, device, kind, digest);
                Draft rest = draft(part, List.of(), other, otherSecond, null);
                return own.isEmpty() && packet.params().isEmpty()
                        ? rest
                        : draft(part, packet.params(), own, Periods.startOf(command, second, device), rest);
            }
        }
        LayoutSlot slot = slots.slotOf(device, command, packet);
        return pack(
                new Part(packet, command, device, kind, digest),
                slot,
                packet.params(),
                packet.factors(),
                Periods.startOf(command, second, device),
                null);
    }

    private record Part(Packet packet, int command, AdmittedDevice device, UploadKind kind, long digest) {}

    private static boolean isLabelledOtherwise(AdmittedDevice device, Packet packet, FactorItem factor, Instant time) {
        return device.labels().stream().anyMatch(label -> label.covers(packet.st(), factor.code(), time));
    }

    private Draft draft(Part part, List<Param> params, List<FactorItem> factors, long second, @Nullable Draft rest) {
        var shape = new Layouts.Shape(storable(part.packet().st()), part.command(), itemsOf(params, factors));
        return pack(part, slots.slotOf(part.device(), shape), params, factors, second, rest);
    }

    private Draft pack(
            Part part,
            LayoutSlot slot,
            List<Param> params,
            List<FactorItem> factors,
            long second,
            @Nullable Draft rest) {
        packer.clear();
        flags.setLength(0);
        texts.clear();
        int item = 0;
        for (Param param : params) {
            addText(item++, param.text());
        }
        boolean normal = true;
        for (FactorItem factor : factors) {
            for (Value value : factor.values()) {
                normal &= add(item++, value);
            }
        }
        String sentFlags = normal ? null : flags.toString();
        boolean supplementary = part.packet().rf();
        return new Draft(
                part.kind(), second, part.digest(), slot, supplementary, packer.packed(), sentFlags, sparse(), rest);
    }

    /** The sample of a frame: the digest is of its data area alone, since a re-send may carry another QN. */
    public Draft draft(Packet packet, int command, AdmittedDevice device, long dataSecond, Frame frame) {
        int to = frame.segmentOffset() + frame.segmentLength();
        return draft(packet, command, device, dataSecond, frame.bytes(), dataArea(frame), to);
    }

    private static int dataArea(Frame frame) {
        byte[] bytes = frame.bytes();
        int end = frame.segmentOffset() + frame.segmentLength();
        for (int i = frame.segmentOffset(); i + 1 < end; i++) {
            if (bytes[i] == '&' && bytes[i + 1] == '&') {
                return i;
            }
        }
        return frame.segmentOffset();
    }

    /** False for a flag that is not N. */
    private boolean add(int item, Value value) {
        if (value.suffix() == Suffix.FLAG) {
            String text = value.text();
            boolean plain = text.length() == 1 && text.charAt(0) != SPARSE && text.charAt(0) > ' ';
            flags.append(plain ? text.charAt(0) : SPARSE);
            if (!plain) {
                sparse(item, text);
            }
            return plain && text.charAt(0) == NORMAL;
        }
        if (value.number() && value.scale() >= 0 && value.scale() <= LARGEST_SCALE) {
            packer.add(value.unscaled(), value.scale());
        } else {
            addText(item, value.text());
        }
        return true;
    }

    private void addText(int item, String text) {
        packer.addNone();
        sparse(item, text);
    }

    private void sparse(int item, String text) {
        texts.add(Integer.toString(item));
        texts.add(storable(text));
    }

    private String @Nullable [] sparse() {
        return texts.isEmpty() ? null : texts.toArray(String[]::new);
    }

    /** The database holds no NUL and our separator is U+001F; the raw bytes keep both. */
    private static String storable(String text) {
        return text.replace('\0', '\uFFFD').replace('\u001f', '\uFFFD');
    }

    private long digest(byte[] cp, int from, int to) {
        sha256.update(cp, from, to - from);
        byte[] digest = sha256.digest();
        long first = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            first = first << 8 | (digest[i] & 0xFF);
        }
        return first;
    }

    private static List<String> itemsOf(List<Param> params, List<FactorItem> factors) {
        List<String> items = new ArrayList<>();
        params.forEach(param -> items.add(storable(param.name())));
        for (FactorItem factor : factors) {
            for (Value value : factor.values()) {
                items.add(storable(factor.code() + "-" + suffixOf(value)));
            }
        }
        return items;
    }

    private static boolean fits(Layouts.Shape shape, Packet packet) {
        List<String> items = shape.items();
        int count = items.size();
        int at = 0;
        for (Param param : packet.params()) {
            if (at == count || !items.get(at++).equals(param.name())) {
                return false;
            }
        }
        for (FactorItem factor : packet.factors()) {
            for (Value value : factor.values()) {
                if (at == count || !isItem(items.get(at++), factor.code(), suffixOf(value))) {
                    return false;
                }
            }
        }
        return at == count && shape.st().equals(packet.st());
    }

    private static boolean isItem(String item, String code, String suffix) {
        return item.length() == code.length() + 1 + suffix.length()
                && item.startsWith(code)
                && item.charAt(code.length()) == '-'
                && item.endsWith(suffix);
    }

    private static String suffixOf(Value value) {
        return value.suffix() == Suffix.OTHER
                ? value.suffixText()
                : value.suffix().wire();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
