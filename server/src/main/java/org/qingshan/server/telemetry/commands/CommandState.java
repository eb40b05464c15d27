/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.commands;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Where a command to a device stands; {@link #next} is the one transition table. */
public enum CommandState {
    QUEUED,
    /** Out, no 9011 yet; may be sent again. */
    SENT,
    /** 9011 with QnRtn 1. */
    ACCEPTED,
    /** 9012 with ExeRtn 1 or 100, or 9013. */
    DONE,
    /** 9011 with another QnRtn. */
    REFUSED,
    /** 9012 with another ExeRtn. */
    FAILED,
    TIMED_OUT,
    CANCELLED;

    /** The states that may follow. */
    public Set<CommandState> next() {
        return switch (this) {
            case QUEUED -> EnumSet.of(SENT, TIMED_OUT, CANCELLED);
            case SENT -> EnumSet.of(SENT, ACCEPTED, DONE, REFUSED, FAILED, TIMED_OUT);
            case ACCEPTED -> EnumSet.of(DONE, FAILED, TIMED_OUT);
            case DONE, REFUSED, FAILED, TIMED_OUT, CANCELLED -> EnumSet.noneOf(CommandState.class);
        };
    }

    public boolean isOpen() {
        return this == SENT || this == ACCEPTED;
    }

    public boolean isOver() {
        return next().isEmpty();
    }

    /** As the database keeps it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
