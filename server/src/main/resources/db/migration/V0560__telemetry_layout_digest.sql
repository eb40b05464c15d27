-- SPDX-License-Identifier: Apache-2.0
-- telemetry: layouts are told apart by a digest. A key of the items themselves has no room for the longest packets
-- (an index row ends at 2,704 bytes), and a packet that cannot be stored would hold up all others.

CREATE FUNCTION telemetry.layout_digest(items text[]) RETURNS bytea
    LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS
$$ SELECT pg_catalog.sha256(pg_catalog.convert_to(pg_catalog.array_to_json(items)::pg_catalog.text, 'UTF8')) $$;
GRANT EXECUTE ON FUNCTION telemetry.layout_digest(text[]) TO qs_ingest, qs_reader;

ALTER TABLE telemetry.layout DROP CONSTRAINT layout_st_command_items_key;
CREATE UNIQUE INDEX layout_shape ON telemetry.layout (telemetry.layout_digest(items), st, command);

ALTER TABLE telemetry.aggregate_layout DROP CONSTRAINT aggregate_layout_keys_key;
CREATE UNIQUE INDEX aggregate_layout_digest ON telemetry.aggregate_layout (telemetry.layout_digest(keys));
