-- SPDX-License-Identifier: Apache-2.0
-- Closings, reference oxygen and removals ask for one post that gives both the right and the place, like every other write.

ALTER POLICY web_remove ON registry.enterprise
    USING (region_id = ANY ((SELECT access.regions_for('REGISTRY_EDIT'))::int[]));
ALTER POLICY web_remove ON registry.point
    USING (region_id = ANY ((SELECT access.regions_for('REGISTRY_EDIT'))::int[]));

ALTER POLICY web_edit ON registry.reference_o2
    USING (EXISTS (SELECT FROM registry.point p WHERE p.id = reference_o2.point_id
                   AND p.region_id = ANY ((SELECT access.regions_for('REGISTRY_EDIT'))::int[])))
    WITH CHECK (EXISTS (SELECT FROM registry.point p WHERE p.id = reference_o2.point_id
                        AND p.region_id = ANY ((SELECT access.regions_for('REGISTRY_EDIT'))::int[])));

ALTER POLICY web_edit ON registry.closure
    USING (EXISTS (SELECT FROM registry.enterprise e WHERE e.id = closure.enterprise_id
                   AND e.region_id = ANY ((SELECT access.regions_for('REGISTRY_EDIT'))::int[]))
        OR EXISTS (SELECT FROM registry.point p WHERE p.id = closure.point_id
                   AND p.region_id = ANY ((SELECT access.regions_for('REGISTRY_EDIT'))::int[]))
        OR EXISTS (SELECT FROM registry.device d JOIN registry.point p ON p.id = d.point_id WHERE d.id = closure.device_id
                   AND p.region_id = ANY ((SELECT access.regions_for('REGISTRY_EDIT'))::int[])))
    WITH CHECK (EXISTS (SELECT FROM registry.enterprise e WHERE e.id = closure.enterprise_id
                        AND e.region_id = ANY ((SELECT access.regions_for('REGISTRY_EDIT'))::int[]))
        OR EXISTS (SELECT FROM registry.point p WHERE p.id = closure.point_id
                   AND p.region_id = ANY ((SELECT access.regions_for('REGISTRY_EDIT'))::int[]))
        OR EXISTS (SELECT FROM registry.device d JOIN registry.point p ON p.id = d.point_id WHERE d.id = closure.device_id
                   AND p.region_id = ANY ((SELECT access.regions_for('REGISTRY_EDIT'))::int[])));
