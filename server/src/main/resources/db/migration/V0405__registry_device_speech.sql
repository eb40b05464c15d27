-- SPDX-License-Identifier: Apache-2.0
-- registry: what a device's packets are read with (SM4 keys, dialects as data), and changes that lead data to other points.

ALTER TABLE registry.device ADD sm4_keys_sealed bytea;
ALTER TABLE registry.device ADD has_sm4_key boolean GENERATED ALWAYS AS (sm4_keys_sealed IS NOT NULL) STORED;
COMMENT ON COLUMN registry.device.sm4_keys_sealed IS 'all keys it ever had, the newest first, separated by blanks, sealed together';
GRANT SELECT (has_sm4_key) ON registry.device TO qs_web;

-- How makers deviate from the editions. A change is a new version; the newest is in force, and no version is ever removed.
CREATE TABLE registry.dialect (
    id              integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name            text NOT NULL CHECK (name ~ '^[0-9A-Za-z_.-]{1,64}$'),
    version         integer NOT NULL CHECK (version > 0),
    title           text NOT NULL,
    codes           jsonb NOT NULL DEFAULT '{}',
    suffixes        jsonb NOT NULL DEFAULT '{}',
    realtime_unit_s integer NOT NULL DEFAULT 1 CHECK (realtime_unit_s IN (1, 60)),
    recorded_at     timestamptz NOT NULL,
    person_id       integer,
    person_name     text NOT NULL,
    reason          text NOT NULL,
    UNIQUE (name, version)
);
COMMENT ON COLUMN registry.dialect.codes IS 'factor codes of the maker to codes of the tables';
COMMENT ON COLUMN registry.dialect.suffixes IS 'suffixes of the maker to suffixes of the edition';
COMMENT ON COLUMN registry.dialect.realtime_unit_s IS 'seconds of one unit of RtdInterval';

ALTER TABLE registry.dialect ENABLE ROW LEVEL SECURITY;
ALTER TABLE registry.dialect FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON registry.dialect TO qs_owner USING (true) WITH CHECK (true);
CREATE POLICY ingest_all ON registry.dialect TO qs_ingest USING (true);
CREATE POLICY web_read ON registry.dialect FOR SELECT TO qs_web
    USING ((SELECT access.person()) IS NOT NULL);
CREATE POLICY web_add ON registry.dialect FOR INSERT TO qs_web
    WITH CHECK ((SELECT access.everywhere_for('REGISTRY_EDIT')));
GRANT SELECT ON registry.dialect TO qs_ingest;
GRANT SELECT, INSERT ON registry.dialect TO qs_web;

INSERT INTO registry.dialect (name, version, title, realtime_unit_s, recorded_at, person_name, reason)
VALUES ('1404', 1, 'HJ 1404-2024', 60, now(), 'system', 'surface-water stations count the real-time interval in minutes');

ALTER TABLE registry.rules_change ADD rerouted boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN registry.rules_change.rerouted IS 'data of devices goes to these points now, or no longer';

-- A device confirms a new password or key to a background job, which keeps it.
GRANT UPDATE (password_sealed, sm4_keys_sealed, version, changed_at) ON registry.device TO qs_ingest;
GRANT INSERT ON registry.revision TO qs_ingest;
