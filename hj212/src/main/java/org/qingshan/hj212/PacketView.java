/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.qingshan.hj212.internal.DataTimes;
import org.qingshan.hj212.internal.Field;
import org.qingshan.hj212.internal.Snapshot;
import org.qingshan.hj212.internal.StringCache;
import org.qingshan.hj212.internal.Tape;
import org.qingshan.hj212.internal.Texts;

/**
 * A packet as positions in the buffer of its frame: the way to read many packets without garbage. Valid until the parser
 * reads its next packet or the buffer changes; {@link #toPacket()} makes a lasting copy.
 *
 * <p>Values are numbered from 0 to {@link #size()}; parameters without suffix are among them
 * ({@link #isParam(int)}). Texts are made only when asked for; device numbers and codes come from a cache.
 */
@SuppressWarnings("EnumOrdinal") // positions in arrays and bit masks, never stored
public final class PacketView implements PacketHeader {
    private static final Suffix[] SUFFIXES = Suffix.values();
    private static final ProblemCode[] CODES = ProblemCode.values();
    private static final long HOLD_LOW = holds(0);
    private static final long HOLD_HIGH = holds(Long.SIZE);

    private final Tape tape;
    private final StringCache cache;
    private Frame frame = new Frame();
    private @Nullable CrcVariant crcVariant;
    private int crcComputed;

    PacketView(Tape tape, StringCache cache) {
        this.tape = tape;
        this.cache = cache;
    }

    private static long holds(int from) {
        long mask = 0;
        for (ProblemCode code : CODES) {
            int bit = code.ordinal() - from;
            if (bit >= 0 && bit < Long.SIZE && code.policy() == Policy.HOLD) {
                mask |= 1L << bit;
            }
        }
        return mask;
    }

    void begin(Frame read) {
        frame = read;
    }

    void crc(@Nullable CrcVariant variant, int computed) {
        crcVariant = variant;
        crcComputed = computed;
    }

    @Override
    public String mn() {
        return cached(Field.MN);
    }

    @Override
    public String qn() {
        return tape.present(Field.QN) ? Texts.latin(tape.bytes, tape.at(Field.QN), tape.length(Field.QN)) : "";
    }

    public String st() {
        return cached(Field.ST);
    }

    @Override
    public String cn() {
        return cached(Field.CN);
    }

    @Override
    public String pw() {
        return cached(Field.PW);
    }

    @Override
    public int flag() {
        return tape.flag;
    }

    @Override
    public int pnum() {
        return tape.pnum;
    }

    @Override
    public int pno() {
        return tape.pno;
    }

    /** Whether this is a supplementary upload ({@code RF=1}). */
    public boolean rf() {
        return tape.length(Field.RF) == 1 && tape.bytes[tape.at(Field.RF)] == '1';
    }

    @Override
    public Edition edition() {
        return tape.edition;
    }

    public CrcVerdict crc() {
        return new CrcVerdict(frame.crcSentText(), crcComputed, crcVariant);
    }

    /** Whether the data area came as ciphertext. */
    public boolean encrypted() {
        return tape.encrypted;
    }

    /** Whether DataTime is there and possible. */
    public boolean hasDataTime() {
        return tape.dataTime > 0;
    }

    /** DataTime in seconds since 1970; only when {@link #hasDataTime()}. */
    public long dataEpochSecond() {
        return tape.dataSecond;
    }

    /** DataTime as wall clock at UTC+8, or null. */
    public @Nullable LocalDateTime dataTime() {
        return tape.dataTime > 0 ? DataTimes.local(tape.dataTime) : null;
    }

    /** Number of values, parameters included. */
    public int size() {
        return tape.count;
    }

    /** Number of factors. */
    public int factors() {
        return tape.items;
    }

    /** Whether entry {@code i} is a parameter, such as {@code DataTime}, and no value of a factor. */
    public boolean isParam(int i) {
        return tape.suffix[i] == Tape.PARAM;
    }

    /** The code of a value as sent, or the name of a parameter as sent. */
    public String code(int i) {
        if (!isParam(i) && tape.itemExact[tape.item[i]]) {
            return FactorDictionary.standard()
                    .factor(tape.itemRow[tape.item[i]])
                    .code();
        }
        return cache.get(tape.bytes, tape.codeAt[i], tape.codeLength[i]);
    }

    /** The code of a value in the spelling of the code table where it is in it, else as sent. */
    public String canonicalCode(int i) {
        return isParam(i) ? code(i) : Snapshot.canonical(tape, cache, tape.item[i]);
    }

    public Suffix suffix(int i) {
        return isParam(i) ? Suffix.OTHER : SUFFIXES[tape.suffix[i]];
    }

    /** Index of the factor that value {@code i} belongs to, from 0; meaningless for a parameter. */
    public int factorIndex(int i) {
        return tape.item[i];
    }

    /** Whether the text of value {@code i} is a decimal number that {@link #unscaled} and {@link #scale} hold exactly. */
    public boolean isNumber(int i) {
        return tape.scale[i] != Tape.NO_NUMBER;
    }

    public long unscaled(int i) {
        return tape.unscaled[i];
    }

    public int scale(int i) {
        return tape.scale[i];
    }

    /** The text of value {@code i} as sent, decoded as UTF-8 or GBK where it is not ASCII. */
    public String text(int i) {
        return Texts.decode(tape.bytes, tape.valueAt[i], tape.valueLength[i]).text();
    }

    /** Whether the packet may be ingested: no problem holds it. */
    public boolean accepted() {
        return ((tape.problemsLow() & HOLD_LOW) | (tape.problemsHigh() & HOLD_HIGH)) == 0;
    }

    public boolean has(ProblemCode code) {
        return tape.has(code);
    }

    /** Whether anything at all was noticed, silent things included. */
    public boolean flawless() {
        return (tape.problemsLow() | tape.problemsHigh()) == 0;
    }

    /** A lasting copy. */
    public Packet toPacket() {
        return new Packet(
                mn(),
                qn(),
                st(),
                cn(),
                pw(),
                flag(),
                pnum(),
                pno(),
                rf(),
                edition(),
                crc(),
                dataTime(),
                Snapshot.params(tape, cache),
                Snapshot.factors(tape, cache),
                Snapshot.problems(tape),
                encrypted());
    }

    private String cached(Field field) {
        return tape.present(field) ? cache.get(tape.bytes, tape.at(field), tape.length(field)) : "";
    }
}
