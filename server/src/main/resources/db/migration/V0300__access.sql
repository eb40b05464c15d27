-- People, what they may do and see, and who is signed in.
CREATE TABLE access.person (
    id         integer     GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    public_id  uuid        NOT NULL UNIQUE DEFAULT uuidv7(),
    login      text        NOT NULL UNIQUE CHECK (login = lower(login) AND login <> ''),
    name       text        NOT NULL,
    active     boolean     NOT NULL DEFAULT true,
    created_at timestamptz NOT NULL
);

-- A post makes a person something, somewhere, from a day to a day. Codes are resolved when their object is there.
CREATE TABLE access.post (
    id              integer     GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    public_id       uuid        NOT NULL UNIQUE DEFAULT uuidv7(),
    person_id       integer     NOT NULL REFERENCES access.person (id),
    role            text        NOT NULL CHECK (role IN ('LEADER', 'ANALYST', 'SUPERVISOR', 'DEPARTMENT', 'GRID',
                                                         'ENTERPRISE', 'ADMIN')),
    title           text        NOT NULL DEFAULT '',
    whole           boolean     NOT NULL DEFAULT false,
    region_code     text,
    enterprise_code text,
    department      text,
    valid_from      timestamptz NOT NULL,
    valid_to        timestamptz NOT NULL DEFAULT 'infinity',
    CHECK (valid_from <= valid_to),
    CHECK (whole OR num_nonnulls(region_code, enterprise_code, department) > 0)
);
CREATE INDEX post_person ON access.post (person_id);

CREATE TABLE access.credential (
    person_id   integer     PRIMARY KEY REFERENCES access.person (id),
    hash        text        NOT NULL,
    must_change boolean     NOT NULL,
    changed_at  timestamptz NOT NULL
);

CREATE TABLE access.session (
    id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    digest     bytea       NOT NULL UNIQUE,
    csrf       text        NOT NULL,
    person_id  integer     NOT NULL REFERENCES access.person (id),
    address    text        NOT NULL,
    created_at timestamptz NOT NULL,
    seen_at    timestamptz NOT NULL
);
COMMENT ON COLUMN access.session.digest IS 'SHA-256 of the cookie; the cookie itself is nowhere';
CREATE INDEX session_person ON access.session (person_id);

CALL platform.protect('access.person');
CALL platform.protect('access.post');
CALL platform.protect('access.credential');
CALL platform.protect('access.session');

-- Colleagues' names are for everybody who is signed in; accounts are the administrator's.
CREATE POLICY web_reads ON access.person FOR SELECT TO qs_web USING ((SELECT access.person()) IS NOT NULL);
CREATE POLICY web_administers ON access.person TO qs_web
    USING ((SELECT access.has_right('ACCOUNT_ADMIN'))) WITH CHECK ((SELECT access.has_right('ACCOUNT_ADMIN')));
GRANT SELECT, INSERT, UPDATE ON access.person TO qs_web;

CREATE POLICY web_reads_own ON access.post FOR SELECT TO qs_web USING (person_id = (SELECT access.person()));
CREATE POLICY web_administers ON access.post TO qs_web
    USING ((SELECT access.has_right('ACCOUNT_ADMIN'))) WITH CHECK ((SELECT access.has_right('ACCOUNT_ADMIN')));
GRANT SELECT, INSERT, UPDATE ON access.post TO qs_web;

-- A password may be replaced, one's own or by the administrator, but its hash is never read by the web role.
CREATE POLICY web_replaces ON access.credential TO qs_web
    USING (person_id = (SELECT access.person()) OR (SELECT access.has_right('ACCOUNT_ADMIN')))
    WITH CHECK (person_id = (SELECT access.person()) OR (SELECT access.has_right('ACCOUNT_ADMIN')));
GRANT SELECT (person_id), INSERT, UPDATE ON access.credential TO qs_web;

CREATE POLICY web_ends ON access.session TO qs_web
    USING (person_id = (SELECT access.person()) OR (SELECT access.has_right('ACCOUNT_ADMIN')));
GRANT SELECT (id, person_id), DELETE ON access.session TO qs_web;
