/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212;

/** What happens to a packet with a problem. */
public enum Policy {
    /** Normalised without a note. */
    SILENT,
    /** Ingested, with a quality note counted per device. */
    NOTE,
    /** Not data: only the raw bytes are kept. */
    HOLD
}
