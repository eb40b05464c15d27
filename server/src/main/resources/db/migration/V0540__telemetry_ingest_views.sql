-- SPDX-License-Identifier: Apache-2.0
-- telemetry: devices as requests may see them. Owned by qs_reader; the point's policy knows the scope.

SET ROLE qs_reader;

CREATE VIEW telemetry.v_device WITH (security_barrier) AS
    SELECT d.id, d.public_id, d.mn, d.name, d.state, d.realtime_interval_s, p.public_id AS point, p.name AS point_name,
           p.name_en AS point_name_en, p.region_id, h.last_seen, h.last_peer, h.edition, h.last_data, h.clock_drift_s,
           coalesce(h.packets, 0) AS packets, coalesce(h.bytes, 0) AS bytes
    FROM registry.device d JOIN registry.point p ON p.id = d.point_id
    LEFT JOIN telemetry.device_health h ON h.device = d.id;
CREATE VIEW telemetry.v_device_hour WITH (security_barrier) AS
    SELECT h.device, h.hour, h.packets FROM telemetry.device_hour h
    JOIN registry.device d ON d.id = h.device JOIN registry.point p ON p.id = d.point_id;
CREATE VIEW telemetry.v_packet_problem WITH (security_barrier) AS
    SELECT q.device, q.day, q.code, q.count, q.last_seen FROM telemetry.packet_problem q
    JOIN registry.device d ON d.id = q.device JOIN registry.point p ON p.id = d.point_id;
CREATE VIEW telemetry.v_command WITH (security_barrier) AS
    SELECT c.* FROM telemetry.command c
    JOIN registry.device d ON d.id = c.device JOIN registry.point p ON p.id = d.point_id;

GRANT SELECT ON telemetry.v_device, telemetry.v_device_hour, telemetry.v_packet_problem, telemetry.v_command TO qs_web;

RESET ROLE;
