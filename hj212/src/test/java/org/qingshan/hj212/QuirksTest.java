/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qingshan.hj212.Quirks.Quirk;

class QuirksTest {
    static List<Quirk> quirks() {
        return Quirks.read();
    }

    @ParameterizedTest
    @MethodSource("quirks")
    void getTheirNotes(Quirk quirk) {
        Packet packet = quirk.parse();
        Set<String> silentWanted = quirk.codes().stream()
                .filter(code -> policy(code) == Policy.SILENT)
                .collect(Collectors.toSet());
        Set<String> seen = packet.problems().stream()
                .filter(p -> p.code().policy() != Policy.SILENT || silentWanted.contains(shortCode(p.code())))
                .map(p -> shortCode(p.code()))
                .collect(Collectors.toCollection(TreeSet::new));
        quirk.findOther().map(QuirksTest::shortCode).ifPresent(seen::add);
        assertThat(seen).as(packet.problems().toString()).isEqualTo(quirk.codes());
        assertThat(packet.accepted()).isEqualTo(quirk.accepted());
    }

    @Test
    void coverEveryProblem() {
        Set<String> all = Arrays.stream(ProblemCode.values())
                .map(QuirksTest::shortCode)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> covered =
                quirks().stream().flatMap(q -> q.codes().stream()).collect(Collectors.toCollection(TreeSet::new));
        assertThat(covered).isEqualTo(all);
    }

    private static Policy policy(String code) {
        return ProblemCode.findByCode("hj212." + code).orElseThrow().policy();
    }

    private static String shortCode(ProblemCode code) {
        return code.code().substring("hj212.".length());
    }
}
