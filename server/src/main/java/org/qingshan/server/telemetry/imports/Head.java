/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which place of a line is which column; heads in English or Chinese. */
record Head(Map<String, Integer> places, List<ValueImport.Problem> problems) {

    private static final Map<String, String> CHINESE =
            Map.of("点位编码", "point", "数据类型", "kind", "时间", "time", "因子", "factor", "数值", "value", "数据标记", "flag");
    private static final List<String> COLUMNS = List.of("point", "kind", "time", "factor", "value", "flag");
    private static final String OPTIONAL = "flag";

    static Head of(CsvLines.Line line) {
        Map<String, Integer> places = new HashMap<>();
        List<ValueImport.Problem> problems = new ArrayList<>();
        for (int place = 0; place < line.cells().size(); place++) {
            String sent = line.at(place);
            String name = CHINESE.getOrDefault(sent, sent.toLowerCase(Locale.ROOT));
            if (!COLUMNS.contains(name)) {
                problems.add(new ValueImport.Problem("telemetry.import.unknown-column", sent, sent, Map.of()));
            } else if (places.put(name, place) != null) {
                problems.add(new ValueImport.Problem("telemetry.import.column-twice", name, sent, Map.of()));
            }
        }
        COLUMNS.stream()
                .filter(name -> !name.equals(OPTIONAL) && !places.containsKey(name))
                .forEach(name ->
                        problems.add(new ValueImport.Problem("telemetry.import.missing-column", name, "", Map.of())));
        return new Head(places, problems);
    }

    String text(CsvLines.Line line, String column) {
        return line.at(places.getOrDefault(column, -1));
    }
}
