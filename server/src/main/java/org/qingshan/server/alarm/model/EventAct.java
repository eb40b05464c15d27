/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.alarm.model;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What people and the system do about an event, and when that is allowed:
 *
 * <pre>
 *                 OPEN     CLOSED
 * acknowledge     OPEN     -
 * note            OPEN     CLOSED
 * mark false      CLOSED   -
 * close           CLOSED   -
 * </pre>
 */
public enum EventAct {
    ACKNOWLEDGE("acknowledged"),
    NOTE("noted"),
    MARK_FALSE("marked-false"),
    CLOSE("closed");

    /** What an event can be. */
    public enum State {
        OPEN,
        CLOSED
    }

    private static final Map<State, Map<EventAct, State>> TABLE = Map.of(
            State.OPEN,
            Map.of(ACKNOWLEDGE, State.OPEN, NOTE, State.OPEN, MARK_FALSE, State.CLOSED, CLOSE, State.CLOSED),
            State.CLOSED,
            Map.of(NOTE, State.CLOSED));

    private final String code;

    EventAct(String code) {
        this.code = code;
    }

    /** As stored. */
    public String code() {
        return code;
    }

    /** The state afterwards; empty where the act is not allowed. */
    public Optional<State> from(State state) {
        return Optional.ofNullable(TABLE.getOrDefault(state, Map.of()).get(this));
    }

    /** What may be done in a state. */
    public static Set<EventAct> allowedIn(State state) {
        return TABLE.getOrDefault(state, Map.of()).keySet();
    }
}
