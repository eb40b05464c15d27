/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.windows.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.qingshan.server.telemetry.windows.model.AggregateKey;
import org.qingshan.server.telemetry.windows.model.AggregateLayout;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Aggregate layouts, interned; there are few and they never change, so each is read once. */
@Component
public class AggregateLayouts {

    private static final String FIND = """
            SELECT id FROM telemetry.aggregate_layout
            WHERE telemetry.layout_digest(keys) = telemetry.layout_digest(CAST(:keys AS text[]))
            """;
    private static final String ADD =
            "INSERT INTO telemetry.aggregate_layout (keys) VALUES (CAST(:keys AS text[])) ON CONFLICT DO NOTHING";

    private final JdbcClient ingest;
    private final Map<List<AggregateKey>, AggregateLayout> byKeys = new ConcurrentHashMap<>();
    private final Map<Integer, AggregateLayout> byId = new ConcurrentHashMap<>();

    AggregateLayouts(@Qualifier("ingest") JdbcClient ingest) {
        this.ingest = ingest;
    }

    public AggregateLayout get(int id) {
        AggregateLayout known = byId.get(id);
        return known != null ? known : read(id);
    }

    private AggregateLayout read(int id) {
        String[] keys = ingest.sql("SELECT keys FROM telemetry.aggregate_layout WHERE id = :id")
                .param("id", id)
                .query((row, number) -> (String[]) row.getArray(1).getArray())
                .single();
        AggregateLayout layout = new AggregateLayout(
                id, java.util.Arrays.stream(keys).map(AggregateKey::parse).toList());
        byId.put(id, layout);
        return layout;
    }

    /** The layout of these keys; call it outside of a transaction, so that others see a new one at once. */
    public AggregateLayout intern(List<AggregateKey> keys) {
        AggregateLayout known = byKeys.get(keys);
        if (known != null) {
            return known;
        }
        AggregateLayout layout = new AggregateLayout(add(keys), keys);
        byKeys.put(layout.keys(), layout);
        byId.put(layout.id(), layout);
        return layout;
    }

    private synchronized int add(List<AggregateKey> keys) {
        String[] texts = keys.stream().map(AggregateKey::toString).toArray(String[]::new);
        return find(texts).orElseGet(() -> {
            ingest.sql(ADD).param("keys", texts).update();
            return find(texts).orElseThrow();
        });
    }

    private Optional<Integer> find(String[] keys) {
        return ingest.sql(FIND).param("keys", keys).query(Integer.class).optional();
    }
}
