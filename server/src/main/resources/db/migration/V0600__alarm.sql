-- SPDX-License-Identifier: Apache-2.0
-- alarm: conditions with their parameters as data, one open event per cause, the chain of acts.


-- One row per condition kind the pipeline knows; what people may change about it is data.
CREATE TABLE alarm.condition (
    kind       text PRIMARY KEY CHECK (kind ~ '^[a-z0-9][a-z0-9-]*$'),
    severity   smallint NOT NULL CHECK (severity BETWEEN 1 AND 4),
    auto_close boolean NOT NULL DEFAULT false,
    promotable boolean NOT NULL DEFAULT false,
    enabled    boolean NOT NULL DEFAULT true,
    position   smallint NOT NULL,
    version    integer NOT NULL DEFAULT 1,
    changed_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON COLUMN alarm.condition.auto_close IS 'the event closes by itself when its cause is over (offline, missing)';
COMMENT ON COLUMN alarm.condition.promotable IS 'many devices of a region at once become one event of the network or region';

-- Dated values, seeded with the pipeline's table; the most special row wins (point and factor, point, factor, medium, all).
CREATE TABLE alarm.parameter (
    id            integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    public_id     uuid NOT NULL UNIQUE DEFAULT uuidv7(),
    kind          text NOT NULL,
    key           text NOT NULL,
    medium        text,
    factor        text,
    point_id      integer REFERENCES registry.point (id),
    value         numeric NOT NULL,
    default_value numeric,
    unit          text NOT NULL DEFAULT '',
    certainty     text NOT NULL CHECK (certainty IN ('read', 'reported', 'unverified', 'own')),
    valid_from    timestamptz,
    valid_to      timestamptz,
    person_name   text NOT NULL DEFAULT '',
    reason        text NOT NULL DEFAULT '',
    changed_at    timestamptz NOT NULL DEFAULT now(),
    version       integer NOT NULL DEFAULT 1,
    CHECK (valid_from IS NULL OR valid_to IS NULL OR valid_from < valid_to)
);
CREATE UNIQUE INDEX parameter_key ON alarm.parameter (kind, key, medium, factor, point_id, valid_from) NULLS NOT DISTINCT;
COMMENT ON COLUMN alarm.parameter.kind IS 'a condition, or a group of the pipeline such as window or range';
COMMENT ON COLUMN alarm.parameter.certainty IS
    'read in the standard, reported by others, unverified (known in the trade), own (ours); screens show all but read as not confirmed';

-- Alarms of one cause. Cause = (kind, subject, factor group).
CREATE TABLE alarm.event (
    id              integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    public_id       uuid NOT NULL UNIQUE DEFAULT uuidv7(),
    kind            text NOT NULL REFERENCES alarm.condition (kind),
    subject_kind    text NOT NULL CHECK (subject_kind IN ('point', 'device', 'network', 'region', 'system')),
    subject_id      integer NOT NULL,
    factor_group    text NOT NULL DEFAULT '',
    state           text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'closed')),
    severity        smallint NOT NULL CHECK (severity BETWEEN 1 AND 4),
    region_id       integer,
    enterprise_id   integer,
    point_id        integer,
    device_id       integer,
    began_at        timestamptz NOT NULL,
    last_at         timestamptz NOT NULL,
    raised_at       timestamptz NOT NULL,
    cleared_at      timestamptz,
    acknowledged_at timestamptz,
    acknowledged_by text,
    closed_at       timestamptz,
    late            boolean NOT NULL,
    outcome         text NOT NULL DEFAULT 'unknown' CHECK (outcome IN ('unknown', 'real', 'false')),
    false_cause     text,
    promoted_to     integer REFERENCES alarm.event (id),
    message_code    text NOT NULL,
    message_params  jsonb NOT NULL DEFAULT '{}',
    occurrences     integer NOT NULL DEFAULT 1,
    version         integer NOT NULL DEFAULT 1,
    CHECK ((state = 'closed') = (closed_at IS NOT NULL))
);
-- The heart of the room: never two open events of one cause.
CREATE UNIQUE INDEX event_one_open_per_cause ON alarm.event (kind, subject_kind, subject_id, factor_group)
    WHERE state = 'open';
CREATE INDEX event_worst_first ON alarm.event (state, severity DESC, last_at DESC, id DESC);
CREATE INDEX event_point ON alarm.event (point_id, last_at DESC);
CREATE INDEX event_raised ON alarm.event (kind, raised_at);

-- One row per stretch of a condition that was attached to an event.
CREATE TABLE alarm.occurrence (
    id           integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_id     integer NOT NULL REFERENCES alarm.event (id),
    kind         text NOT NULL,
    subject_kind text NOT NULL,
    subject_id   integer NOT NULL,
    factor_group text NOT NULL,
    factor       text NOT NULL DEFAULT '',
    began_at     timestamptz NOT NULL,
    last_at      timestamptz NOT NULL,
    ended_at     timestamptz,
    severity     smallint NOT NULL,
    late         boolean NOT NULL,
    facts_code   text NOT NULL,
    facts        jsonb NOT NULL DEFAULT '{}',
    UNIQUE (kind, subject_kind, subject_id, factor_group, factor, began_at)
);
CREATE INDEX occurrence_event ON alarm.occurrence (event_id, began_at);

-- What was done about an event, by whom; append-only.
CREATE TABLE alarm.act (
    id          integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    public_id   uuid NOT NULL UNIQUE DEFAULT uuidv7(),
    event_id    integer NOT NULL REFERENCES alarm.event (id),
    at          timestamptz NOT NULL,
    act         text NOT NULL CHECK (act IN ('raised', 'raised-again', 'cleared', 'promoted', 'joined', 'acknowledged',
                                             'noted', 'marked-false', 'closed', 'closed-by-itself')),
    person_id   integer,
    person_name text NOT NULL DEFAULT '',
    cause       text,
    note        text NOT NULL DEFAULT ''
);
CREATE INDEX act_event ON alarm.act (event_id, id);

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY ['condition', 'parameter', 'event', 'occurrence', 'act']
    LOOP
        EXECUTE format('ALTER TABLE alarm.%I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE alarm.%I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY owner_all ON alarm.%I TO qs_owner USING (true) WITH CHECK (true)', name);
        EXECUTE format('CREATE POLICY ingest_all ON alarm.%I TO qs_ingest USING (true) WITH CHECK (true)', name);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON alarm.%I TO qs_ingest', name);
    END LOOP;
END
$$;

GRANT SELECT, UPDATE ON alarm.condition TO qs_web;
CREATE POLICY web_read ON alarm.condition FOR SELECT TO qs_web USING ((SELECT access.person()) IS NOT NULL);
CREATE POLICY web_change ON alarm.condition FOR UPDATE TO qs_web
    USING ((SELECT access.has_right('REGISTRY_EDIT')));

GRANT SELECT, INSERT, UPDATE ON alarm.parameter TO qs_web;
CREATE POLICY web_read ON alarm.parameter FOR SELECT TO qs_web
    USING ((point_id IS NULL AND (SELECT access.person()) IS NOT NULL) OR EXISTS (SELECT FROM registry.point p WHERE p.id = parameter.point_id));
CREATE POLICY web_add ON alarm.parameter FOR INSERT TO qs_web
    WITH CHECK ((SELECT access.has_right('REGISTRY_EDIT'))
        AND (point_id IS NULL OR EXISTS (SELECT FROM registry.point p WHERE p.id = parameter.point_id)));
CREATE POLICY web_change ON alarm.parameter FOR UPDATE TO qs_web
    USING ((SELECT access.has_right('REGISTRY_EDIT'))
        AND (point_id IS NULL OR EXISTS (SELECT FROM registry.point p WHERE p.id = parameter.point_id)));

-- An event carries its object's present region; whoever sees the object sees the event.
GRANT SELECT, UPDATE ON alarm.event TO qs_web;
CREATE POLICY web_read ON alarm.event FOR SELECT TO qs_web
    USING (region_id = ANY ((SELECT access.regions())::int[])
        OR enterprise_id = ANY ((SELECT access.enterprises())::int[]));
CREATE POLICY web_change ON alarm.event FOR UPDATE TO qs_web
    USING ((SELECT access.has_right('EVENT_HANDLE'))
        AND (region_id = ANY ((SELECT access.regions())::int[])
            OR enterprise_id = ANY ((SELECT access.enterprises())::int[])));

GRANT SELECT ON alarm.occurrence TO qs_web;
CREATE POLICY web_read ON alarm.occurrence FOR SELECT TO qs_web
    USING (EXISTS (SELECT FROM alarm.event e WHERE e.id = occurrence.event_id));

GRANT SELECT, INSERT ON alarm.act TO qs_web;
CREATE POLICY web_read ON alarm.act FOR SELECT TO qs_web
    USING (EXISTS (SELECT FROM alarm.event e WHERE e.id = act.event_id));
CREATE POLICY web_add ON alarm.act FOR INSERT TO qs_web
    WITH CHECK ((SELECT access.has_right('EVENT_HANDLE'))
        AND EXISTS (SELECT FROM alarm.event e WHERE e.id = act.event_id));
