/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.load;

import java.time.Duration;

/**
 * What a load run does.
 *
 * @param connections TCP connections; each carries the packets of {@code mns / connections} loggers
 * @param mns loggers (MN), each sending one packet per distinct data time
 * @param rate distinct packets per second over all loggers; at most {@code mns}, because a data time has one second
 * @param seconds how long packets fall due, the warm-up included
 * @param warmupSeconds latencies of the packets that fall due in the first seconds are reported apart (in the timeline only)
 * @param factors factors of a packet, 1 to 16
 * @param resendPercent share of packets sent a second time unchanged (same QN)
 * @param changedPercent share of packets sent again with changed values (same data time, new QN)
 * @param timeout without an answer for so long a packet is sent again
 * @param retries how often at most (an interrupted connection re-sends all that is open, whatever this says)
 * @param drain how long to wait for answers after the last packet fell due
 */
public record LoadPlan(
        String host,
        int port,
        int connections,
        int mns,
        double rate,
        int seconds,
        int warmupSeconds,
        int factors,
        int resendPercent,
        int changedPercent,
        Duration timeout,
        int retries,
        Duration drain,
        long seed) {

    /** Longest run: the answer carries only the time of day of its packet. */
    private static final int MAX_SECONDS = 80_000;

    public LoadPlan {
        require(connections >= 1 && connections <= mns, "connections", connections, "1 to the number of MNs");
        require(mns <= LoadTemplate.MAX_MNS, "mns", mns, "at most " + LoadTemplate.MAX_MNS);
        require(
                rate > 0 && rate <= mns,
                "rate",
                rate,
                "above 0 and at most the number of MNs: each MN has one packet per data time, that is per second");
        require(seconds >= 1 && seconds <= MAX_SECONDS, "seconds", seconds, "1 to " + MAX_SECONDS);
        require(warmupSeconds >= 0 && warmupSeconds < seconds, "warmup", warmupSeconds, "0 to below the seconds");
        require(
                rate * seconds <= Integer.MAX_VALUE - 8,
                "rate * seconds",
                rate * seconds,
                "below two thousand million");
        require(factors >= 1 && factors <= LoadFactor.MAX, "factors", factors, "1 to " + LoadFactor.MAX);
        require(resendPercent >= 0 && resendPercent <= 100, "resend", resendPercent, "0 to 100 percent");
        require(changedPercent >= 0 && changedPercent <= 100, "changed", changedPercent, "0 to 100 percent");
        require(retries >= 0 && retries <= 20, "retries", retries, "0 to 20");
    }

    /** A plan with the usual logger manners: 10 s time-out, 3 retries, 30 s to drain. */
    public static LoadPlan of(String host, int port, int connections, int mns, double rate, int seconds) {
        return new LoadPlan(
                host,
                port,
                connections,
                mns,
                rate,
                seconds,
                0,
                8,
                0,
                0,
                Duration.ofSeconds(10),
                3,
                Duration.ofSeconds(30),
                1);
    }

    public LoadPlan withFactors(int count) {
        return new LoadPlan(
                host,
                port,
                connections,
                mns,
                rate,
                seconds,
                warmupSeconds,
                count,
                resendPercent,
                changedPercent,
                timeout,
                retries,
                drain,
                seed);
    }

    public LoadPlan withResends(int resend, int changed) {
        return new LoadPlan(
                host,
                port,
                connections,
                mns,
                rate,
                seconds,
                warmupSeconds,
                factors,
                resend,
                changed,
                timeout,
                retries,
                drain,
                seed);
    }

    public LoadPlan withPatience(Duration newTimeout, int newRetries, Duration newDrain) {
        return new LoadPlan(
                host,
                port,
                connections,
                mns,
                rate,
                seconds,
                warmupSeconds,
                factors,
                resendPercent,
                changedPercent,
                newTimeout,
                newRetries,
                newDrain,
                seed);
    }

    /** The same load for some seconds more, of which the first do not count as latency. */
    public LoadPlan withWarmup(int more) {
        return new LoadPlan(
                host,
                port,
                connections,
                mns,
                rate,
                seconds + more,
                warmupSeconds + more,
                factors,
                resendPercent,
                changedPercent,
                timeout,
                retries,
                drain,
                seed);
    }

    /** Distinct packets of the whole run. */
    public int packets() {
        return (int) Math.round(rate * seconds);
    }

    private static void require(boolean holds, String name, Object value, String expected) {
        if (!holds) {
            throw new IllegalArgumentException("%s is %s; expected %s.".formatted(name, value, expected));
        }
    }
}
