-- SPDX-License-Identifier: Apache-2.0
-- Who sees and changes what. A point's own region decides; an enterprise is visible if any of its points is.

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY ['factor', 'factor_form', 'enterprise', 'point', 'device',
                                 'channel', 'limit_value', 'revision', 'rules_change', 'rules_told']
    LOOP
        EXECUTE format('ALTER TABLE registry.%I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE registry.%I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY owner_all ON registry.%I TO qs_owner USING (true) WITH CHECK (true)', name);
        EXECUTE format('CREATE POLICY ingest_all ON registry.%I TO qs_ingest USING (true) WITH CHECK (true)', name);
        EXECUTE format('GRANT SELECT ON registry.%I TO qs_ingest', name);
    END LOOP;
END
$$;

GRANT INSERT, UPDATE, DELETE ON registry.rules_told TO qs_ingest;
GRANT INSERT ON registry.rules_change TO qs_ingest;

-- Catalogue: readable by everybody who is signed in, changed with the right.
GRANT SELECT, INSERT, UPDATE ON registry.factor, registry.factor_form TO qs_web;
GRANT SELECT ON registry.factor, registry.factor_form TO qs_reader;
CREATE POLICY web_read ON registry.factor FOR SELECT TO qs_web, qs_reader USING (true);
CREATE POLICY web_add ON registry.factor FOR INSERT TO qs_web
    WITH CHECK ((SELECT access.has_right('REGISTRY_EDIT')));
CREATE POLICY web_change ON registry.factor FOR UPDATE TO qs_web
    USING ((SELECT access.has_right('REGISTRY_EDIT')));
CREATE POLICY web_read ON registry.factor_form FOR SELECT TO qs_web, qs_reader USING (true);

-- Points.
GRANT SELECT, INSERT, UPDATE ON registry.point TO qs_web;
GRANT SELECT ON registry.point TO qs_reader;
CREATE POLICY web_read ON registry.point FOR SELECT TO qs_web, qs_reader
    USING (region_id = ANY ((SELECT access.regions())::int[])
        OR enterprise_id = ANY ((SELECT access.enterprises())::int[]));
CREATE POLICY web_add ON registry.point FOR INSERT TO qs_web
    WITH CHECK (region_id = ANY ((SELECT access.regions())::int[])
        AND (SELECT access.has_right('REGISTRY_EDIT')));
CREATE POLICY web_change ON registry.point FOR UPDATE TO qs_web
    USING (region_id = ANY ((SELECT access.regions())::int[])
        AND (SELECT access.has_right('REGISTRY_EDIT')));

-- Enterprises.
GRANT SELECT, INSERT, UPDATE ON registry.enterprise TO qs_web;
GRANT SELECT ON registry.enterprise TO qs_reader;
CREATE POLICY web_read ON registry.enterprise FOR SELECT TO qs_web, qs_reader
    USING (region_id = ANY ((SELECT access.regions())::int[])
        OR id = ANY ((SELECT access.enterprises())::int[])
        OR EXISTS (SELECT FROM registry.point p WHERE p.enterprise_id = enterprise.id));
CREATE POLICY web_add ON registry.enterprise FOR INSERT TO qs_web
    WITH CHECK (region_id = ANY ((SELECT access.regions())::int[])
        AND (SELECT access.has_right('REGISTRY_EDIT')));
CREATE POLICY web_change ON registry.enterprise FOR UPDATE TO qs_web
    USING (region_id = ANY ((SELECT access.regions())::int[])
        AND (SELECT access.has_right('REGISTRY_EDIT')));

-- What hangs on a point follows the point.
DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY ['device', 'channel', 'limit_value']
    LOOP
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON registry.%I TO qs_web', name);
        EXECUTE format('CREATE POLICY web_read ON registry.%1$I FOR SELECT TO qs_web, qs_reader '
                       'USING (EXISTS (SELECT FROM registry.point p WHERE p.id = %1$I.point_id))', name);
        EXECUTE format('CREATE POLICY web_add ON registry.%1$I FOR INSERT TO qs_web '
                       'WITH CHECK ((SELECT access.has_right(''REGISTRY_EDIT'')) '
                       'AND EXISTS (SELECT FROM registry.point p WHERE p.id = %1$I.point_id))', name);
        EXECUTE format('CREATE POLICY web_change ON registry.%1$I FOR UPDATE TO qs_web '
                       'USING ((SELECT access.has_right(''REGISTRY_EDIT'')) '
                       'AND EXISTS (SELECT FROM registry.point p WHERE p.id = %1$I.point_id))', name);
        EXECUTE format('CREATE POLICY web_remove ON registry.%1$I FOR DELETE TO qs_web '
                       'USING ((SELECT access.has_right(''REGISTRY_EDIT'')) '
                       'AND EXISTS (SELECT FROM registry.point p WHERE p.id = %1$I.point_id))', name);
    END LOOP;
END
$$;

-- The sealed password never leaves through a request: the web role may write the column and not read it.
REVOKE SELECT ON registry.device FROM qs_web;
GRANT SELECT (id, public_id, mn, name, point_id, edition, dialect, crc, has_password, addresses, realtime_interval_s,
              minute_interval_min, label_side, clock_offset_s, state, version, changed_at) ON registry.device TO qs_web;
GRANT SELECT (id, public_id, mn, name, point_id, edition, dialect, crc, realtime_interval_s,
              minute_interval_min, label_side, clock_offset_s, state) ON registry.device TO qs_reader;
GRANT SELECT ON registry.channel, registry.limit_value TO qs_reader;

-- Revisions are added and read, never changed.
GRANT SELECT, INSERT ON registry.revision TO qs_web;
CREATE POLICY web_read ON registry.revision FOR SELECT TO qs_web
    USING (EXISTS (SELECT FROM registry.point p WHERE p.id = revision.point_id)
        OR EXISTS (SELECT FROM registry.enterprise e WHERE e.id = revision.enterprise_id)
        OR (subject_kind = 'factor'));
CREATE POLICY web_add ON registry.revision FOR INSERT TO qs_web
    WITH CHECK ((SELECT access.has_right('REGISTRY_EDIT')));

-- Whoever changes something the rules hold (a mark too) adds to the journal; nobody reads it through a request.
GRANT INSERT ON registry.rules_change TO qs_web;
CREATE POLICY web_add ON registry.rules_change FOR INSERT TO qs_web
    WITH CHECK ((SELECT access.person()) IS NOT NULL);
