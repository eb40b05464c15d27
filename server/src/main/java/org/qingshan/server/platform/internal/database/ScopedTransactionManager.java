/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform.internal.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.qingshan.server.platform.ScopeVariables;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;

/** Begins each transaction of the web role with the scope of the request; the scope ends with the transaction. */
class ScopedTransactionManager extends JdbcTransactionManager {

    private final transient ScopeVariables scope;

    ScopedTransactionManager(DataSource dataSource, ScopeVariables scope) {
        super(dataSource);
        this.scope = scope;
    }

    @Override
    protected void prepareTransactionalConnection(Connection connection, TransactionDefinition definition)
            throws SQLException {
        super.prepareTransactionalConnection(connection, definition);
        Map<String, String> variables = scope.current();
        if (variables.isEmpty()) {
            return;
        }
        String calls = variables.keySet().stream()
                .sorted()
                .map(name -> "set_config('" + name + "', ?, true)")
                .collect(Collectors.joining(", "));
        try (PreparedStatement statement = connection.prepareStatement("SELECT " + calls)) {
            int place = 1;
            for (String name : variables.keySet().stream().sorted().toList()) {
                statement.setString(place++, variables.get(name));
            }
            statement.execute();
        }
    }
}
