-- SPDX-License-Identifier: Apache-2.0
-- Writing asks for one post that gives both the right and the place; what holds for all points asks for one that holds
-- everywhere.

ALTER POLICY web_change ON alarm.condition USING ((SELECT access.everywhere_for('REGISTRY_EDIT')));

CREATE FUNCTION alarm.may_set(point integer) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT CASE
        WHEN point IS NULL THEN access.everywhere_for('REGISTRY_EDIT')
        ELSE EXISTS (SELECT FROM registry.point p
                     WHERE p.id = point AND p.region_id = ANY (access.regions_for('REGISTRY_EDIT')))
    END;
END;
COMMENT ON FUNCTION alarm.may_set(integer) IS 'whether the caller may set parameters of a point; null = those of all points';
ALTER POLICY web_add ON alarm.parameter WITH CHECK (alarm.may_set(point_id));
ALTER POLICY web_change ON alarm.parameter USING (alarm.may_set(point_id));

CREATE FUNCTION alarm.may_handle(region integer, enterprise integer) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT (region = ANY (access.regions_for('EVENT_HANDLE'))) IS TRUE
        OR (enterprise = ANY (access.enterprises_for('EVENT_HANDLE'))) IS TRUE;
END;
ALTER POLICY web_change ON alarm.event USING (alarm.may_handle(region_id, enterprise_id));
ALTER POLICY web_add ON alarm.act WITH CHECK (
    EXISTS (SELECT FROM alarm.event e WHERE e.id = act.event_id AND alarm.may_handle(e.region_id, e.enterprise_id)));
