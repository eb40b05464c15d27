/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.qingshan.server.registry.model.Draft;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Things known by one code that no other thing may have. */
abstract class CodedKeeper<D extends Draft> implements Keeper<D> {

    private final SheetKind kind;
    private final BulkTable table;
    private final String code;
    private final JdbcClient web;
    private final JdbcClient ingest;

    /** @param code the column of the code, in the file as in the table */
    CodedKeeper(SheetKind kind, BulkTable table, String code, JdbcClient web, JdbcClient ingest) {
        this.kind = kind;
        this.table = table;
        this.code = code;
        this.web = web;
        this.ingest = ingest;
    }

    abstract D draft(ResultSet row) throws SQLException;

    /** What to read of the table {@code t}, for {@link #draft}. */
    String columns() {
        return "t.*";
    }

    /** What the row alone does not tell. */
    List<Stored<D>> completed(List<Stored<D>> things) {
        return things;
    }

    @Override
    public SheetKind kind() {
        return kind;
    }

    @Override
    public BulkTable table() {
        return table;
    }

    @Override
    public String keyColumn() {
        return code;
    }

    @Override
    public String keyOf(LineReader line, References known) {
        return line.raw(code);
    }

    @Override
    public List<Stored<D>> list(Collection<String> keys) {
        return completed(web.sql(select() + code + " = ANY (:keys)")
                .param("keys", keys.toArray(String[]::new))
                .query((row, n) -> stored(row))
                .list());
    }

    @Override
    public Stored<D> get(int id) {
        return completed(web.sql(select() + "id = :id")
                        .param("id", id)
                        .query((row, n) -> stored(row))
                        .list())
                .getFirst();
    }

    private String select() {
        return "SELECT " + columns() + " FROM " + table.table() + " t WHERE t.";
    }

    @Override
    public Collection<String> taken(Collection<String> keys) {
        return ingest.sql("SELECT " + code + " FROM " + table.table() + " WHERE " + code + " = ANY (:keys)")
                .param("keys", keys.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    private Stored<D> stored(ResultSet row) throws SQLException {
        return new Stored<>(
                row.getInt("id"), row.getObject("public_id", UUID.class), row.getInt("version"), draft(row));
    }
}
