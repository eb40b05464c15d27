/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A packet to be sent. Devices often read commands by searching for words, so it is written in the canonical order,
 * with an upper-case CRC and without spaces.
 *
 * @param qn empty to leave QN out, as uploads of 2005 do
 * @param flag {@code Flag}, or -1 to leave it out
 * @param pnum number of parts, 0 for a packet that is not split
 * @param params named values before the factors, {@code DataTime} excluded
 */
public record OutgoingPacket(
        Edition edition,
        String qn,
        String st,
        String cn,
        String pw,
        String mn,
        int flag,
        int pnum,
        int pno,
        boolean rf,
        @Nullable LocalDateTime dataTime,
        List<Param> params,
        List<FactorItem> factors) {
    public OutgoingPacket {
        params = List.copyOf(params);
        factors = List.copyOf(factors);
    }

    public static Builder of(Edition edition) {
        return new Builder(edition);
    }

    /** The packet that a read one would be when written anew; what was odd about it is gone. */
    public static OutgoingPacket of(Packet packet) {
        return new OutgoingPacket(
                packet.edition(),
                packet.qn(),
                packet.st(),
                packet.cn(),
                packet.pw(),
                packet.mn(),
                packet.flag(),
                packet.pnum(),
                packet.pno(),
                packet.rf(),
                packet.dataTime(),
                packet.params(),
                packet.factors());
    }

    /** The same packet as part {@code number} of {@code parts} with its own QN and items. */
    OutgoingPacket part(String ownQn, int parts, int number, List<FactorItem> items) {
        int bits = flag < 0 ? edition.flag(false, true) : flag | 2;
        return new OutgoingPacket(edition, ownQn, st, cn, pw, mn, bits, parts, number, rf, dataTime, params, items);
    }

    /** Gathers a packet; {@code Flag} follows from the edition and what is asked for. */
    public static final class Builder {
        private final Edition edition;
        private final List<Param> params = new ArrayList<>();
        private final List<FactorItem> factors = new ArrayList<>();
        private String qn = "";
        private String st = "";
        private String cn = "";
        private String pw = "";
        private String mn = "";
        private boolean answerWanted;
        private boolean withFlag = true;
        private boolean rf;
        private int pnum;
        private int pno;
        private @Nullable LocalDateTime dataTime;

        private Builder(Edition edition) {
            this.edition = edition;
        }

        public Builder qn(String value) {
            qn = value;
            return this;
        }

        public Builder st(String value) {
            st = value;
            return this;
        }

        public Builder cn(String value) {
            cn = value;
            return this;
        }

        public Builder pw(String value) {
            pw = value;
            return this;
        }

        public Builder mn(String value) {
            mn = value;
            return this;
        }

        public Builder answerWanted(boolean wanted) {
            answerWanted = wanted;
            return this;
        }

        /** Leaves {@code Flag} out, as uploads of 2005 do. */
        public Builder withoutFlag() {
            withFlag = false;
            return this;
        }

        /** Marks a supplementary upload; 2025 and later. */
        public Builder rf(boolean supplementary) {
            rf = supplementary;
            return this;
        }

        public Builder part(int of, int number) {
            pnum = of;
            pno = number;
            return this;
        }

        public Builder dataTime(LocalDateTime time) {
            dataTime = time;
            return this;
        }

        public Builder param(String name, String text) {
            params.add(new Param(name, text));
            return this;
        }

        public Builder params(List<Param> more) {
            params.addAll(more);
            return this;
        }

        public Builder factor(FactorItem factor) {
            factors.add(factor);
            return this;
        }

        public Builder factors(List<FactorItem> more) {
            factors.addAll(more);
            return this;
        }

        public OutgoingPacket build() {
            int flag = withFlag ? edition.flag(answerWanted, pnum > 0) : -1;
            return new OutgoingPacket(edition, qn, st, cn, pw, mn, flag, pnum, pno, rf, dataTime, params, factors);
        }
    }
}
