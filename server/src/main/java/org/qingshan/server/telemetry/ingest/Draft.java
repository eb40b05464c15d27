/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.ingest;

import org.jspecify.annotations.Nullable;
import org.qingshan.server.telemetry.UploadKind;

/**
 * A sample that waits for its commit; columns as {@code telemetry.sample}.
 *
 * @param dataSecond start of the period or the instant, seconds since 1970
 * @param rest what the same packet says of the period next to it, because its channels are labelled by the other end
 * @param digest first 64 bits of the SHA-256 of the CP text
 */
@SuppressWarnings("ArrayRecordComponent") // one for each packet, read once by the committer
public record Draft(
        UploadKind kind,
        long dataSecond,
        long digest,
        LayoutSlot layout,
        boolean supplementary,
        byte[] figures,
        @Nullable String flags,
        String @Nullable [] texts,
        @Nullable Draft rest) {

    /** Of a shape that is not to be numbered. */
    boolean isSurplus() {
        return layout.isSurplus() || (rest != null && rest.isSurplus());
    }
}
