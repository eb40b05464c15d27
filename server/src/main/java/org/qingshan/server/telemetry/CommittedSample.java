/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sample right after its commit, in the packed form of {@code telemetry.sample}.
 *
 * @param dataSecond start of the period or the instant, seconds since 1970
 * @param digest first 64 bits of the SHA-256 of the CP text; the same text of one device and time is stored once,
 *     and again only where it overrules another that came between
 * @param layout id of the stored layout
 * @param pointer raw batch and ordinal, see {@code RawPointer}
 */
@SuppressWarnings("ArrayRecordComponent") // one for each packet, handed on and never compared
public record CommittedSample(
        int device,
        UploadKind kind,
        long dataSecond,
        long digest,
        int layout,
        boolean supplementary,
        byte[] figures,
        @Nullable String flags,
        String @Nullable [] texts,
        long arrivalMicros,
        long pointer) {

    /** Whether it says anything else than the last of these that is of its kind, time and shape: the last word counts. */
    public boolean isNewsAfter(List<CommittedSample> earlier) {
        for (CommittedSample one : earlier.reversed()) {
            if (one.kind == kind && one.dataSecond == dataSecond && one.layout == layout) {
                return one.digest != digest;
            }
        }
        return true;
    }
}
