-- Who did what. Entries are written in the caller's transaction; one sealer links them afterwards.
CREATE SEQUENCE platform.audit_entry_id;
GRANT USAGE ON SEQUENCE platform.audit_entry_id TO qs_web, qs_ingest;

CREATE TABLE platform.audit_entry (
    id           bigint      PRIMARY KEY,
    at           timestamptz NOT NULL,
    person_id    integer,
    person_name  text        NOT NULL,
    address      text        NOT NULL,
    action       text        NOT NULL,
    subject_kind text        NOT NULL,
    subject_id   text        NOT NULL,
    reason       text        NOT NULL,
    before       text        NOT NULL,
    after        text        NOT NULL
);
COMMENT ON COLUMN platform.audit_entry.before IS 'JSON as text: what is sealed must stay the same to the byte';
CREATE INDEX audit_entry_subject ON platform.audit_entry (subject_kind, subject_id, id DESC);
CREATE INDEX audit_entry_person ON platform.audit_entry (person_id, id DESC);

CREATE TABLE platform.audit_pending (
    entry_id bigint PRIMARY KEY
);

CREATE TABLE platform.audit_seal (
    sequence  bigint      PRIMARY KEY,
    entry_id  bigint      NOT NULL UNIQUE,
    digest    bytea       NOT NULL,
    sealed_at timestamptz NOT NULL
);

CALL platform.protect('platform.audit_entry');
CALL platform.protect('platform.audit_pending');
CALL platform.protect('platform.audit_seal');
REVOKE UPDATE, DELETE ON platform.audit_entry, platform.audit_seal FROM qs_ingest;

CREATE POLICY web_reads ON platform.audit_entry FOR SELECT TO qs_web
    USING ((SELECT access.has_right('AUDIT_READ')));
CREATE POLICY web_records_itself ON platform.audit_entry FOR INSERT TO qs_web
    WITH CHECK (person_id IS NOT DISTINCT FROM (SELECT access.person()));
CREATE POLICY web_notes ON platform.audit_pending FOR INSERT TO qs_web WITH CHECK (true);
CREATE POLICY web_reads ON platform.audit_seal FOR SELECT TO qs_web
    USING ((SELECT access.has_right('AUDIT_READ')));
GRANT SELECT, INSERT ON platform.audit_entry TO qs_web;
GRANT INSERT ON platform.audit_pending TO qs_web;
GRANT SELECT ON platform.audit_seal TO qs_web;
