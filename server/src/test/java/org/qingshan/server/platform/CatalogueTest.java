/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.qingshan.server.fixture.ServerTest;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Deny by default, looked up in the catalogue of the database itself, as the web role sees it. */
@ServerTest
class CatalogueTest {

    private static final String TABLES = """
            SELECT c.oid::regclass::text AS name, c.relrowsecurity AND c.relforcerowsecurity AS forced,
                   EXISTS (SELECT FROM pg_policies p WHERE p.schemaname = n.nspname AND p.tablename = c.relname
                           AND ('qs_web' = ANY (p.roles) OR 'public' = ANY (p.roles))) AS has_policy,
                   c.relispartition AS partition,
                   EXISTS (SELECT FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) privilege
                           WHERE has_table_privilege('qs_web', c.oid, privilege))
                       OR has_any_column_privilege('qs_web', c.oid, 'SELECT, INSERT, UPDATE') AS granted
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p', 'm', 'f') AND n.nspname NOT IN ('pg_catalog', 'information_schema')
              AND n.nspname NOT LIKE 'pg\\_toast%'
            ORDER BY 1
            """;

    private final JdbcClient web;

    CatalogueTest(@Qualifier("web") JdbcClient web) {
        this.web = web;
    }

    record Table(String name, boolean forced, boolean hasPolicy, boolean partition, boolean granted) {}

    @Test
    void everyTableForcesAPolicyOnTheWebRoleOrIsAllowedNotToWithAReason() throws IOException {
        Map<String, String> allowed = allowList();
        List<Table> tables = tables();
        assertThat(tables).extracting(Table::name).contains("access.person", "platform.audit_entry", "region.region");
        assertThat(tables.stream()
                        .filter(table -> !table.partition())
                        .filter(table -> !(table.forced() && table.hasPolicy()))
                        .map(Table::name)
                        .filter(name -> !allowed.containsKey(name) && !allowed.containsKey(schema(name))))
                .as("tables without forced policy for qs_web and without a line in row-security-allowed.properties")
                .isEmpty();
    }

    @Test
    void theAllowListNamesNothingThatIsGoneOrProtectedByNow() throws IOException {
        var open = new TreeSet<String>();
        tables().stream()
                .filter(table -> !(table.forced() && table.hasPolicy()))
                .forEach(table -> {
                    open.add(table.name());
                    open.add(schema(table.name()));
                });
        assertThat(open).containsAll(allowList().keySet());
    }

    @Test
    void whatHasNoPolicyForTheWebRoleIsNotGrantedToItEither() {
        assertThat(tables().stream()
                        .filter(table -> !(table.forced() && table.hasPolicy()) && table.granted())
                        .map(Table::name))
                .isEmpty();
    }

    @Test
    void whateverIsWrittenAsksForOnePostThatGivesTheRightAndThePlace() {
        List<String> placeless = List.of(
                "access.person web_adds", // a new person is nowhere yet
                "platform.audit_entry web_records_itself",
                "platform.audit_pending web_notes",
                "platform.outbox web_publishes",
                "registry.rules_change web_add"); // says what to work out again, nothing else
        List<String> byUnion = web.sql("""
                        SELECT schemaname || '.' || tablename || ' ' || policyname FROM pg_policies
                        WHERE cmd <> 'SELECT' AND roles && '{qs_web,qs_reader,public}'
                          AND (concat(qual, with_check) ~ 'access\\.(regions|enterprises|departments)\\(\\)'
                               OR concat(qual, with_check) !~ '(_for|may_[a-z]+)\\(')
                        """).query(String.class).list();
        assertThat(byUnion).containsExactlyInAnyOrderElementsOf(placeless);
    }

    @Test
    void noTelemetryTableIsGrantedToTheWebRole() {
        assertThat(tables().stream()
                        .filter(table -> table.name().startsWith("telemetry."))
                        .filter(Table::granted)
                        .map(Table::name))
                .isEmpty();
        assertThat(tables()).anyMatch(table -> table.name().startsWith("telemetry."));
    }

    @Test
    void withoutAScopeNoTableAndNoViewShowsARow() {
        for (String relation : readable()) {
            assertThat(web.sql("SELECT count(*) FROM " + relation)
                            .query(Long.class)
                            .single())
                    .as(relation)
                    .isZero();
        }
    }

    @Test
    void viewsOnTelemetryStopLeaksAndBelongToTheReader() {
        List<String> leaky = web.sql("""
                        SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                        WHERE c.relkind = 'v' AND n.nspname = 'telemetry'
                          AND (pg_get_userbyid(c.relowner) <> 'qs_reader'
                               OR NOT coalesce(c.reloptions, '{}') && ARRAY['security_barrier=true',
                                                                            'security_barrier=on'])
                        """).query(String.class).list();
        assertThat(leaky).isEmpty();
    }

    @Test
    void theWebRoleIsNeitherOwnerNorAboveThePolicies() {
        String attributes = web.sql("""
                        SELECT concat_ws(',', rolsuper, rolbypassrls, rolcreaterole, rolcreatedb) FROM pg_roles
                        WHERE rolname = current_user
                        """).query(String.class).single();
        assertThat(attributes).isEqualTo("f,f,f,f");
        assertThatThrownBy(() -> web.sql("SET ROLE qs_owner").update()).hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> web.sql("CREATE TABLE platform.mine (id int)").update())
                .hasStackTraceContaining("permission denied");
    }

    private static String schema(String table) {
        return table.substring(0, table.indexOf('.')) + ".*";
    }

    private List<Table> tables() {
        return web.sql(TABLES).query(Table.class).list();
    }

    private List<String> readable() {
        return web.sql("""
                        SELECT c.oid::regclass::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                        WHERE c.relkind IN ('r', 'p', 'v', 'm') AND has_table_privilege('qs_web', c.oid, 'SELECT')
                          AND n.nspname IN (SELECT nspname FROM pg_namespace WHERE pg_get_userbyid(nspowner) = 'qs_owner')
                          AND c.oid::regclass::text <> ALL (?)
                        """).param(publicTables()).query(String.class).list();
    }

    /** Readable by anybody who can reach the database, because they say nothing about anybody. */
    private static String[] publicTables() {
        return new String[] {"registry.factor", "registry.factor_form"};
    }

    private static Map<String, String> allowList() throws IOException {
        var properties = new Properties();
        try (InputStream in =
                Objects.requireNonNull(CatalogueTest.class.getResourceAsStream("/row-security-allowed.properties"))) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        var reasons = new java.util.TreeMap<String, String>();
        properties.stringPropertyNames().forEach(name -> reasons.put(name, properties.getProperty(name)));
        assertThat(reasons.values()).allSatisfy(reason -> assertThat(reason).hasSizeGreaterThan(15));
        return reasons;
    }
}
