/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.imports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.qingshan.server.platform.ProblemException;
import org.qingshan.server.region.RegionLevel;
import org.qingshan.server.region.Regions;
import org.springframework.stereotype.Component;

/** Lines of regions go to the room that owns the tree, parents first. */
@Component
class RegionLines {

    private final Regions regions;

    RegionLines(Regions regions) {
        this.regions = regions;
    }

    List<LineOutcome> save(List<LineReader> lines) {
        Map<Integer, LineOutcome.Kind> kinds = new HashMap<>();
        Set<String> seen = new HashSet<>();
        List<LineReader> parentsFirst = new ArrayList<>(lines);
        parentsFirst.sort(Comparator.comparingInt(RegionLines::rank));
        for (LineReader line : parentsFirst) {
            if (!seen.add(line.raw("code"))) {
                line.fail("registry.import.line-twice", "code", Map.of("line", "?"));
            }
            kinds.put(line.number(), put(line));
        }
        return lines.stream()
                .map(line -> new LineOutcome(
                        line.number(), kinds.getOrDefault(line.number(), LineOutcome.Kind.FAILED), line.problems()))
                .toList();
    }

    private static int rank(LineReader line) {
        return RegionLevel.find(line.raw("level")).map(Enum::ordinal).orElse(-1);
    }

    private LineOutcome.Kind put(LineReader line) {
        String code = line.exact("code", 32);
        String name = line.text("name", 100, null);
        String nameEn = line.optional("name_en", 100, null);
        Optional<RegionLevel> level = RegionLevel.find(line.raw("level"));
        if (level.isEmpty()) {
            line.fail("registry.not-a-choice", "level", Map.of("choices", "city, district, town, village"));
        }
        if (line.failed() || level.isEmpty()) {
            return LineOutcome.Kind.FAILED;
        }
        String parent = line.optional("parent", 32, null);
        try {
            var draft = new Regions.Draft(code, name, nameEn == null ? "" : nameEn, level.get(), parent);
            return switch (regions.put(draft)) {
                case CREATED -> LineOutcome.Kind.CREATED;
                case CHANGED -> LineOutcome.Kind.CHANGED;
                case UNCHANGED -> LineOutcome.Kind.UNCHANGED;
            };
        } catch (ProblemException problem) {
            line.fail(problem.code(), "parent", texts(problem.params()));
            return LineOutcome.Kind.FAILED;
        }
    }

    private static Map<String, String> texts(Map<String, Object> params) {
        return params.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> String.valueOf(entry.getValue())));
    }
}
