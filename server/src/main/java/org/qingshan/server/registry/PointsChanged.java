/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry;

import java.util.List;
import org.qingshan.server.platform.DomainEvent;

/** Points were made or changed, maybe moved to another region or enterprise: work rows are to be stamped again. */
public record PointsChanged(List<Integer> points) implements DomainEvent {

    public PointsChanged {
        points = List.copyOf(points);
    }

    @Override
    public String key() {
        return "registry.points";
    }
}
