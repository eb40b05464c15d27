-- SPDX-License-Identifier: Apache-2.0
-- telemetry: aggregates of minutes, hours and days, latest values, exceedances, how far the clock was followed.

-- The sets of rules that outputs were made by; what they held is rebuilt from the dated registry, marks and rulings.
CREATE TABLE telemetry.rules_snapshot (
    id         bigint PRIMARY KEY,
    first_used timestamptz NOT NULL
);

-- Ordered list of what an aggregate row holds: factor|basis|unit, for example a21026|CONVERTED|MG_PER_M3.
CREATE TABLE telemetry.aggregate_layout (
    id   integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    keys text[] NOT NULL UNIQUE
);

-- One wide row per (point, period, revision); see AggregateCodec for the body. Until its window closes revision 0 is
-- overwritten, afterwards a change of content is a further revision and the row before is superseded.
CREATE TABLE telemetry.minute (
    start       timestamptz NOT NULL,
    computed_at timestamptz NOT NULL,
    rules_id    bigint NOT NULL,
    digest      bigint NOT NULL,
    point_id    integer NOT NULL,
    layout_id   integer NOT NULL,
    seconds     integer NOT NULL,
    revision    smallint NOT NULL DEFAULT 0,
    superseded  boolean NOT NULL DEFAULT false,
    late        boolean NOT NULL DEFAULT false,
    body        bytea NOT NULL,
    conditions  jsonb,
    PRIMARY KEY (point_id, start, revision)
) PARTITION BY RANGE (start);
COMMENT ON COLUMN telemetry.minute.digest IS 'first 64 bits of the SHA-256 of layout keys, body and conditions';
COMMENT ON COLUMN telemetry.minute.body IS
    'per element of the layout: exact sum, count, due, flow-weighted sums, min, max, amount, ours and the device''s, state, marks';
COMMENT ON COLUMN telemetry.minute.conditions IS 'findings, states and signals of conditions; null = none';
CREATE TABLE telemetry.hour (LIKE telemetry.minute INCLUDING ALL) PARTITION BY RANGE (start);
CREATE TABLE telemetry.day (LIKE telemetry.minute INCLUDING ALL) PARTITION BY RANGE (start);

-- What a revision changed: one row per window that was changed after it had closed.
CREATE TABLE telemetry.revision_note (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    point_id    integer NOT NULL,
    kind        smallint NOT NULL CHECK (kind IN (1, 2, 3)),
    start       timestamptz NOT NULL,
    revision    smallint NOT NULL,
    recorded_at timestamptz NOT NULL,
    cause       text NOT NULL CHECK (cause IN ('data', 'rules')),
    rules_id    bigint NOT NULL,
    factors     text[] NOT NULL
);
CREATE INDEX revision_note_window ON telemetry.revision_note (point_id, kind, start);

-- Figures above their limit, as judged by the row in force; a recomputed window replaces its own.
CREATE TABLE telemetry.exceedance (
    point_id integer NOT NULL,
    kind     smallint NOT NULL CHECK (kind IN (2, 3)),
    start    timestamptz NOT NULL,
    factor   text NOT NULL,
    basis    text NOT NULL CHECK (basis IN ('measured', 'converted')),
    value    numeric NOT NULL,
    multiple numeric,
    limit_id bigint NOT NULL,
    late     boolean NOT NULL,
    PRIMARY KEY (point_id, kind, start, factor, basis)
);
COMMENT ON COLUMN telemetry.exceedance.multiple IS 'C / upper limit - 1, null below a lower limit';
COMMENT ON COLUMN telemetry.exceedance.late IS 'found afterwards: no live notice was sent';

-- A cache of the newest row per point and kind (0 = real time), by measurement time; flushed a moment after the data.
CREATE TABLE telemetry.latest (
    point_id  integer NOT NULL,
    kind      smallint NOT NULL CHECK (kind IN (0, 1, 2, 3)),
    time      timestamptz NOT NULL,
    arrival   timestamptz NOT NULL,
    layout_id integer NOT NULL,
    body      bytea NOT NULL,
    PRIMARY KEY (point_id, kind)
) WITH (fillfactor = 60, autovacuum_vacuum_scale_factor = 0.05);

-- Presence of devices and the states of the conditions that look at it.
CREATE TABLE telemetry.liveness (
    device_id  integer PRIMARY KEY,
    online     boolean NOT NULL,
    changed_at timestamptz NOT NULL,
    last_seen  timestamptz,
    states     jsonb NOT NULL DEFAULT '[]'
);

-- How far the borders of hours and days were followed; a stop in between is caught up.
CREATE TABLE telemetry.clock_step (
    name       text PRIMARY KEY,
    done_until timestamptz NOT NULL
);

-- Hours per point, factor and day; factor '' = the connection itself. Rates are sums of these.
CREATE TABLE telemetry.capture_day (
    point_id integer NOT NULL,
    day      date NOT NULL,
    factor   text NOT NULL,
    due      smallint NOT NULL,
    received smallint NOT NULL,
    in_time  smallint NOT NULL,
    valid    smallint NOT NULL,
    stopped  smallint NOT NULL,
    PRIMARY KEY (point_id, day, factor)
);
CREATE INDEX capture_day_day ON telemetry.capture_day (day);

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY ['rules_snapshot', 'aggregate_layout', 'minute', 'hour', 'day', 'revision_note', 'exceedance',
                                 'latest', 'liveness', 'clock_step', 'capture_day']
    LOOP
        EXECUTE format('CALL platform.protect(%L)', 'telemetry.' || name);
        EXECUTE format('CREATE POLICY reader ON telemetry.%I FOR SELECT TO qs_reader USING (true)', name);
        EXECUTE format('GRANT SELECT ON telemetry.%I TO qs_reader', name);
    END LOOP;
END
$$;

-- Month partitions (Asia/Shanghai), made before the first row of the month is written.
CREATE FUNCTION telemetry.ensure_month(parent text, month date)
    RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET timezone = 'Asia/Shanghai' AS
$$
DECLARE
    child text := parent || '_' || to_char(month, 'YYYYMM');
BEGIN
    IF parent NOT IN ('minute', 'hour', 'day') OR month <> date_trunc('month', month)::date THEN
        RAISE EXCEPTION 'no partition % %', parent, month;
    END IF;
    PERFORM pg_advisory_xact_lock(hashtext('telemetry.ensure_month'));
    IF to_regclass('telemetry.' || child) IS NULL THEN
        EXECUTE format('CREATE TABLE telemetry.%I (LIKE telemetry.%I INCLUDING ALL)', child, parent);
        EXECUTE format('CALL platform.protect(%L)', 'telemetry.' || child);
        EXECUTE format('REVOKE ALL ON telemetry.%I FROM qs_ingest', child);
        EXECUTE format('ALTER TABLE telemetry.%I ATTACH PARTITION telemetry.%I FOR VALUES FROM (%L) TO (%L)',
                       parent, child, month::timestamptz, (month + interval '1 month')::date::timestamptz);
    END IF;
END
$$;
REVOKE ALL ON FUNCTION telemetry.ensure_month(text, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION telemetry.ensure_month(text, date) TO qs_ingest;
