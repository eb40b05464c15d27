-- SPDX-License-Identifier: Apache-2.0
-- A region is made and changed by whoever may import into its parent; the tops of the tree only by a post that holds
-- everywhere. Before, the right alone was asked.

CREATE FUNCTION region.may_put(own integer, parent integer) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT access.everywhere_for('IMPORT')
        OR (parent = ANY (access.regions_for('IMPORT')) AND (own IS NULL OR own = ANY (access.regions_for('IMPORT'))))
           IS TRUE;
END;
COMMENT ON FUNCTION region.may_put(integer, integer) IS 'own = the region that is there already, null for a new one';

DROP POLICY web_imports ON region.region;
CREATE POLICY web_adds ON region.region FOR INSERT TO qs_web WITH CHECK (region.may_put(NULL, parent_id));
CREATE POLICY web_changes ON region.region FOR UPDATE TO qs_web
    USING (region.may_put(id, parent_id)) WITH CHECK (region.may_put(id, parent_id));
