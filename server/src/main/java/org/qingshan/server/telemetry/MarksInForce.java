/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry;

import java.util.Collection;
import java.util.List;
import org.qingshan.pipeline.mark.Mark;

/**
 * What telemetry adds to the rules: marks and rulings that are not withdrawn. Asked by whoever builds the snapshot, when
 * it starts and after {@link RulesInForce#touched}; runs outside of any scope.
 */
public interface MarksInForce {

    /** Marks of all points. */
    List<Mark> listAll();

    /** Marks of these points. */
    List<Mark> list(Collection<Integer> points);
}
