-- SPDX-License-Identifier: Apache-2.0
-- telemetry: what requests may read. Owned by qs_reader, joined to the point whose policy knows the scope.

SET ROLE qs_reader;

CREATE VIEW telemetry.v_minute WITH (security_barrier) AS
    SELECT m.* FROM telemetry.minute m JOIN registry.point p ON p.id = m.point_id;
CREATE VIEW telemetry.v_hour WITH (security_barrier) AS
    SELECT h.* FROM telemetry.hour h JOIN registry.point p ON p.id = h.point_id;
CREATE VIEW telemetry.v_day WITH (security_barrier) AS
    SELECT d.* FROM telemetry.day d JOIN registry.point p ON p.id = d.point_id;
CREATE VIEW telemetry.v_latest WITH (security_barrier) AS
    SELECT l.*, p.public_id AS point, p.kind AS point_kind, p.region_id, p.enterprise_id
    FROM telemetry.latest l JOIN registry.point p ON p.id = l.point_id;
CREATE VIEW telemetry.v_revision WITH (security_barrier) AS
    SELECT r.* FROM telemetry.revision_note r JOIN registry.point p ON p.id = r.point_id;
CREATE VIEW telemetry.v_exceedance WITH (security_barrier) AS
    SELECT e.* FROM telemetry.exceedance e JOIN registry.point p ON p.id = e.point_id;
CREATE VIEW telemetry.v_capture_day WITH (security_barrier) AS
    SELECT c.*, p.public_id AS point, p.region_id, p.enterprise_id
    FROM telemetry.capture_day c JOIN registry.point p ON p.id = c.point_id;
CREATE VIEW telemetry.v_liveness WITH (security_barrier) AS
    SELECT v.device_id, v.online, v.changed_at, v.last_seen, d.point_id
    FROM telemetry.liveness v JOIN registry.device d ON d.id = v.device_id JOIN registry.point p ON p.id = d.point_id;
CREATE VIEW telemetry.v_aggregate_layout WITH (security_barrier) AS
    SELECT id, keys FROM telemetry.aggregate_layout;
CREATE VIEW telemetry.v_mark WITH (security_barrier) AS
    SELECT m.id, m.public_id, m.point_id, m.layer, m.kind, m.factors, m.valid_from, m.valid_to, m.reason, m.recorded_at,
           m.person_name, w.recorded_at AS withdrawn_at, w.person_name AS withdrawn_by, w.reason AS withdrawal_reason
    FROM telemetry.mark m JOIN registry.point p ON p.id = m.point_id
    LEFT JOIN telemetry.mark_withdrawal w ON w.mark_id = m.id;

CREATE FUNCTION telemetry.add_mark(point uuid, layer text, kind text, factors text[], valid_from timestamptz,
                                   valid_to timestamptz, reason text, recorded_at timestamptz, person_name text)
    RETURNS TABLE (id bigint, public_id uuid, point_id integer)
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
INSERT INTO telemetry.mark (point_id, layer, kind, factors, valid_from, valid_to, reason, recorded_at, person_id, person_name)
SELECT p.id, $2, $3, $4, $5, $6, $7, $8, access.person(), $9 FROM registry.point p WHERE p.public_id = $1
RETURNING id, public_id, point_id
$$;

CREATE FUNCTION telemetry.withdraw_mark(mark uuid, reason text, recorded_at timestamptz, person_name text)
    RETURNS TABLE (point_id integer, valid_from timestamptz, valid_to timestamptz)
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
WITH found AS (
    SELECT m.id, m.point_id, m.valid_from, m.valid_to FROM telemetry.mark m
    JOIN registry.point p ON p.id = m.point_id WHERE m.public_id = $1),
gone AS (
    INSERT INTO telemetry.mark_withdrawal (mark_id, reason, recorded_at, person_id, person_name)
    SELECT f.id, $2, $3, access.person(), $4 FROM found f
    ON CONFLICT (mark_id) DO NOTHING
    RETURNING mark_id)
SELECT f.point_id, f.valid_from, f.valid_to FROM found f JOIN gone g ON g.mark_id = f.id
$$;

REVOKE ALL ON FUNCTION telemetry.add_mark(uuid, text, text, text[], timestamptz, timestamptz, text, timestamptz, text) FROM PUBLIC;
REVOKE ALL ON FUNCTION telemetry.withdraw_mark(uuid, text, timestamptz, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION telemetry.add_mark(uuid, text, text, text[], timestamptz, timestamptz, text, timestamptz, text) TO qs_web;
GRANT EXECUTE ON FUNCTION telemetry.withdraw_mark(uuid, text, timestamptz, text) TO qs_web;
GRANT SELECT ON telemetry.v_minute, telemetry.v_hour, telemetry.v_day, telemetry.v_latest, telemetry.v_revision,
    telemetry.v_exceedance, telemetry.v_capture_day, telemetry.v_liveness, telemetry.v_aggregate_layout, telemetry.v_mark TO qs_web;

RESET ROLE;
