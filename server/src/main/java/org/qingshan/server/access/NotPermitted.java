/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.access;

import java.util.Map;
import org.qingshan.server.platform.ProblemException;

/** Refusals for want of a right, or of a right for the place. */
public final class NotPermitted {

    private NotPermitted() {}

    /** No post gives the right. */
    public static ProblemException without(Right right) {
        return ProblemException.forbidden("access.not-permitted", Map.of("right", right.name()));
    }

    /** Some post gives the right, but none gives it for this place. */
    public static ProblemException here() {
        return ProblemException.forbidden("platform.not-permitted-here", Map.of());
    }

    /** Lets pass who has the right by a post that holds everywhere: what is changed belongs to no place. */
    public static void unlessEverywhere(Right right) {
        if (!ScopeContext.current().may(right)) {
            throw without(right);
        }
        if (!ScopeContext.current().mayEverywhere(right)) {
            throw ProblemException.forbidden("access.only-everywhere", Map.of("right", right.name()));
        }
    }
}
