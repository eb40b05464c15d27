-- SPDX-License-Identifier: Apache-2.0
-- telemetry: imports of values that were accepted. The packets made of a file wait here until all of them are stored, so
-- that an import which was begun is finished, also after a crash.

CREATE TABLE telemetry.value_import (
    id          uuid NOT NULL PRIMARY KEY,
    person      integer NOT NULL,
    state       text NOT NULL CHECK (state IN ('prepared', 'writing', 'done')),
    packets     bytea,
    refused     integer[] NOT NULL DEFAULT '{}',
    accepted_at timestamptz NOT NULL,
    done_at     timestamptz,
    CHECK ((state = 'done') = (packets IS NULL)),
    CHECK ((state = 'done') = (done_at IS NOT NULL))
);
COMMENT ON COLUMN telemetry.value_import.state IS 'prepared: not yet recorded in the audit trail, is forgotten by a crash';
COMMENT ON COLUMN telemetry.value_import.packets IS 'deflated; null when all are stored';
COMMENT ON COLUMN telemetry.value_import.refused IS 'lines of the file whose values the database refused';
CREATE INDEX value_import_open ON telemetry.value_import (accepted_at) WHERE state <> 'done';

ALTER TABLE telemetry.value_import ENABLE ROW LEVEL SECURITY;
ALTER TABLE telemetry.value_import FORCE ROW LEVEL SECURITY;
CREATE POLICY ingest ON telemetry.value_import TO qs_ingest, qs_owner USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON telemetry.value_import TO qs_ingest;
