-- SPDX-License-Identifier: Apache-2.0
-- A right holds where its own post holds. qs.grants has one entry per post that gives rights and is set with the rest of
-- the scope: rights | * for a post that holds everywhere | regions with all below them | enterprises; entries are parted by
-- a semicolon. Reading goes by the union of all posts (access.regions() and its sisters), writing by these. Unset = nowhere.

-- The entries that give a right.
CREATE FUNCTION access.grants_of(wanted text) RETURNS SETOF text
    LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT entry FROM string_to_table(nullif(current_setting('qs.grants', true), ''), ';') entry
    WHERE wanted = ANY (string_to_array(split_part(entry, '|', 1), ','));
END;

-- The regions where a right holds. Ask with (SELECT access.regions_for('…')), so that it is worked out once per statement.
CREATE FUNCTION access.regions_for(wanted text) RETURNS integer[]
    LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT coalesce(array_agg(region::integer), '{}')
    FROM access.grants_of(wanted) entry, string_to_table(nullif(split_part(entry, '|', 3), ''), ',') region;
END;

-- The enterprises for which a right holds.
CREATE FUNCTION access.enterprises_for(wanted text) RETURNS integer[]
    LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT coalesce(array_agg(enterprise::integer), '{}')
    FROM access.grants_of(wanted) entry, string_to_table(nullif(split_part(entry, '|', 4), ''), ',') enterprise;
END;

-- Whether a right holds everywhere: what belongs to no place is changed by those alone.
CREATE FUNCTION access.everywhere_for(wanted text) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT coalesce(bool_or(split_part(entry, '|', 2) = '*'), false) FROM access.grants_of(wanted) entry;
END;

-- Whoever makes a region may fill it in the same transaction, whose scope was set before the region was there.
CREATE FUNCTION access.region_made(region integer, parent integer) RETURNS void
    LANGUAGE sql VOLATILE
BEGIN ATOMIC
    SELECT set_config('qs.regions', concat_ws(',', nullif(current_setting('qs.regions', true), ''), region), true),
           set_config('qs.grants', coalesce((
               SELECT string_agg(CASE
                   WHEN split_part(entry, '|', 2) = '*'
                        OR parent::text = ANY (string_to_array(split_part(entry, '|', 3), ','))
                   THEN concat_ws('|', split_part(entry, '|', 1), split_part(entry, '|', 2),
                                  concat_ws(',', nullif(split_part(entry, '|', 3), ''), region), split_part(entry, '|', 4))
                   ELSE entry END, ';')
               FROM string_to_table(nullif(current_setting('qs.grants', true), ''), ';') entry), ''), true);
END;

-- The trail belongs to no place. Who reads it for a part of the city reads the own acts.
ALTER POLICY web_reads ON platform.audit_entry
    USING ((SELECT access.everywhere_for('AUDIT_READ'))
        OR ((SELECT access.has_right('AUDIT_READ')) AND person_id = (SELECT access.person())));
