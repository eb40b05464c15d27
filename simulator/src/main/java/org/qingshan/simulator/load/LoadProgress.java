/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.load;

/**
 * How far a run is, told every few seconds.
 *
 * @param latency of the answers since it was told last
 */
public record LoadProgress(
        double seconds, int connected, int due, int sent, int acknowledged, LoadReport.Latency latency) {}
