/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.device;

/**
 * How a logger goes about its uploads.
 *
 * @param timeoutSeconds without an answer for so long an upload is sent again (real time)
 * @param window uploads that may be open at once; a simple logger has one
 */
public record LoggerOptions(Backfill backfill, int timeoutSeconds, int window, long seed) {

    public static LoggerOptions usual(long seed) {
        return new LoggerOptions(Backfill.NONE, 10, 1, seed);
    }

    public LoggerOptions with(Backfill newBackfill) {
        return new LoggerOptions(newBackfill, timeoutSeconds, window, seed);
    }
}
