/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qingshan.server.registry.model.FieldProblem;

/** Which column of the file is which column of the kind, and what is wrong with the head. */
record Head(Map<String, Integer> places, List<FieldProblem> problems) {

    static Head of(SheetKind kind, List<String> names) {
        Map<String, Integer> places = new HashMap<>();
        List<FieldProblem> problems = new ArrayList<>();
        for (int place = 0; place < names.size(); place++) {
            String name = names.get(place);
            Optional<Column> column = kind.columns().stream()
                    .filter(known -> known.isCalled(name))
                    .findFirst();
            if (column.isEmpty() && !name.isEmpty()) {
                problems.add(FieldProblem.of("registry.import.unknown-column", name, name));
            } else if (column.isPresent() && places.put(column.get().name(), place) != null) {
                problems.add(FieldProblem.of(
                        "registry.import.column-twice", column.get().name(), name));
            }
        }
        kind.columns().stream()
                .filter(column -> column.required() && !places.containsKey(column.name()))
                .forEach(column -> problems.add(new FieldProblem(
                        "registry.import.missing-column", column.name(), "", Map.of("chinese", column.chinese()))));
        return new Head(places, problems);
    }
}
