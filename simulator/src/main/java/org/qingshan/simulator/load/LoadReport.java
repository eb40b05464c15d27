/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.load;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/**
 * What a load run achieved. Latencies run from the moment a packet fell due (not from when it was written) to its first
 * answer, so a host that stalls is charged for every packet that had to wait.
 *
 * @param distinct packets that fell due, one per (MN, data time)
 * @param sent distinct packets written to a socket
 * @param acknowledged distinct packets answered by 9014
 * @param unacknowledged sent and never answered
 * @param changed second packets of a data time with changed values; {@code changedAcknowledged} of them answered
 * @param resent unchanged second sendings asked for by the plan
 * @param retried sendings after a time-out or an interrupted connection
 * @param duplicateAnswers answers to something already answered
 * @param hostRequests packets of the host that are no answers
 * @param rate acknowledged distinct packets per second, up to the end of the plan or the last first answer
 * @param cpuSeconds processor time of the generating thread
 * @param latency of the packets that fell due after the warm-up
 * @param timeline the same by due time, warm-up included
 */
public record LoadReport(
        int connections,
        int mns,
        double seconds,
        int packetBytes,
        int distinct,
        int sent,
        int acknowledged,
        int unacknowledged,
        int changed,
        int changedAcknowledged,
        int resent,
        int retried,
        long duplicateAnswers,
        long strayAnswers,
        long hostRequests,
        int interruptions,
        int neverConnected,
        double rate,
        double drainSeconds,
        double cpuSeconds,
        Latency latency,
        Latency writing,
        int warmupSeconds,
        List<Slice> timeline) {

    /** Latencies of the packets that fell due from this second on, up to the next slice. */
    public record Slice(int fromSecond, Latency latency) {

        String toJson() {
            return "{\"from\":" + fromSecond + ",\"latencyMillis\":" + latency.toJson() + "}";
        }
    }

    /** Milliseconds. */
    public record Latency(double p50, double p90, double p99, double p999, double max, double mean) {

        static Latency of(Histogram micros) {
            return new Latency(
                    micros.getValueAtPercentile(50) / 1e3,
                    micros.getValueAtPercentile(90) / 1e3,
                    micros.getValueAtPercentile(99) / 1e3,
                    micros.getValueAtPercentile(99.9) / 1e3,
                    micros.getMaxValue() / 1e3,
                    micros.getTotalCount() == 0 ? 0 : micros.getMean() / 1e3);
        }

        String toJson() {
            return String.format(
                    Locale.ROOT,
                    "{\"p50\":%.3f,\"p90\":%.3f,\"p99\":%.3f,\"p999\":%.3f,\"max\":%.3f,\"mean\":%.3f}",
                    p50,
                    p90,
                    p99,
                    p999,
                    max,
                    mean);
        }
    }

    /** Whether everything that fell due was sent and answered. */
    public boolean isComplete() {
        return sent == distinct && acknowledged == sent && changedAcknowledged == changed;
    }

    /** One JSON object; its keys are a public contract. */
    public String toJson() {
        return String.format(
                Locale.ROOT,
                "{\"connections\":%d,\"mns\":%d,\"seconds\":%.1f,\"packetBytes\":%d,\"distinct\":%d,\"sent\":%d,"
                        + "\"acknowledged\":%d,\"unacknowledged\":%d,\"changed\":%d,\"changedAcknowledged\":%d,"
                        + "\"resent\":%d,\"retried\":%d,\"duplicateAnswers\":%d,\"strayAnswers\":%d,\"hostRequests\":%d,"
                        + "\"interruptions\":%d,\"neverConnected\":%d,\"rate\":%.1f,\"drainSeconds\":%.2f,"
                        + "\"cpuSeconds\":%.2f,\"latencyMillis\":%s,\"writingMillis\":%s,\"warmupSeconds\":%d,"
                        + "\"timeline\":[%s]}",
                connections,
                mns,
                seconds,
                packetBytes,
                distinct,
                sent,
                acknowledged,
                unacknowledged,
                changed,
                changedAcknowledged,
                resent,
                retried,
                duplicateAnswers,
                strayAnswers,
                hostRequests,
                interruptions,
                neverConnected,
                rate,
                drainSeconds,
                cpuSeconds,
                latency.toJson(),
                writing.toJson(),
                warmupSeconds,
                timeline.stream().map(Slice::toJson).collect(Collectors.joining(",")));
    }
}
