-- SPDX-License-Identifier: Apache-2.0
-- A mark or ruling asks for one post that gives both the right and the place of the point.

CREATE FUNCTION telemetry.may_mark(point integer, layer text) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT EXISTS (
        SELECT FROM registry.point p, (SELECT CASE layer WHEN 'enterprise' THEN 'MARK_ENTERPRISE' ELSE 'RULING' END) needed (name)
        WHERE p.id = point
          AND (p.region_id = ANY (access.regions_for(needed.name))
               OR p.enterprise_id = ANY (access.enterprises_for(needed.name))));
END;

ALTER POLICY reader_adds ON telemetry.mark WITH CHECK (telemetry.may_mark(point_id, layer));
ALTER POLICY reader_adds ON telemetry.mark_withdrawal WITH CHECK (
    EXISTS (SELECT FROM telemetry.mark m WHERE m.id = mark_id AND telemetry.may_mark(m.point_id, m.layer)));
