-- The administrative tree. Who belongs where is public; what happens there is not.
CREATE TABLE region.region (
    id         integer     GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    public_id  uuid        NOT NULL UNIQUE DEFAULT uuidv7(),
    code       text        NOT NULL UNIQUE,
    name       text        NOT NULL,
    name_en    text        NOT NULL DEFAULT '',
    level      text        NOT NULL CHECK (level IN ('city', 'district', 'town', 'village')),
    parent_id  integer     REFERENCES region.region (id),
    valid_from timestamptz NOT NULL DEFAULT '-infinity',
    valid_to   timestamptz NOT NULL DEFAULT 'infinity',
    CHECK ((level = 'city') = (parent_id IS NULL)),
    CHECK (valid_from < valid_to)
);
CREATE INDEX region_parent ON region.region (parent_id);

CALL platform.protect('region.region');
CREATE POLICY web_reads ON region.region FOR SELECT TO qs_web USING ((SELECT access.person()) IS NOT NULL);
CREATE POLICY web_imports ON region.region TO qs_web
    USING ((SELECT access.has_right('IMPORT'))) WITH CHECK ((SELECT access.has_right('IMPORT')));
GRANT SELECT, INSERT, UPDATE ON region.region TO qs_web;

-- The region and all below it.
CREATE FUNCTION region.below(root integer) RETURNS SETOF integer
    LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
    WITH RECURSIVE tree AS (
        SELECT r.id FROM region.region r WHERE r.id = root
        UNION
        SELECT child.id FROM region.region child JOIN tree ON child.parent_id = tree.id
    )
    SELECT tree.id FROM tree;
END;
