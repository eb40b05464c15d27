-- SPDX-License-Identifier: Apache-2.0
-- telemetry: what arrived (raw batches), what it said (samples), what must be worked off (dirty windows).

CREATE SCHEMA IF NOT EXISTS telemetry;
GRANT USAGE ON SCHEMA telemetry TO qs_web, qs_ingest, qs_reader;

-- One row per group commit. The id is the commit's time in microseconds since 1970, strictly growing, so that a pointer
-- (batch, ordinal) finds its partition. Append-only.
CREATE TABLE telemetry.raw_batch (
    id           bigint NOT NULL PRIMARY KEY,
    arrival_from timestamptz NOT NULL,
    arrival_to   timestamptz NOT NULL,
    packets      integer NOT NULL,
    length       integer NOT NULL,
    dictionary   smallint NOT NULL,
    sealed       boolean NOT NULL DEFAULT false,
    devices      integer[] NOT NULL,
    data_from    timestamptz,
    data_to      timestamptz,
    digest       bytea NOT NULL,
    body         bytea NOT NULL
) PARTITION BY RANGE (id);
COMMENT ON COLUMN telemetry.raw_batch.dictionary IS 'version of the preset deflate dictionary';
COMMENT ON COLUMN telemetry.raw_batch.sealed IS 'the body holds keys of devices and is encrypted under the file key';
COMMENT ON COLUMN telemetry.raw_batch.devices IS 'internal ids of the devices in it, ascending, each once';
COMMENT ON COLUMN telemetry.raw_batch.digest IS 'SHA-256 of the body before compression and sealing';
ALTER TABLE telemetry.raw_batch ALTER body SET STORAGE EXTERNAL;
CREATE TABLE telemetry.raw_batch_default PARTITION OF telemetry.raw_batch DEFAULT;
ALTER TABLE telemetry.raw_batch_default ALTER body SET STORAGE EXTERNAL;

-- The shape of a packet: system code, command and the ordered items (code-suffix, bare names as they are).
CREATE TABLE telemetry.layout (
    id      integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    st      text NOT NULL,
    command integer NOT NULL,
    items   text[] NOT NULL,
    UNIQUE (st, command, items)
);

-- One wide row per packet. Split parts, repeated and changed re-sends of one time are further rows; an identical text is
-- stored once. The value in force per item is the last arrival.
CREATE TABLE telemetry.sample (
    data_time timestamptz NOT NULL,
    digest    bigint NOT NULL,
    arrival   timestamptz NOT NULL,
    batch     bigint NOT NULL,
    device    integer NOT NULL,
    layout    integer NOT NULL,
    kind      smallint NOT NULL,
    ordinal   smallint NOT NULL,
    rf        boolean NOT NULL,
    figures   bytea NOT NULL,
    flags     text,
    texts     text[]
) PARTITION BY RANGE (data_time);
COMMENT ON COLUMN telemetry.sample.data_time IS 'start of the period (label side applied) or the instant of a real-time value; the device''s clock offset is added';
COMMENT ON COLUMN telemetry.sample.digest IS 'first 64 bits of the SHA-256 of the CP text';
COMMENT ON COLUMN telemetry.sample.figures IS
    'per item of the layout that is no flag: scale byte, zigzag varint of the unscaled value; scale byte 255 = no number';
COMMENT ON COLUMN telemetry.sample.flags IS 'one character per flag item of the layout in order, ~ = see texts; null = all N';
COMMENT ON COLUMN telemetry.sample.texts IS 'pairs: index of the item in the layout, its text; only what has no other place';
CREATE UNIQUE INDEX sample_key ON telemetry.sample (device, kind, data_time, digest);
CREATE TABLE telemetry.sample_default PARTITION OF telemetry.sample DEFAULT;

-- Windows to be worked off again. Rows are inserted and deleted, never updated (see DirtyWindows).
CREATE TABLE telemetry.dirty_window (
    point    integer NOT NULL,
    kind     smallint NOT NULL CHECK (kind IN (1, 2, 3)),
    start    timestamptz NOT NULL,
    sequence bigint NOT NULL,
    PRIMARY KEY (point, kind, start, sequence)
) WITH (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 5000);

-- Packets that gave no sample: held ones and replies. Samples carry their own pointer.
CREATE TABLE telemetry.packet_note (
    batch   bigint NOT NULL,
    ordinal smallint NOT NULL,
    device  integer NOT NULL,
    arrival timestamptz NOT NULL,
    command integer,
    codes   text[] NOT NULL,
    PRIMARY KEY (batch, ordinal)
);
CREATE INDEX packet_note_device ON telemetry.packet_note (device, arrival DESC);

-- Health of a device; written behind the commits, at most a few seconds late.
CREATE TABLE telemetry.device_health (
    device        integer PRIMARY KEY,
    last_seen     timestamptz NOT NULL,
    last_peer     text NOT NULL,
    edition       text,
    last_data     timestamptz,
    clock_drift_s integer,
    packets       bigint NOT NULL DEFAULT 0,
    bytes         bigint NOT NULL DEFAULT 0
) WITH (fillfactor = 70);
COMMENT ON COLUMN telemetry.device_health.clock_drift_s IS 'device clock minus arrival, from real-time packets, seconds';

CREATE TABLE telemetry.device_hour (
    device  integer NOT NULL,
    hour    timestamptz NOT NULL,
    packets integer NOT NULL,
    PRIMARY KEY (device, hour)
);

CREATE TABLE telemetry.packet_problem (
    device    integer NOT NULL,
    day       date NOT NULL,
    code      text NOT NULL,
    count     bigint NOT NULL,
    last_seen timestamptz NOT NULL,
    PRIMARY KEY (device, day, code)
);

-- Numbers that no device has. Capped: beyond the caps packets are counted only.
CREATE TABLE telemetry.quarantine (
    id           integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    public_id    uuid NOT NULL UNIQUE DEFAULT uuidv7(),
    mn           text NOT NULL UNIQUE,
    peer         text NOT NULL,
    st           text,
    edition      text,
    first_seen   timestamptz NOT NULL,
    last_seen    timestamptz NOT NULL,
    packets      bigint NOT NULL DEFAULT 0,
    bytes        bigint NOT NULL DEFAULT 0,
    kept_packets integer NOT NULL DEFAULT 0,
    kept_bytes   bigint NOT NULL DEFAULT 0,
    state        text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'adopted', 'dismissed')),
    decided_at   timestamptz,
    decided_by   text
);

CREATE TABLE telemetry.quarantine_packet (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    quarantine integer NOT NULL REFERENCES telemetry.quarantine (id) ON DELETE CASCADE,
    arrival    timestamptz NOT NULL,
    peer       text NOT NULL,
    body       bytea NOT NULL
);
CREATE INDEX quarantine_packet_quarantine ON telemetry.quarantine_packet (quarantine, id);

-- Commands to devices; one transition table in the code (CommandState).
CREATE TABLE telemetry.command (
    id           integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    public_id    uuid NOT NULL UNIQUE DEFAULT uuidv7(),
    device       integer NOT NULL,
    command      text NOT NULL,
    parameters   jsonb NOT NULL DEFAULT '{}',
    origin       text NOT NULL CHECK (origin IN ('person', 'gap', 'clock', 'device')),
    person       integer,
    qn           text,
    state        text NOT NULL CHECK (state IN ('queued', 'sent', 'accepted', 'done', 'refused', 'failed', 'timed_out', 'cancelled')),
    attempts     smallint NOT NULL DEFAULT 0,
    result       integer,
    packets      integer NOT NULL DEFAULT 0,
    requested_at timestamptz NOT NULL,
    sent_at      timestamptz,
    closed_at    timestamptz,
    answers      text[] NOT NULL DEFAULT '{}'
);
CREATE INDEX command_device ON telemetry.command (device, id DESC);
CREATE UNIQUE INDEX command_open ON telemetry.command (device) WHERE state IN ('sent', 'accepted');
COMMENT ON COLUMN telemetry.command.result IS 'QnRtn when refused, ExeRtn when done or failed';

DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['raw_batch', 'raw_batch_default', 'layout', 'sample', 'sample_default', 'dirty_window', 'packet_note',
                             'device_health', 'device_hour', 'packet_problem', 'quarantine', 'quarantine_packet', 'command']
    LOOP
        EXECUTE format('ALTER TABLE telemetry.%I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE telemetry.%I FORCE ROW LEVEL SECURITY', t);
        EXECUTE format('CREATE POLICY ingest ON telemetry.%I TO qs_ingest, qs_owner USING (true) WITH CHECK (true)', t);
        EXECUTE format('CREATE POLICY reader ON telemetry.%I FOR SELECT TO qs_reader USING (true)', t);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON telemetry.%I TO qs_ingest', t);
        EXECUTE format('GRANT SELECT ON telemetry.%I TO qs_reader', t);
    END LOOP;
END $$;
REVOKE UPDATE, DELETE ON telemetry.raw_batch, telemetry.raw_batch_default FROM qs_ingest;
