/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212;

/**
 * A command of an edition.
 *
 * @param edition the edition that defines it
 * @param certainty A read in the text, B two independent sources, C one source
 */
public record Command(
        Edition edition, String cn, Direction direction, Kind kind, String nameZh, String nameEn, String certainty) {
    /** Who sends it. */
    public enum Direction {
        /** Host to device. */
        DOWN,
        /** Device to host. */
        UP,
        BOTH
    }

    /** How it is answered. */
    public enum Kind {
        /** Answered with 9011, data if any, and 9012. */
        REQUEST,
        /** Answered with 9014 when bit 0 of {@code Flag} is set; asked for by the host like a request. */
        UPLOAD,
        /** Answered with 9013. */
        NOTIFICATION,
        /** Never answered. */
        REPLY
    }
}
