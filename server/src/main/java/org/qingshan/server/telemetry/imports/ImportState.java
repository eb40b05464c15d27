/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.imports;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far an accepted import is.
 *
 * @param state writing or done
 * @param refused lines whose values the database refused, once it is done
 */
public record ImportState(
        UUID id,
        String state,
        List<Integer> refused,
        OffsetDateTime acceptedAt,
        @Nullable OffsetDateTime doneAt) {

    public ImportState {
        refused = List.copyOf(refused);
    }
}
