/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.play;

/**
 * What playing a data set did.
 *
 * @param packets uploads of the set
 * @param acknowledged uploads that the host answered
 * @param resent sendings after a time-out
 */
public record PlayReport(int packets, long acknowledged, long resent, double seconds) {

    public boolean isComplete() {
        return acknowledged >= packets;
    }
}
