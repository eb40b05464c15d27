/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.device;

import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qingshan.hj212.FactorItem;
import org.qingshan.hj212.Param;

/**
 * Something a logger is about to send.
 *
 * @param qn the request it answers; null when it gets a QN of its own
 * @param backlog whether it is sent after the fact (补传)
 * @param answerWanted whether it waits for an answer of the host
 */
record Outgoing(
        String cn,
        @Nullable String qn,
        @Nullable LocalDateTime dataTime,
        List<Param> params,
        List<FactorItem> items,
        boolean backlog,
        boolean answerWanted) {

    Outgoing {
        params = List.copyOf(params);
        items = List.copyOf(items);
    }

    static Outgoing upload(String cn, LocalDateTime dataTime, List<FactorItem> items, boolean backlog) {
        return new Outgoing(cn, null, dataTime, List.of(), items, backlog, true);
    }

    /** An upload that carries parameters instead of factors, such as 1011 or 3015. */
    static Outgoing answerData(String cn, List<Param> params) {
        return new Outgoing(cn, null, null, params, List.of(), false, true);
    }

    /** A reply (9011 to 9013) to a request. */
    static Outgoing reply(String cn, String qn, List<Param> params) {
        return new Outgoing(cn, qn, null, params, List.of(), false, false);
    }

    static Outgoing notification(String cn, List<Param> params) {
        return new Outgoing(cn, null, null, params, List.of(), false, true);
    }

    boolean isReply() {
        return cn.startsWith("901");
    }
}
