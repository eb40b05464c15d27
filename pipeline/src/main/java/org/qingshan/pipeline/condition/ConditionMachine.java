/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.condition;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The machine all conditions share: bad for long enough raises, good for long enough clears, no data changes nothing.
 * How long is a parameter of each condition.
 *
 * <pre>
 *             BAD             GOOD             NONE   EXCUSED
 * CLEAR       begin           rest             rest   rest
 * PENDING     count bad       forget           hold   forget
 * RAISED      continue        begin recovery   hold   hold
 * RECOVERING  relapse         count good       hold   hold
 * </pre>
 */
public final class ConditionMachine {

    /** What a cell of the table does. */
    enum Move {
        REST,
        BEGIN,
        COUNT_BAD,
        FORGET,
        HOLD,
        CONTINUE,
        RECOVER,
        COUNT_GOOD,
        RELAPSE
    }

    static final Map<MachineState, Map<Observation, Move>> TABLE = Map.of(
            MachineState.CLEAR, row(Move.BEGIN, Move.REST, Move.REST, Move.REST),
            MachineState.PENDING, row(Move.COUNT_BAD, Move.FORGET, Move.HOLD, Move.FORGET),
            MachineState.RAISED, row(Move.CONTINUE, Move.RECOVER, Move.HOLD, Move.HOLD),
            MachineState.RECOVERING, row(Move.RELAPSE, Move.COUNT_GOOD, Move.HOLD, Move.HOLD));

    private final int raiseAfter;
    private final int clearAfter;

    /**
     * @param raiseAfter bad steps until it is raised, at least 1
     * @param clearAfter good steps until it is cleared, at least 1
     */
    public ConditionMachine(int raiseAfter, int clearAfter) {
        if (raiseAfter < 1 || clearAfter < 1) {
            throw new IllegalArgumentException(
                    "raise-after " + raiseAfter + " and clear-after " + clearAfter + " must be at least 1");
        }
        this.raiseAfter = raiseAfter;
        this.clearAfter = clearAfter;
    }

    /** @param phase what is to be said, null = nothing */
    public record Step(
            MachineState state, int count, @Nullable Phase phase) {}

    private static Map<Observation, Move> row(Move bad, Move good, Move none, Move excused) {
        return Map.of(
                Observation.BAD, bad,
                Observation.GOOD, good,
                Observation.NONE, none,
                Observation.EXCUSED, excused);
    }

    public Step step(MachineState state, int count, Observation observation) {
        Move move = TABLE.getOrDefault(state, Map.of()).getOrDefault(observation, Move.HOLD);
        return switch (move) {
            case REST, FORGET -> new Step(MachineState.CLEAR, 0, null);
            case BEGIN -> bad(1);
            case COUNT_BAD -> bad(count + 1);
            case HOLD -> new Step(state, count, null);
            case CONTINUE, RELAPSE -> new Step(MachineState.RAISED, 0, Phase.ONGOING);
            case RECOVER -> good(1);
            case COUNT_GOOD -> good(count + 1);
        };
    }

    private Step bad(int count) {
        return count >= raiseAfter
                ? new Step(MachineState.RAISED, 0, Phase.RAISED)
                : new Step(MachineState.PENDING, count, null);
    }

    private Step good(int count) {
        return count >= clearAfter
                ? new Step(MachineState.CLEAR, 0, Phase.CLEARED)
                : new Step(MachineState.RECOVERING, count, null);
    }
}
