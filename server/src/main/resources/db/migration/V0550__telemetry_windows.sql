-- SPDX-License-Identifier: Apache-2.0
-- telemetry: aggregates of minutes, hours and days, the latest values, the rules they were made by.

-- The set of rules an output was made by; content is rebuilt from the dated registry, marks and rulings.
CREATE TABLE telemetry.rules_snapshot (
    id         bigint PRIMARY KEY,
    first_used timestamptz NOT NULL
);

-- Ordered list of factors of an aggregate row; "a21026:zs" = the converted (折算) value of a21026.
CREATE TABLE telemetry.aggregate_layout (
    id   integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    keys text[] NOT NULL UNIQUE
);

-- One wide row per (point, period, revision); element i of every array belongs to element i of the layout. Until the
-- window closes revision 0 is overwritten, afterwards every change of content is a further revision. A mean is derived:
-- sums/counts, or weighted_sums/weights where the mean is weighted by flow.
CREATE TABLE telemetry.minute (
    start           timestamptz NOT NULL,
    point_id        integer NOT NULL,
    layout_id       integer NOT NULL,
    rules_id        bigint NOT NULL,
    revision        smallint NOT NULL DEFAULT 0,
    superseded      boolean NOT NULL DEFAULT false,
    late            boolean NOT NULL DEFAULT false,
    computed_at     timestamptz NOT NULL,
    states          text NOT NULL,
    sources         text NOT NULL,
    counts          smallint[] NOT NULL,
    dues            smallint[] NOT NULL,
    scales          smallint[] NOT NULL,
    sums            bigint[] NOT NULL,
    mins            bigint[] NOT NULL,
    maxs            bigint[] NOT NULL,
    weighted_scales smallint[],
    weighted_sums   bigint[],
    weights         bigint[],
    amount_scales   smallint[],
    amounts         bigint[],
    device_scales   smallint[],
    device_means    bigint[],
    device_mins     bigint[],
    device_maxs     bigint[],
    device_amounts  bigint[],
    why             jsonb,
    PRIMARY KEY (point_id, start, revision)
) PARTITION BY RANGE (start);
