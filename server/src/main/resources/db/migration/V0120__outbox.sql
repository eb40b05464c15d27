-- One row per event and listener, written in the transaction that caused the event.
CREATE TABLE platform.outbox (
    id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_id   uuid        NOT NULL,
    listener   text        NOT NULL,
    type       text        NOT NULL,
    key        text        NOT NULL,
    payload    text        NOT NULL,
    created_at timestamptz NOT NULL,
    attempts   integer     NOT NULL DEFAULT 0,
    due_at     timestamptz NOT NULL,
    dead       boolean     NOT NULL DEFAULT false,
    error      text,
    UNIQUE (event_id, listener)
);
CREATE INDEX outbox_order ON platform.outbox (listener, key, id) WHERE NOT dead;

CALL platform.protect('platform.outbox');
CREATE POLICY web_publishes ON platform.outbox FOR INSERT TO qs_web WITH CHECK (true);
GRANT INSERT ON platform.outbox TO qs_web;
