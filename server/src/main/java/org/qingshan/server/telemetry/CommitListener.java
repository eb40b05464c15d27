/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry;

import java.util.List;

/**
 * Hears of samples right after their commit and before the marking of their windows is closed, so that whoever takes a
 * window has heard of every sample in it. Called on the way of every packet: it takes note and returns.
 */
public interface CommitListener {

    void committed(List<CommittedSample> samples);
}
