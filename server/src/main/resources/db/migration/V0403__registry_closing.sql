-- SPDX-License-Identifier: Apache-2.0
-- registry: closings with dates, reference oxygen with dates, removal of what was entered by mistake.

-- When an enterprise, point or device was closed. In [closed_from, closed_to) nothing is due of it. The days without a
-- time that the tables had before were never written.
ALTER TABLE registry.enterprise DROP COLUMN closed_on;
ALTER TABLE registry.point DROP COLUMN closed_on;

CREATE TABLE registry.closure (
    id            integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    public_id     uuid NOT NULL UNIQUE DEFAULT uuidv7(),
    enterprise_id integer REFERENCES registry.enterprise (id),
    point_id      integer REFERENCES registry.point (id),
    device_id     integer REFERENCES registry.device (id),
    closed_from   timestamptz NOT NULL,
    closed_to     timestamptz,
    reason        text NOT NULL,
    CHECK (num_nonnulls(enterprise_id, point_id, device_id) = 1),
    CHECK (closed_to IS NULL OR closed_from < closed_to)
);
CREATE UNIQUE INDEX closure_open_enterprise ON registry.closure (enterprise_id) WHERE closed_to IS NULL;
CREATE UNIQUE INDEX closure_open_point ON registry.closure (point_id) WHERE closed_to IS NULL;
CREATE UNIQUE INDEX closure_open_device ON registry.closure (device_id) WHERE closed_to IS NULL;
CREATE INDEX closure_enterprise ON registry.closure (enterprise_id);
CREATE INDEX closure_point ON registry.closure (point_id);
CREATE INDEX closure_device ON registry.closure (device_id);

-- Reference oxygen by the permit; what points carried without dates becomes a row that is open at both ends.
CREATE TABLE registry.reference_o2 (
    id         integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    public_id  uuid NOT NULL UNIQUE DEFAULT uuidv7(),
    point_id   integer NOT NULL REFERENCES registry.point (id),
    value      numeric(4, 2) NOT NULL CHECK (value >= 0 AND value < 21),
    standard   text NOT NULL DEFAULT '',
    clause     text NOT NULL DEFAULT '',
    valid_from timestamptz,
    valid_to   timestamptz,
    version    integer NOT NULL DEFAULT 1,
    CHECK (valid_from IS NULL OR valid_to IS NULL OR valid_from < valid_to)
);
CREATE UNIQUE INDEX reference_o2_key ON registry.reference_o2 (point_id, valid_from) NULLS NOT DISTINCT;
COMMENT ON COLUMN registry.reference_o2.value IS 'percent by volume, dry';

-- Of an instant there is one at the most: overlaps are refused when rows are written.
CREATE FUNCTION registry.reference_o2_at(point integer, at timestamptz) RETURNS numeric
    LANGUAGE sql STABLE PARALLEL SAFE
RETURN (SELECT max(o.value) FROM registry.reference_o2 o
        WHERE o.point_id = point AND (o.valid_from IS NULL OR o.valid_from <= at) AND (o.valid_to IS NULL OR o.valid_to > at));

INSERT INTO registry.reference_o2 (point_id, value)
SELECT id, reference_o2 FROM registry.point WHERE reference_o2 IS NOT NULL;
ALTER TABLE registry.point DROP COLUMN reference_o2;

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY ['closure', 'reference_o2']
    LOOP
        EXECUTE format('ALTER TABLE registry.%I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE registry.%I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY owner_all ON registry.%I TO qs_owner USING (true) WITH CHECK (true)', name);
        EXECUTE format('CREATE POLICY ingest_all ON registry.%I TO qs_ingest USING (true) WITH CHECK (true)', name);
        EXECUTE format('GRANT SELECT ON registry.%I TO qs_ingest', name);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON registry.%I TO qs_web', name);
    END LOOP;
END
$$;

CREATE POLICY web_read ON registry.reference_o2 FOR SELECT TO qs_web
    USING (EXISTS (SELECT FROM registry.point p WHERE p.id = reference_o2.point_id));
CREATE POLICY web_edit ON registry.reference_o2 TO qs_web
    USING ((SELECT access.has_right('REGISTRY_EDIT'))
        AND EXISTS (SELECT FROM registry.point p WHERE p.id = reference_o2.point_id))
    WITH CHECK ((SELECT access.has_right('REGISTRY_EDIT'))
        AND EXISTS (SELECT FROM registry.point p WHERE p.id = reference_o2.point_id));

-- A closing is seen with what is closed. It is made by whoever may change that: for an enterprise and a point the region decides.
CREATE POLICY web_read ON registry.closure FOR SELECT TO qs_web
    USING (EXISTS (SELECT FROM registry.enterprise e WHERE e.id = closure.enterprise_id)
        OR EXISTS (SELECT FROM registry.point p WHERE p.id = closure.point_id)
        OR EXISTS (SELECT FROM registry.device d WHERE d.id = closure.device_id));
CREATE POLICY web_edit ON registry.closure TO qs_web
    USING ((SELECT access.has_right('REGISTRY_EDIT')) AND (
        EXISTS (SELECT FROM registry.enterprise e WHERE e.id = closure.enterprise_id
                AND e.region_id = ANY ((SELECT access.regions())::int[]))
        OR EXISTS (SELECT FROM registry.point p WHERE p.id = closure.point_id
                AND p.region_id = ANY ((SELECT access.regions())::int[]))
        OR EXISTS (SELECT FROM registry.device d WHERE d.id = closure.device_id)))
    WITH CHECK ((SELECT access.has_right('REGISTRY_EDIT')) AND (
        EXISTS (SELECT FROM registry.enterprise e WHERE e.id = closure.enterprise_id
                AND e.region_id = ANY ((SELECT access.regions())::int[]))
        OR EXISTS (SELECT FROM registry.point p WHERE p.id = closure.point_id
                AND p.region_id = ANY ((SELECT access.regions())::int[]))
        OR EXISTS (SELECT FROM registry.device d WHERE d.id = closure.device_id)));

-- What was entered by mistake and has no data may go; its history stays under the number it had.
ALTER TABLE registry.revision DROP CONSTRAINT revision_enterprise_id_fkey;
ALTER TABLE registry.revision DROP CONSTRAINT revision_point_id_fkey;
ALTER TABLE registry.revision DROP CONSTRAINT revision_subject_kind_check;
ALTER TABLE registry.revision ADD CONSTRAINT revision_subject_kind_check
    CHECK (subject_kind IN ('enterprise', 'point', 'device', 'channel', 'limit', 'reference_o2', 'factor'));
ALTER TABLE registry.revision DROP CONSTRAINT revision_act_check;
ALTER TABLE registry.revision ADD CONSTRAINT revision_act_check
    CHECK (act IN ('created', 'changed', 'removed', 'closed', 'reopened'));

GRANT DELETE ON registry.enterprise, registry.point TO qs_web;
CREATE POLICY web_remove ON registry.enterprise FOR DELETE TO qs_web
    USING (region_id = ANY ((SELECT access.regions())::int[]) AND (SELECT access.has_right('REGISTRY_EDIT')));
CREATE POLICY web_remove ON registry.point FOR DELETE TO qs_web
    USING (region_id = ANY ((SELECT access.regions())::int[]) AND (SELECT access.has_right('REGISTRY_EDIT')));
