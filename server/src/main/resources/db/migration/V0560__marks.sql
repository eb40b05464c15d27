-- SPDX-License-Identifier: Apache-2.0
-- telemetry: what devices, enterprises and the bureau say about values. Append-only: a withdrawal is a row of its own.

CREATE TABLE telemetry.mark (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    public_id   uuid NOT NULL UNIQUE DEFAULT uuidv7(),
    point_id    integer NOT NULL,
    layer       text NOT NULL CHECK (layer IN ('device', 'enterprise', 'ruling')),
    kind        text NOT NULL CHECK (kind ~ '^[a-z][a-z0-9-]{1,39}$'),
    factors     text[] NOT NULL DEFAULT '{}',
    valid_from  timestamptz NOT NULL,
    valid_to    timestamptz NOT NULL,
    number      numeric,
    reason      text NOT NULL CHECK (length(reason) BETWEEN 1 AND 2000),
    recorded_at timestamptz NOT NULL,
    person_id   integer,
    person_name text NOT NULL DEFAULT '',
    CHECK (valid_from < valid_to),
    CHECK (layer = 'device' OR person_id IS NOT NULL)
);
CREATE INDEX mark_point ON telemetry.mark (point_id, valid_from);
COMMENT ON COLUMN telemetry.mark.factors IS 'empty = every factor of the point';
COMMENT ON COLUMN telemetry.mark.number IS 'the value a ruling sets in place of the measured one; unit of the factor';

CREATE TABLE telemetry.mark_withdrawal (
    mark_id     bigint PRIMARY KEY REFERENCES telemetry.mark (id),
    reason      text NOT NULL CHECK (length(reason) BETWEEN 1 AND 2000),
    recorded_at timestamptz NOT NULL,
    person_id   integer NOT NULL,
    person_name text NOT NULL
);
