/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.imports;

import java.util.List;
import java.util.Set;

/** What a saving did: line by line, what it means for the rules, and which things it wrote. */
record Saved(List<LineOutcome> lines, List<Effect> effects, Set<Integer> written) {

    boolean failed() {
        return lines.stream().anyMatch(line -> line.kind() == LineOutcome.Kind.FAILED);
    }
}
