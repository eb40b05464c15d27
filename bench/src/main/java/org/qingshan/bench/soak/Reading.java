/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.bench.soak;

import java.util.Locale;
import org.qingshan.simulator.load.LoadProgress;
import org.qingshan.simulator.load.LoadReport.Latency;

/**
 * What a minute of a run looked like. Memory in MiB.
 *
 * @param open packets that were sent and had no answer
 * @param serverResident of the server's process
 * @param heap used after a full collection; NaN where none was made
 * @param database of PostgreSQL with its children, shared pages shared out
 * @param lagSeconds of the windows
 * @param queued packets waiting for the commit
 */
record Reading(
        int minute,
        int connected,
        int acknowledged,
        int open,
        Latency latency,
        long serverResident,
        double heap,
        long database,
        double lagSeconds,
        double dirty,
        double queued) {

    static final String HEAD = String.format(
            "%6s %9s %12s %8s %8s %8s %8s %9s %7s %9s %7s %8s %7s",
            "minute",
            "connected",
            "acknowledged",
            "open",
            "p50 ms",
            "p99 ms",
            "max ms",
            "server",
            "heap",
            "postgres",
            "lag s",
            "dirty",
            "queue");

    static Reading of(
            LoadProgress progress,
            int minute,
            long serverResident,
            double heap,
            long database,
            double lagSeconds,
            double dirty,
            double queued) {
        return new Reading(
                minute,
                progress.connected(),
                progress.acknowledged(),
                progress.sent() - progress.acknowledged(),
                progress.latency(),
                serverResident,
                heap,
                database,
                lagSeconds,
                dirty,
                queued);
    }

    String toLine() {
        return String.format(
                Locale.ROOT,
                "%6d %9d %12d %8d %8.1f %8.1f %8.1f %9d %7s %9d %7.1f %8.0f %7.0f",
                minute,
                connected,
                acknowledged,
                open,
                latency.p50(),
                latency.p99(),
                latency.max(),
                serverResident,
                Double.isNaN(heap) ? "-" : String.format(Locale.ROOT, "%.0f", heap),
                database,
                lagSeconds,
                dirty,
                queued);
    }

    String toJson() {
        return String.format(
                Locale.ROOT,
                "{\"minute\":%d,\"connected\":%d,\"acknowledged\":%d,\"open\":%d,\"p50\":%.3f,\"p99\":%.3f,\"p999\":%.3f,\"max\":%.3f,"
                        + "\"serverMib\":%d,\"heapMib\":%s,\"databaseMib\":%d,\"lagSeconds\":%.1f,\"dirty\":%.0f,\"queued\":%.0f}",
                minute,
                connected,
                acknowledged,
                open,
                latency.p50(),
                latency.p99(),
                latency.p999(),
                latency.max(),
                serverResident,
                Double.isNaN(heap) ? "null" : String.format(Locale.ROOT, "%.0f", heap),
                database,
                lagSeconds,
                dirty,
                queued);
    }
}
