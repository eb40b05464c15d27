-- SPDX-License-Identifier: Apache-2.0
-- registry: enterprises, points, devices, channels, factors, limits; every change leaves a revision.


-- What is measured. Units and decimals are data: a bureau may correct them without a release.
CREATE TABLE registry.factor (
    code        text PRIMARY KEY CHECK (code ~ '^[A-Za-z0-9]{2,12}$'),
    medium      text NOT NULL CHECK (medium IN ('water', 'air', 'noise', 'condition')),
    name        text NOT NULL,
    name_en     text NOT NULL,
    legacy_code text,
    unit        text NOT NULL,
    amount_unit text,
    decimals    smallint NOT NULL CHECK (decimals BETWEEN 0 AND 8),
    data_type   text,
    source      text NOT NULL,
    verified    boolean NOT NULL,
    version     integer NOT NULL DEFAULT 1
);

-- The decimals of a factor where one kind of point prints it otherwise than the dictionary says.
CREATE TABLE registry.factor_form (
    factor     text NOT NULL REFERENCES registry.factor (code),
    point_kind text NOT NULL CHECK (point_kind IN ('waste_gas_outlet', 'waste_water_outlet', 'air_station',
                                                   'micro_station', 'water_section', 'pump_station')),
    unit       text NOT NULL,
    decimals   smallint NOT NULL CHECK (decimals BETWEEN 0 AND 8),
    periodic   boolean NOT NULL DEFAULT false,
    source     text NOT NULL,
    verified   boolean NOT NULL,
    PRIMARY KEY (factor, point_kind)
);
COMMENT ON COLUMN registry.factor_form.periodic IS
    'measured in runs between which the device repeats the last value, so a constant value inside a run is normal';

CREATE TABLE registry.enterprise (
    id          integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    public_id   uuid NOT NULL UNIQUE DEFAULT uuidv7(),
    code        text NOT NULL UNIQUE,
    name        text NOT NULL,
    name_en     text,
    short_name  text,
    credit_code text,
    industry    text,
    region_id   integer NOT NULL REFERENCES region.region (id),
    lon         numeric(9, 6) CHECK (lon BETWEEN -180 AND 180),
    lat         numeric(9, 6) CHECK (lat BETWEEN -90 AND 90),
    address     text,
    pinyin      text NOT NULL DEFAULT '',
    closed_on   date,
    version     integer NOT NULL DEFAULT 1,
    changed_at  timestamptz NOT NULL DEFAULT now(),
    CHECK ((lon IS NULL) = (lat IS NULL))
);
CREATE INDEX enterprise_region ON registry.enterprise (region_id);

CREATE TABLE registry.point (
    id            integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    public_id     uuid NOT NULL UNIQUE DEFAULT uuidv7(),
    code          text NOT NULL UNIQUE,
    kind          text NOT NULL CHECK (kind IN ('waste_gas_outlet', 'waste_water_outlet', 'air_station',
                                                'micro_station', 'water_section', 'pump_station')),
    name          text NOT NULL,
    name_en       text,
    region_id     integer NOT NULL REFERENCES region.region (id),
    enterprise_id integer REFERENCES registry.enterprise (id),
    lon           numeric(9, 6) CHECK (lon BETWEEN -180 AND 180),
    lat           numeric(9, 6) CHECK (lat BETWEEN -90 AND 90),
    reference_o2  numeric(4, 2) CHECK (reference_o2 >= 0 AND reference_o2 < 21),
    factors       text[] NOT NULL DEFAULT '{}',
    details       jsonb NOT NULL DEFAULT '{}',
    pinyin        text NOT NULL DEFAULT '',
    closed_on     date,
    version       integer NOT NULL DEFAULT 1,
    changed_at    timestamptz NOT NULL DEFAULT now(),
    CHECK ((lon IS NULL) = (lat IS NULL)),
    CHECK (kind IN ('waste_gas_outlet', 'waste_water_outlet') OR reference_o2 IS NULL)
);
CREATE INDEX point_region ON registry.point (region_id);
CREATE INDEX point_enterprise ON registry.point (enterprise_id);
COMMENT ON COLUMN registry.point.reference_o2 IS 'percent by volume, dry';

CREATE TABLE registry.device (
    id                  integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    public_id           uuid NOT NULL UNIQUE DEFAULT uuidv7(),
    mn                  text NOT NULL UNIQUE CHECK (mn ~ '^[0-9A-Za-z_-]{1,64}$'),
    name                text NOT NULL,
    point_id            integer NOT NULL REFERENCES registry.point (id),
    edition             text NOT NULL DEFAULT 'auto' CHECK (edition IN ('auto', '2005', '2017', '2025', '1404')),
    dialect             text NOT NULL DEFAULT '',
    crc                 text NOT NULL DEFAULT 'standard'
                        CHECK (crc IN ('standard', 'swapped', 'modbus', 'modbus-swapped')),
    password_sealed     bytea,
    has_password        boolean GENERATED ALWAYS AS (password_sealed IS NOT NULL) STORED,
    addresses           text[] NOT NULL DEFAULT '{}',
    realtime_interval_s integer NOT NULL DEFAULT 60 CHECK (realtime_interval_s BETWEEN 1 AND 86400),
    minute_interval_min integer NOT NULL DEFAULT 10
                        CHECK (minute_interval_min IN (1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30)),
    label_side          text NOT NULL DEFAULT 'start' CHECK (label_side IN ('start', 'end')),
    clock_offset_s      integer NOT NULL DEFAULT 0 CHECK (clock_offset_s BETWEEN -86400 AND 86400),
    state               text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'suspended')),
    version             integer NOT NULL DEFAULT 1,
    changed_at          timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX device_point ON registry.device (point_id);

-- (device, ST, wire code) → (point, factor, unit, label side, priority), with dates. No rows: the identity.
CREATE TABLE registry.channel (
    id         integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    public_id  uuid NOT NULL UNIQUE DEFAULT uuidv7(),
    device_id  integer NOT NULL REFERENCES registry.device (id),
    st         text NOT NULL DEFAULT '',
    wire_code  text NOT NULL,
    point_id   integer NOT NULL REFERENCES registry.point (id),
    factor     text NOT NULL REFERENCES registry.factor (code),
    unit       text NOT NULL,
    gas_state  text NOT NULL DEFAULT 'dry_standard'
               CHECK (gas_state IN ('dry_standard', 'wet_standard', 'dry_actual', 'wet_actual')),
    label_side text CHECK (label_side IN ('start', 'end')),
    priority   smallint NOT NULL DEFAULT 1 CHECK (priority BETWEEN 1 AND 9),
    valid_from timestamptz,
    valid_to   timestamptz,
    version    integer NOT NULL DEFAULT 1,
    CHECK (valid_from IS NULL OR valid_to IS NULL OR valid_from < valid_to)
);
CREATE INDEX channel_device ON registry.channel (device_id);
CREATE INDEX channel_point ON registry.channel (point_id);
CREATE UNIQUE INDEX channel_key ON registry.channel (device_id, st, wire_code, valid_from) NULLS NOT DISTINCT;
COMMENT ON COLUMN registry.channel.label_side IS 'empty = as the device says';

CREATE TABLE registry.limit_value (
    id         integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    public_id  uuid NOT NULL UNIQUE DEFAULT uuidv7(),
    point_id   integer NOT NULL REFERENCES registry.point (id),
    factor     text NOT NULL REFERENCES registry.factor (code),
    averaging  text NOT NULL CHECK (averaging IN ('instant', 'hour', 'day')),
    basis      text NOT NULL DEFAULT 'measured' CHECK (basis IN ('measured', 'converted')),
    lower      numeric,
    upper      numeric,
    unit       text NOT NULL,
    standard   text NOT NULL,
    clause     text NOT NULL DEFAULT '',
    valid_from timestamptz,
    valid_to   timestamptz,
    version    integer NOT NULL DEFAULT 1,
    CHECK (lower IS NOT NULL OR upper IS NOT NULL),
    CHECK (lower IS NULL OR upper IS NULL OR lower <= upper),
    CHECK (valid_from IS NULL OR valid_to IS NULL OR valid_from < valid_to)
);
CREATE UNIQUE INDEX limit_key ON registry.limit_value (point_id, factor, averaging, basis, valid_from)
    NULLS NOT DISTINCT;

-- One row per change of anything above: the state after it, who, when, why. Append-only.
CREATE TABLE registry.revision (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    subject_kind  text NOT NULL CHECK (subject_kind IN ('enterprise', 'point', 'device', 'channel', 'limit', 'factor')),
    subject_id    integer,
    subject_key   text NOT NULL,
    enterprise_id integer REFERENCES registry.enterprise (id),
    point_id      integer REFERENCES registry.point (id),
    version       integer NOT NULL,
    recorded_at   timestamptz NOT NULL,
    person_id     integer,
    person_name   text NOT NULL,
    reason        text NOT NULL,
    act           text NOT NULL CHECK (act IN ('created', 'changed', 'removed')),
    valid_from    timestamptz,
    valid_to      timestamptz,
    state         jsonb NOT NULL
);
CREATE INDEX revision_point ON registry.revision (point_id, id);
CREATE INDEX revision_enterprise ON registry.revision (enterprise_id, id);

-- What the pipeline must know: row n leads from rules snapshot n-1 to rules snapshot n.
-- Writers hold one transaction lock, so ids are taken in the order of commit.
CREATE TABLE registry.rules_change (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    recorded_at timestamptz NOT NULL,
    cause       text NOT NULL,
    everything  boolean NOT NULL DEFAULT false,
    points      integer[] NOT NULL DEFAULT '{}',
    valid_from  timestamptz,
    valid_to    timestamptz,
    recompute   boolean NOT NULL DEFAULT true
);
COMMENT ON COLUMN registry.rules_change.recompute IS 'false: results of the past stay as they are (a name, a password)';

-- How far the listeners of the rules have been told; a crash in between tells them again.
CREATE TABLE registry.rules_told (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    last_id  bigint NOT NULL
);
