-- The number of events set aside is asked for each second; it must not read those that were delivered.
CREATE INDEX outbox_dead ON platform.outbox (id) WHERE dead;
