/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.qingshan.server.fixture.ServerTest;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
class ScopeVariablesTest {

    private static final Scope OFFICER =
            new Scope(7, "officer", Set.of(Role.GRID), Role.GRID.rights(), List.of(3, 5), List.of(9), List.of("water"));

    private static final String SCOPE = """
            SELECT concat_ws('|', access.person(), access.regions()::text, access.enterprises()::text,
                             access.departments()::text, access.has_right('EVENT_HANDLE'), access.has_right('RULING'))
            """;

    private final JdbcClient web;
    private final TransactionTemplate transaction;

    ScopeVariablesTest(@Qualifier("web") JdbcClient web, @Qualifier("web") PlatformTransactionManager manager) {
        this.web = web;
        this.transaction = new TransactionTemplate(manager);
    }

    @Test
    void theDatabaseKnowsTheScopeOfTheRequestWithinItsTransaction() {
        assertThat(ScopeContext.callAs(OFFICER, this::scopeSeenByTheDatabase)).isEqualTo("7|{3,5}|{9}|{water}|t|f");
    }

    @Test
    void aRightHoldsWhereItsOwnPostHolds() {
        var scope = new Scope(
                7,
                "officer and analyst",
                Set.of(Role.GRID, Role.ANALYST, Role.ADMIN),
                Set.of(Right.values()),
                List.of(3, 5, 8),
                List.of(9),
                List.of(),
                List.of(
                        new Grant(Role.GRID.rights(), false, List.of(3, 5), List.of(9)),
                        new Grant(Role.ANALYST.rights(), false, List.of(8), List.of()),
                        new Grant(Set.of(Right.AUDIT_READ), true, List.of(3, 5, 8), List.of())));
        String places = """
                SELECT concat_ws('|', access.regions_for('EVENT_HANDLE')::text, access.regions_for('RULING')::text,
                                 access.regions_for('ACCOUNT_ADMIN')::text, access.enterprises_for('EVENT_HANDLE')::text,
                                 access.enterprises_for('RULING')::text, access.everywhere_for('AUDIT_READ'),
                                 access.everywhere_for('RULING'))
                """;
        assertThat(ScopeContext.callAs(scope, () -> seen(places))).isEqualTo("{3,5,8}|{8}|{}|{9}|{}|t|f");
        assertThat(seen(places)).isEqualTo("{}|{}|{}|{}|{}|f|f");
    }

    @Test
    void afterTheTransactionTheConnectionKnowsNobody() {
        ScopeContext.callAs(OFFICER, this::scopeSeenByTheDatabase);
        for (int connection = 0; connection < 20; connection++) {
            assertThat(scopeSeenByTheDatabase()).isEqualTo("{}|{}|{}|f|f");
        }
    }

    private String scopeSeenByTheDatabase() {
        return seen(SCOPE);
    }

    private String seen(String sql) {
        return transaction.execute(status -> web.sql(sql).query(String.class).single());
    }
}
