-- Schemas, one per room, and the conventions every table follows.

REVOKE ALL ON SCHEMA public FROM PUBLIC;

CREATE SCHEMA IF NOT EXISTS platform;
CREATE SCHEMA region;
CREATE SCHEMA access;
CREATE SCHEMA registry;
CREATE SCHEMA telemetry;
CREATE SCHEMA alarm;

GRANT USAGE ON SCHEMA platform, region, access, registry, telemetry, alarm TO qs_ingest, qs_web, qs_reader;
GRANT CREATE ON SCHEMA telemetry TO qs_reader;

-- Every table is protected like this, and then says with its own policies what the web role sees.
CREATE PROCEDURE platform.protect(relation regclass)
    LANGUAGE plpgsql
AS
$$
BEGIN
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', relation);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', relation);
    EXECUTE format('CREATE POLICY owner_all ON %s TO qs_owner USING (true) WITH CHECK (true)', relation);
    EXECUTE format('CREATE POLICY ingest_all ON %s TO qs_ingest USING (true) WITH CHECK (true)', relation);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO qs_ingest', relation);
END;
$$;

COMMENT ON PROCEDURE platform.protect(regclass) IS
    'Forced row-level security; all for owner and ingest, nothing yet for web';

-- The scope of the request, set by the transaction manager of the web role. Unset = nothing.
CREATE FUNCTION access.person() RETURNS integer
    LANGUAGE sql STABLE PARALLEL SAFE
RETURN nullif(current_setting('qs.person', true), '')::integer;

CREATE FUNCTION access.regions() RETURNS integer[]
    LANGUAGE sql STABLE PARALLEL SAFE
RETURN coalesce(string_to_array(nullif(current_setting('qs.regions', true), ''), ',')::integer[], '{}');

CREATE FUNCTION access.enterprises() RETURNS integer[]
    LANGUAGE sql STABLE PARALLEL SAFE
RETURN coalesce(string_to_array(nullif(current_setting('qs.enterprises', true), ''), ',')::integer[], '{}');

CREATE FUNCTION access.departments() RETURNS text[]
    LANGUAGE sql STABLE PARALLEL SAFE
RETURN coalesce(string_to_array(nullif(current_setting('qs.departments', true), ''), ','), '{}');

CREATE FUNCTION access.has_right(wanted text) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
RETURN wanted = ANY (coalesce(string_to_array(nullif(current_setting('qs.rights', true), ''), ','), '{}'));
