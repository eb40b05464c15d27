-- SPDX-License-Identifier: Apache-2.0
-- Writing asks for one post that gives both the right and the place.

ALTER POLICY web_add ON registry.point
    WITH CHECK (region_id = ANY ((SELECT access.regions_for('REGISTRY_EDIT'))::int[]));
ALTER POLICY web_change ON registry.point
    USING (region_id = ANY ((SELECT access.regions_for('REGISTRY_EDIT'))::int[]));
ALTER POLICY web_add ON registry.enterprise
    WITH CHECK (region_id = ANY ((SELECT access.regions_for('REGISTRY_EDIT'))::int[]));
ALTER POLICY web_change ON registry.enterprise
    USING (region_id = ANY ((SELECT access.regions_for('REGISTRY_EDIT'))::int[]));

-- What hangs on a point follows the point; a channel hangs on that of its device as well, whose values it turns elsewhere.
DO $$
DECLARE
    name  text;
    yours text;
BEGIN
    FOREACH name IN ARRAY ARRAY ['device', 'channel', 'limit_value']
    LOOP
        yours := format('EXISTS (SELECT FROM registry.point p WHERE p.id = %I.point_id '
                        'AND p.region_id = ANY ((SELECT access.regions_for(''REGISTRY_EDIT''))::int[]))', name);
        IF name = 'channel' THEN
            yours := yours || ' AND EXISTS (SELECT FROM registry.device d JOIN registry.point p ON p.id = d.point_id '
                              'WHERE d.id = channel.device_id '
                              'AND p.region_id = ANY ((SELECT access.regions_for(''REGISTRY_EDIT''))::int[]))';
        END IF;
        EXECUTE format('ALTER POLICY web_add ON registry.%I WITH CHECK (%s)', name, yours);
        EXECUTE format('ALTER POLICY web_change ON registry.%I USING (%s)', name, yours);
        EXECUTE format('ALTER POLICY web_remove ON registry.%I USING (%s)', name, yours);
    END LOOP;
END
$$;

ALTER POLICY web_add ON registry.revision WITH CHECK (
    CASE
        WHEN point_id IS NOT NULL THEN EXISTS (
            SELECT FROM registry.point p
            WHERE p.id = point_id AND p.region_id = ANY ((SELECT access.regions_for('REGISTRY_EDIT'))::int[]))
        WHEN enterprise_id IS NOT NULL THEN EXISTS (
            SELECT FROM registry.enterprise e
            WHERE e.id = enterprise_id AND e.region_id = ANY ((SELECT access.regions_for('REGISTRY_EDIT'))::int[]))
        ELSE (SELECT access.everywhere_for('REGISTRY_EDIT'))
    END);

-- The catalogue of factors holds for the whole city.
ALTER POLICY web_add ON registry.factor WITH CHECK ((SELECT access.everywhere_for('REGISTRY_EDIT')));
ALTER POLICY web_change ON registry.factor USING ((SELECT access.everywhere_for('REGISTRY_EDIT')));

CREATE OR REPLACE FUNCTION access.enterprise_region(enterprise_code text) RETURNS integer
    LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT e.region_id FROM registry.enterprise e WHERE e.code = enterprise_code;
END;
