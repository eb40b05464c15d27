/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.access;

/** The scope of the work in hand: that of the request's person, or nobody's. */
public final class ScopeContext {

    private static final ScopedValue<Scope> SCOPE = ScopedValue.newInstance();

    private static final ScopedValue<String> ADDRESS = ScopedValue.newInstance();

    private ScopeContext() {}

    /** The scope in force; {@link Scope#NONE} outside of a request. */
    public static Scope current() {
        return SCOPE.orElse(Scope.NONE);
    }

    /** Where the request came from; empty outside of a request. */
    public static String address() {
        return ADDRESS.orElse("");
    }

    /** Handles a request of a person from an address. */
    public static <R, X extends Throwable> R callAs(
            Scope scope, String address, ScopedValue.CallableOp<? extends R, X> work) throws X {
        return ScopedValue.where(SCOPE, scope).where(ADDRESS, address).call(work);
    }

    /** Does something under a scope and gives its result. */
    public static <R, X extends Throwable> R callAs(Scope scope, ScopedValue.CallableOp<? extends R, X> work) throws X {
        return ScopedValue.where(SCOPE, scope).call(work);
    }

    /** Does something under a scope. */
    public static void runAs(Scope scope, Runnable work) {
        ScopedValue.where(SCOPE, scope).run(work);
    }
}
