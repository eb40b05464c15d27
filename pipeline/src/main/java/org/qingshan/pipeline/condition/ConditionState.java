/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.condition;

import java.time.Instant;

/**
 * Where a condition stands after a window. Only states that are not at rest, or that remember something, are kept.
 *
 * @param since start of the present bad run, or of the remembered run
 * @param count steps in the present state that count (bad while pending, good while recovering)
 * @param memory what the condition remembers between windows as text of its own; empty = nothing
 */
public record ConditionState(
        ConditionKind kind, String factorGroup, MachineState state, Instant since, int count, String memory) {}
