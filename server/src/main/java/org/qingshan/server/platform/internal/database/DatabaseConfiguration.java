/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform.internal.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.qingshan.server.platform.DataFolder;
import org.qingshan.server.platform.DatabaseSettings;
import org.qingshan.server.platform.ScopeVariables;
import org.qingshan.server.platform.internal.postgres.PostgresTuning;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** Two ways into the database: {@code web} under the scope of the request, {@code ingest} for gateway and jobs. */
@Configuration(proxyBeanMethods = false)
@EnableTransactionManagement(proxyTargetClass = true)
class DatabaseConfiguration {

    @Bean
    Database database(DataFolder data, DatabaseSettings settings, ObjectProvider<PostgresTuning> tuning)
            throws IOException, InterruptedException, SQLException {
        return Database.open(data, settings, tuning.getIfAvailable(PostgresTuning::product))
                .migrate();
    }

    @Bean
    @Qualifier("web")
    HikariDataSource webDataSource(Database database, DatabaseSettings settings) {
        return pool(database, "web", database.passwords().web(), settings.webConnections());
    }

    @Bean
    @Qualifier("ingest")
    HikariDataSource ingestDataSource(Database database, DatabaseSettings settings) {
        return pool(database, "ingest", database.passwords().ingest(), settings.ingestConnections());
    }

    @Bean
    @Qualifier("web")
    JdbcClient webJdbcClient(@Qualifier("web") DataSource dataSource) {
        return JdbcClient.create(dataSource);
    }

    @Bean
    @Qualifier("ingest")
    JdbcClient ingestJdbcClient(@Qualifier("ingest") DataSource dataSource) {
        return JdbcClient.create(dataSource);
    }

    @Bean({"web", "webTransactionManager"})
    PlatformTransactionManager web(@Qualifier("web") DataSource dataSource, ScopeVariables scope) {
        return new ScopedTransactionManager(dataSource, scope);
    }

    @Bean({"ingest", "ingestTransactionManager"})
    PlatformTransactionManager ingest(@Qualifier("ingest") DataSource dataSource) {
        return new JdbcTransactionManager(dataSource);
    }

    private static HikariDataSource pool(Database database, String name, String password, int size) {
        var config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(database.url());
        config.setUsername("qs_" + name);
        config.setPassword(password);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(2);
        config.setConnectionTimeout(10_000);
        config.addDataSourceProperty("ApplicationName", "qingshan-" + name);
        config.addDataSourceProperty("tcpKeepAlive", "true");
        return new HikariDataSource(config);
    }
}
