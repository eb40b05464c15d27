-- SPDX-License-Identifier: Apache-2.0
-- Accounts are administered within the place of the administrator's own post: nobody gives a post that reaches further, or
-- takes over the account of somebody who holds one.

-- Port, filled by the registry: the region of an enterprise that posts name by its code.
CREATE FUNCTION access.enterprise_region(enterprise_code text) RETURNS integer
    LANGUAGE sql STABLE PARALLEL SAFE
RETURN NULL::integer;

-- Whether a post of these places lies within the caller's. Departments have no place.
CREATE FUNCTION access.may_appoint(everywhere boolean, region_code text, enterprise_code text, department text)
    RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT access.everywhere_for('ACCOUNT_ADMIN')
        OR (NOT everywhere AND department IS NULL AND num_nonnulls(region_code, enterprise_code) > 0
            AND (region_code IS NULL OR EXISTS (
                SELECT FROM region.region r
                WHERE r.code = region_code AND r.id = ANY (access.regions_for('ACCOUNT_ADMIN'))))
            AND (enterprise_code IS NULL
                 OR (access.enterprise_region(enterprise_code) = ANY (access.regions_for('ACCOUNT_ADMIN'))) IS TRUE));
END;

-- Whether every post a person holds or will hold lies within the caller's place.
CREATE FUNCTION access.may_administer(person integer) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT access.everywhere_for('ACCOUNT_ADMIN')
        OR (access.has_right('ACCOUNT_ADMIN') AND NOT EXISTS (
            SELECT FROM access.post t
            WHERE t.person_id = person AND t.valid_to > now()
              AND NOT access.may_appoint(t.whole, t.region_code, t.enterprise_code, t.department)));
END;

DROP POLICY web_administers ON access.person;
CREATE POLICY web_adds ON access.person FOR INSERT TO qs_web
    WITH CHECK ((SELECT access.has_right('ACCOUNT_ADMIN')));
CREATE POLICY web_changes ON access.person FOR UPDATE TO qs_web USING (access.may_administer(id));

-- Administrators read all posts: only so can they, and the functions above, see who reaches further.
DROP POLICY web_administers ON access.post;
CREATE POLICY web_reads ON access.post FOR SELECT TO qs_web USING ((SELECT access.has_right('ACCOUNT_ADMIN')));
CREATE POLICY web_adds ON access.post FOR INSERT TO qs_web
    WITH CHECK (access.may_administer(person_id)
        AND access.may_appoint(whole, region_code, enterprise_code, department));
CREATE POLICY web_changes ON access.post FOR UPDATE TO qs_web
    USING (access.may_appoint(whole, region_code, enterprise_code, department));

ALTER POLICY web_replaces ON access.credential
    USING (person_id = (SELECT access.person()) OR access.may_administer(person_id))
    WITH CHECK (person_id = (SELECT access.person()) OR access.may_administer(person_id));
ALTER POLICY web_ends ON access.session
    USING (person_id = (SELECT access.person()) OR access.may_administer(person_id));
