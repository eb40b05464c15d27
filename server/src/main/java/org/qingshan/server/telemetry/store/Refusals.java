/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.store;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an error of the database says of what was to be stored, by SQLSTATE class. */
public final class Refusals {

    /** Cardinality, data, constraints, limits of the program: trying again is of no use. */
    private static final Set<String> DATA = Set.of("21", "22", "23", "54");

    /** Connection, transaction state, rollback, resources, not ready, operator, system: it will pass. */
    private static final Set<String> PASSING = Set.of("08", "25", "40", "53", "55", "57", "58");

    private Refusals() {}

    public static boolean isOfData(SQLException e) {
        return DATA.contains(classOf(e.getSQLState()));
    }

    /** A row with this key is there already. */
    public static boolean isOfKey(SQLException e) {
        return "23505".equals(e.getSQLState());
    }

    public static boolean isPassing(SQLException e) {
        return e.getSQLState() == null || PASSING.contains(classOf(e.getSQLState()));
    }

    /** The database's error behind an exception. */
    public static Optional<SQLException> find(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException found) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    private static String classOf(@Nullable String state) {
        return state == null || state.length() < 2 ? "" : state.substring(0, 2);
    }
}
