/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A packet as understood: the data segment in values. A text field that is absent is empty.
 *
 * @param mn identity of the device (设备唯一标识)
 * @param qn identity of the exchange (请求编码)
 * @param st system code (系统编码)
 * @param cn command code (命令编码)
 * @param pw password (访问密码); never show it
 * @param flag {@code Flag} as a number, or -1 when absent or unusable
 * @param pnum number of parts, 0 when absent
 * @param pno part, from 1, 0 when absent
 * @param rf whether this is a supplementary upload (补传)
 * @param edition registered edition, or detected by {@code Flag}
 * @param dataTime wall-clock time at UTC+8 (China has one zone and no summer time), null when absent or impossible
 * @param params all named values except {@code DataTime}, in the order of the packet, repeated names included
 * @param factors items by factor, in the order of their first occurrence
 * @param problems what was wrong or odd, silent ones included
 * @param encrypted whether the data area came as ciphertext
 */
public record Packet(
        String mn,
        String qn,
        String st,
        String cn,
        String pw,
        int flag,
        int pnum,
        int pno,
        boolean rf,
        Edition edition,
        CrcVerdict crc,
        @Nullable LocalDateTime dataTime,
        List<Param> params,
        List<FactorItem> factors,
        List<Problem> problems,
        boolean encrypted)
        implements PacketHeader {

    /** China keeps one zone and no summer time. */
    public static final ZoneOffset ZONE = ZoneOffset.ofHours(8);

    public Packet {
        params = List.copyOf(params);
        factors = List.copyOf(factors);
        problems = List.copyOf(problems);
    }

    /** Whether the packet may be ingested: no problem holds it. */
    public boolean accepted() {
        for (Problem problem : problems) {
            if (problem.code().policy() == Policy.HOLD) {
                return false;
            }
        }
        return true;
    }

    /** Problems that are to be noted or that hold the packet. */
    public List<Problem> notes() {
        return problems.stream().filter(p -> p.code().policy() != Policy.SILENT).toList();
    }

    public boolean has(ProblemCode code) {
        return problems.stream().anyMatch(p -> p.code() == code);
    }

    public Optional<String> findParam(String name) {
        for (Param param : params) {
            if (param.name().equals(name)) {
                return Optional.of(param.text());
            }
        }
        return Optional.empty();
    }

    public Optional<FactorItem> findFactor(String code) {
        return factors.stream().filter(f -> f.code().equals(code)).findFirst();
    }

    public Optional<Instant> findDataInstant() {
        return Optional.ofNullable(dataTime).map(t -> t.toInstant(ZONE));
    }
}
