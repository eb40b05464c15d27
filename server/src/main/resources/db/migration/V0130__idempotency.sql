-- SPDX-License-Identifier: Apache-2.0
-- Answers to requests that carried an Idempotency-Key, so that a request sent twice is done once. Kept for a day.
CREATE TABLE platform.idempotency (
    person_id     integer     NOT NULL,
    key           text        NOT NULL,
    digest        bytea       NOT NULL,
    process       uuid        NOT NULL,
    begun_at      timestamptz NOT NULL,
    status        smallint,
    content_type  text,
    answer_sealed bytea,
    PRIMARY KEY (person_id, key)
);
CREATE INDEX idempotency_begun ON platform.idempotency (begun_at);
COMMENT ON COLUMN platform.idempotency.digest IS 'SHA-256 of method, address and body';
COMMENT ON COLUMN platform.idempotency.process IS 'who works on it; without a status from another process its outcome is not known';
COMMENT ON COLUMN platform.idempotency.answer_sealed IS 'an answer may hold a one-time password, hence sealed';

CALL platform.protect('platform.idempotency');
