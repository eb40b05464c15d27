/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.load;

/**
 * Everything that is sent after the first time: unchanged re-sends and changed packets of the plan, and re-sends of what
 * got no answer. Packets fall due in order, so each kind is one cursor that walks behind the schedule.
 */
final class LoadFollowUps {

    /** Sends a packet, changed or as it was. */
    interface Sender {
        void send(int packet, boolean changed);
    }

    /** Planned re-sends and changes follow so long after the packet itself. */
    private static final long LAG_NANOS = 1_500_000_000L;

    private final LoadSchedule schedule;
    private final LoadLedger ledger;
    private final int resendPercent;
    private final int changedPercent;
    private final long seed;
    private final long timeoutNanos;
    private final int[] retryCursors;
    private int plannedCursor;
    private int resent;
    private int retried;

    LoadFollowUps(LoadPlan plan, LoadSchedule schedule, LoadLedger ledger) {
        this.schedule = schedule;
        this.ledger = ledger;
        this.resendPercent = plan.resendPercent();
        this.changedPercent = plan.changedPercent();
        this.seed = plan.seed();
        this.timeoutNanos = plan.timeout().toNanos();
        this.retryCursors = new int[plan.retries()];
    }

    void run(long sinceStart, Sender sender) {
        int due = schedule.dueCount(sinceStart - LAG_NANOS);
        while (plannedCursor < due) {
            plan(plannedCursor++, sender);
        }
        for (int attempt = 0; attempt < retryCursors.length; attempt++) {
            int late = schedule.dueCount(sinceStart - (attempt + 1) * timeoutNanos);
            while (retryCursors[attempt] < late) {
                retry(retryCursors[attempt]++, sender);
            }
        }
    }

    private void plan(int packet, Sender sender) {
        if (resendPercent == 0 && changedPercent == 0) {
            return;
        }
        long lot = Math.floorMod(LoadValues.mix(seed ^ (packet * 31L + 17)), 100L);
        if (lot < resendPercent) {
            resent++;
            sender.send(packet, false);
        } else if (lot < resendPercent + changedPercent && ledger.isAcknowledged(packet)) {
            // Only after the answer: were the first packet sent again later, it would become the value in force.
            sender.send(packet, true);
        }
    }

    private void retry(int packet, Sender sender) {
        if (ledger.isSent(packet) && !ledger.isAcknowledged(packet)) {
            retried++;
            sender.send(packet, false);
        }
        if (ledger.isChangedSent(packet) && !ledger.isChangedAcknowledged(packet)) {
            retried++;
            sender.send(packet, true);
        }
    }

    /** Names what a connection has to send again among the packets already due: everything without an answer. */
    void listOpen(int connection, int due, Sender sender) {
        int from = schedule.firstMnOf(connection);
        int to = schedule.firstMnOf(connection + 1);
        for (long round = 0; round < due; round += schedule.mns()) {
            for (long packet = round + from; packet < Math.min(round + to, due); packet++) {
                retry((int) packet, sender);
            }
        }
    }

    boolean isDone() {
        return resendPercent + changedPercent == 0 || plannedCursor >= schedule.packets();
    }

    int resent() {
        return resent;
    }

    int retried() {
        return retried;
    }
}
