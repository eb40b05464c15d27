/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.registry.model.Choice;
import org.qingshan.server.registry.model.CrcVariant;
import org.qingshan.server.registry.model.DeviceDraft;
import org.qingshan.server.registry.model.DeviceEdition;
import org.qingshan.server.registry.model.DeviceKeys;
import org.qingshan.server.registry.model.DeviceState;
import org.qingshan.server.registry.model.LabelSide;
import org.qingshan.server.registry.model.NetAddress;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class DeviceKeeper extends CodedKeeper<DeviceDraft> {

    /** HJ 212-2017 says 24 hexadecimal digits; the field sends 14 to 64 of these (sheet of field quirks). */
    private static final Pattern MN = Pattern.compile("[0-9A-Za-z_-]{1,64}");

    private static final Pattern PASSWORD = Pattern.compile("[!-:<-~]{1,64}");
    private static final Set<Integer> MINUTES = Set.of(1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30);

    private static final String COLUMNS =
            "t.id, t.public_id, t.version, t.mn, t.name, t.point_id, edition, dialect, crc, addresses,"
                    + " realtime_interval_s, minute_interval_min, label_side, clock_offset_s, state";

    private static final BulkTable TABLE = new BulkTable(
            "registry.device",
            "device",
            BulkTable.columns(
                    "mn text",
                    "name text",
                    "point_id integer",
                    "edition text",
                    "dialect text",
                    "crc text",
                    "password_sealed bytea",
                    "sm4_keys_sealed bytea",
                    "addresses text[]",
                    "realtime_interval_s integer",
                    "minute_interval_min integer",
                    "label_side text",
                    "clock_offset_s integer",
                    "state text"),
            "t.mn",
            "NULL::integer",
            "t.point_id",
            false);

    private final DevicePasswords passwords;
    private final JdbcClient web;
    private final JdbcClient ingest;

    DeviceKeeper(@Qualifier("web") JdbcClient web, @Qualifier("ingest") JdbcClient ingest, DevicePasswords passwords) {
        super(SheetKind.DEVICES, TABLE, "mn", web, ingest);
        this.passwords = passwords;
        this.web = web;
        this.ingest = ingest;
    }

    /** All but the sealed password, which the web role cannot read. */
    @Override
    String columns() {
        return COLUMNS;
    }

    @Override
    public String keyOf(DeviceDraft draft) {
        return draft.mn();
    }

    @Override
    DeviceDraft draft(ResultSet row) throws SQLException {
        return new DeviceDraft(
                row.getString("mn"),
                row.getString("name"),
                row.getInt("point_id"),
                Choice.get(DeviceEdition.class, row.getString("edition")),
                row.getString("dialect"),
                Choice.get(CrcVariant.class, row.getString("crc")),
                null,
                List.of(),
                List.of((String[]) row.getArray("addresses").getArray()),
                row.getInt("realtime_interval_s"),
                row.getInt("minute_interval_min"),
                Choice.get(LabelSide.class, row.getString("label_side")),
                row.getInt("clock_offset_s"),
                Choice.get(DeviceState.class, row.getString("state")));
    }

    @Override
    List<Stored<DeviceDraft>> completed(List<Stored<DeviceDraft>> devices) {
        Map<Integer, DevicePasswords.Known> known =
                passwords.of(devices.stream().map(Stored::id).collect(Collectors.toSet()));
        return devices.stream()
                .map(device -> with(known.getOrDefault(device.id(), DevicePasswords.Known.NOTHING), device))
                .toList();
    }

    private static Stored<DeviceDraft> with(DevicePasswords.Known known, Stored<DeviceDraft> device) {
        return new Stored<>(
                device.id(),
                device.publicId(),
                device.version(),
                device.draft().withSecrets(known.password(), known.keys()));
    }

    @Override
    public DeviceDraft read(LineReader line, @Nullable DeviceDraft kept, References known) {
        DeviceDraft old = kept == null ? DeviceDraft.BLANK : kept;
        String mn = line.exact("mn", 64);
        if (!mn.isEmpty() && !MN.matcher(mn).matches()) {
            line.fail("registry.mn-shape", "mn");
        }
        String name = line.optional("name", 200, old.name());
        return new DeviceDraft(
                mn,
                name == null || name.isEmpty() ? mn : name,
                point(line, known, old),
                line.choice("edition", DeviceEdition.class, DeviceEdition.AUTO, old.edition()),
                orEmpty(line.optional("dialect", 64, old.dialect())),
                line.choice("crc", CrcVariant.class, CrcVariant.STANDARD, old.crc()),
                password(line, old.password()),
                keys(line, old.keys()),
                addresses(line, old.addresses()),
                line.integer("realtime_interval_s", 1, 86_400, 60, old.realtimeIntervalS()),
                minutes(line, old.minuteIntervalMin()),
                line.choice("label_side", LabelSide.class, LabelSide.START, old.labelSide()),
                line.integer("clock_offset_s", -86_400, 86_400, 0, old.clockOffsetS()),
                line.choice("state", DeviceState.class, DeviceState.ACTIVE, old.state()));
    }

    private static int point(LineReader line, References known, DeviceDraft old) {
        if (!line.has("point") && old.pointId() != 0) {
            return old.pointId();
        }
        References.PointRef point = known.require(line, "point", known.points());
        return point == null ? 0 : point.id();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** An empty cell leaves the password: files that were exported do not carry it. */
    private static @Nullable String password(LineReader line, @Nullable String kept) {
        String password = line.optional("password", 64, null);
        if (password != null && !PASSWORD.matcher(password).matches()) {
            line.fail("registry.password-shape", "password");
        }
        return password == null ? kept : password;
    }

    /** An empty cell leaves the keys; a new one goes before the others, which stay for what is under way or must be read again. */
    private static List<String> keys(LineReader line, List<String> kept) {
        String key = line.optional("sm4_key", 64, null);
        if (key == null) {
            return kept;
        }
        if (!DeviceKeys.isKey(key)) {
            line.fail("registry.key-shape", "sm4_key");
        }
        return DeviceKeys.with(key, kept);
    }

    private static List<String> addresses(LineReader line, List<String> kept) {
        List<String> addresses = line.list("addresses", kept);
        addresses.stream()
                .filter(address -> NetAddress.find(address).isEmpty())
                .forEach(address -> line.fail("registry.address-shape", "addresses", Map.of("address", address)));
        return addresses;
    }

    private static int minutes(LineReader line, int kept) {
        int minutes = line.integer("minute_interval_min", 1, 30, 10, kept);
        if (!MINUTES.contains(minutes)) {
            line.fail("registry.minute-interval", "minute_interval_min");
        }
        return minutes;
    }

    @Override
    public Map<String, @Nullable Object> row(DeviceDraft draft) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("mn", draft.mn());
        row.put("name", draft.name());
        row.put("point_id", draft.pointId());
        row.put("edition", draft.edition().code());
        row.put("dialect", draft.dialect());
        row.put("crc", draft.crc().code());
        row.put("password_sealed", passwords.sealed(draft.password()));
        row.put("sm4_keys_sealed", passwords.sealed(draft.keys()));
        row.put("addresses", draft.addresses());
        row.put("realtime_interval_s", draft.realtimeIntervalS());
        row.put("minute_interval_min", draft.minuteIntervalMin());
        row.put("label_side", draft.labelSide().code());
        row.put("clock_offset_s", draft.clockOffsetS());
        row.put("state", draft.state().code());
        return row;
    }

    /** What a device sent stays as it was understood; only another point moves what it sent. */
    @Override
    public Effect effect(int id, @Nullable DeviceDraft before, DeviceDraft after) {
        return before == null || before.pointId() == after.pointId()
                ? Effect.ahead(after.pointId())
                : Effect.rerouted(Set.of(before.pointId(), after.pointId()), null, null, 0);
    }

    @Override
    public void checkTogether(Map<Integer, LineReader> linesById) {
        Set<String> dialects = Set.copyOf(ingest.sql("SELECT DISTINCT name FROM registry.dialect")
                .query(String.class)
                .list());
        web.sql("SELECT id, dialect FROM registry.device WHERE id = ANY (:ids) AND dialect <> ''")
                .param("ids", linesById.keySet().toArray(Integer[]::new))
                .query(row -> {
                    LineReader line = linesById.get(row.getInt("id"));
                    if (line != null && line.has("dialect") && !dialects.contains(row.getString("dialect"))) {
                        line.fail("registry.unknown-dialect", "dialect");
                    }
                });
    }
}
