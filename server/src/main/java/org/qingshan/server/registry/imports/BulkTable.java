/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.imports;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The statements that write many rows of a table at once; the rows travel as one JSON array. Columns named {@code …_sealed} are
 * secrets and stay out of the revisions.
 *
 * @param table name with schema
 * @param subject kind in the revisions
 * @param columns name and type, e.g. {@code mn text}
 * @param key expression over the row {@code t} that names the subject for people
 * @param enterprise expression for the revision's enterprise
 * @param point expression for the revision's point
 * @param dated has valid_from and valid_to
 */
record BulkTable(
        String table,
        String subject,
        List<String> columns,
        String key,
        String enterprise,
        String point,
        boolean dated) {

    static List<String> columns(String... columns) {
        return Arrays.asList(columns);
    }

    static boolean isSecret(String column) {
        return column.endsWith("_sealed");
    }

    private String names(String prefix) {
        return columns.stream()
                .map(column -> prefix + column.substring(0, column.indexOf(' ')))
                .collect(Collectors.joining(", "));
    }

    private String changed() {
        return dated ? "" : ", changed_at";
    }

    String insert() {
        return "INSERT INTO " + table + " (" + names("") + changed() + ") SELECT " + names("r.")
                + (dated ? "" : ", :now")
                + " FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS r(n integer, " + String.join(", ", columns)
                + ") ORDER BY r.n RETURNING id, public_id";
    }

    String update() {
        return "UPDATE " + table + " t SET (" + names("") + changed() + ", version) = ROW (" + names("r.")
                + (dated ? "" : ", :now")
                + ", t.version + 1) FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS r(id integer, "
                + String.join(", ", columns) + ") WHERE t.id = r.id RETURNING t.id";
    }

    String revise() {
        String state = columns.stream()
                .map(column -> column.substring(0, column.indexOf(' ')))
                .filter(name -> !isSecret(name))
                .map(name -> "'" + name + "', t." + name)
                .collect(Collectors.joining(", "));
        return "INSERT INTO registry.revision (subject_kind, subject_id, subject_key, enterprise_id, point_id, version,"
                + " recorded_at, person_id, person_name, reason, act, valid_from, valid_to, state) SELECT '" + subject
                + "', t.id, " + key + ", " + enterprise + ", " + point
                + ", t.version, :now, :person, :name, :reason, :act, "
                + (dated ? "t.valid_from, t.valid_to" : "CAST(:from AS timestamptz), CAST(:to AS timestamptz)")
                + ", jsonb_build_object(" + state + ") FROM "
                + table
                + " t WHERE t.id = ANY (:ids)";
    }
}
