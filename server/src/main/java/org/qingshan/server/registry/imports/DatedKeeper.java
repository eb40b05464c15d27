/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.registry.model.DatedDraft;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows with dates, known by whom they belong to, what they are about and their first instant. */
abstract class DatedKeeper<D extends DatedDraft> implements Keeper<D> {

    private static final char DIVIDER = '|';

    private final SheetKind kind;
    private final BulkTable table;
    private final About about;
    private final JdbcClient web;

    /**
     * What two rows may not say of one instant twice.
     *
     * @param owner column with the internal id that the key begins with
     * @param column of the file that a problem about the key names
     * @param rest expression over the row {@code t} for what else makes it the same thing
     * @param overlap code of the problem
     */
    record About(String owner, String column, String rest, String overlap) {}

    DatedKeeper(SheetKind kind, BulkTable table, About about, JdbcClient web) {
        this.kind = kind;
        this.table = table;
        this.about = about;
        this.web = web;
    }

    abstract D draft(ResultSet row) throws SQLException;

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
        return about.column();
    }

    /** The key; {@code rest} in the order of the expression. */
    static String key(int owner, @Nullable Instant from, String... rest) {
        return owner + "" + DIVIDER + String.join("" + DIVIDER, rest) + DIVIDER + (from == null ? "" : from);
    }

    /** The first instant that a line says, for its key. */
    static @Nullable Instant from(LineReader line) {
        return Dates.find(line.cell("valid_from")).orElse(null);
    }

    static Period period(LineReader line, @Nullable DatedDraft kept) {
        return Period.read(line, kept == null ? null : Period.of(kept));
    }

    @Override
    public List<Stored<D>> list(Collection<String> keys) {
        Integer[] owners = keys.stream()
                .map(key -> Integer.valueOf(key.substring(0, key.indexOf(DIVIDER))))
                .distinct()
                .toArray(Integer[]::new);
        return web.sql("SELECT * FROM " + table.table() + " WHERE " + about.owner() + " = ANY (:owners)")
                .param("owners", owners)
                .query((row, n) -> stored(row))
                .list();
    }

    @Override
    public Stored<D> get(int id) {
        return web.sql("SELECT * FROM " + table.table() + " WHERE id = :id")
                .param("id", id)
                .query((row, n) -> stored(row))
                .single();
    }

    @Override
    public Collection<String> taken(Collection<String> keys) {
        return Set.of();
    }

    private Stored<D> stored(ResultSet row) throws SQLException {
        return new Stored<>(
                row.getInt("id"), row.getObject("public_id", UUID.class), row.getInt("version"), draft(row));
    }

    @Override
    public Effect effect(int id, @Nullable D before, D after) {
        Period period = Period.of(after);
        Period both = before == null ? period : period.with(Period.of(before));
        Set<Integer> points = before == null || before.pointId() == after.pointId()
                ? Set.of(after.pointId())
                : Set.of(before.pointId(), after.pointId());
        return Effect.between(points, both.from(), both.to());
    }

    @Override
    public void checkTogether(Map<Integer, LineReader> linesById) {
        List<Period.Dated> rows = web.sql("SELECT t.id, concat_ws(' ', t." + about.owner() + ", " + about.rest()
                        + ") AS about, t.valid_from, t.valid_to FROM " + table.table() + " t WHERE t." + about.owner()
                        + " IN (SELECT s." + about.owner() + " FROM " + table.table() + " s WHERE s.id = ANY (:ids))")
                .param("ids", linesById.keySet().toArray(Integer[]::new))
                .query((row, n) -> Times.dated(row))
                .list();
        Period.refuseOverlaps(rows, linesById, about.overlap());
    }
}
