/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.load;

/** How far a run is, told every few seconds. */
public record LoadProgress(double seconds, int connected, int due, int sent, int acknowledged) {}
