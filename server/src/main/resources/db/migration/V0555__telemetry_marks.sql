-- SPDX-License-Identifier: Apache-2.0
-- telemetry: what enterprises and the bureau say about values. Append-only; a withdrawal is a row of its own. The flags
-- of devices (the first layer) come with every sample and are kept there.

CREATE TABLE telemetry.mark (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    public_id   uuid NOT NULL UNIQUE DEFAULT uuidv7(),
    point_id    integer NOT NULL,
    layer       text NOT NULL CHECK (layer IN ('enterprise', 'bureau')),
    kind        text NOT NULL CHECK (kind ~ '^[A-Z][A-Z_]{1,39}$'),
    factors     text[] NOT NULL DEFAULT '{}',
    valid_from  timestamptz NOT NULL,
    valid_to    timestamptz NOT NULL,
    reason      text NOT NULL CHECK (length(reason) BETWEEN 1 AND 2000),
    recorded_at timestamptz NOT NULL,
    person_id   integer NOT NULL,
    person_name text NOT NULL,
    CHECK (valid_from < valid_to)
);
CREATE INDEX mark_point ON telemetry.mark (point_id, valid_from);
COMMENT ON COLUMN telemetry.mark.factors IS 'empty = every factor of the point';

CREATE TABLE telemetry.mark_withdrawal (
    mark_id     bigint PRIMARY KEY REFERENCES telemetry.mark (id),
    reason      text NOT NULL CHECK (length(reason) BETWEEN 1 AND 2000),
    recorded_at timestamptz NOT NULL,
    person_id   integer NOT NULL,
    person_name text NOT NULL
);

CALL platform.protect('telemetry.mark');
CALL platform.protect('telemetry.mark_withdrawal');
REVOKE INSERT, UPDATE, DELETE ON telemetry.mark, telemetry.mark_withdrawal FROM qs_ingest;
CREATE POLICY reader ON telemetry.mark FOR SELECT TO qs_reader USING (true);
CREATE POLICY reader ON telemetry.mark_withdrawal FOR SELECT TO qs_reader USING (true);
GRANT SELECT ON telemetry.mark, telemetry.mark_withdrawal TO qs_reader;

-- The only doors for writing: both look at the scope and the right of the request.
CREATE POLICY reader_adds ON telemetry.mark FOR INSERT TO qs_reader WITH CHECK (
    EXISTS (SELECT FROM registry.point p WHERE p.id = point_id)
    AND (SELECT access.has_right(CASE layer WHEN 'enterprise' THEN 'MARK_ENTERPRISE' ELSE 'RULING' END)));
CREATE POLICY reader_adds ON telemetry.mark_withdrawal FOR INSERT TO qs_reader WITH CHECK (
    EXISTS (SELECT FROM telemetry.mark m JOIN registry.point p ON p.id = m.point_id
            WHERE m.id = mark_id
              AND access.has_right(CASE m.layer WHEN 'enterprise' THEN 'MARK_ENTERPRISE' ELSE 'RULING' END)));
GRANT INSERT ON telemetry.mark, telemetry.mark_withdrawal TO qs_reader;
