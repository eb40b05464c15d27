-- SPDX-License-Identifier: Apache-2.0
-- telemetry: when a gap that was asked for in vain was settled after all, and who gave a command by name.

ALTER TABLE telemetry.command ADD COLUMN settled_at timestamptz;
ALTER TABLE telemetry.command ADD COLUMN person_name text NOT NULL DEFAULT '';
COMMENT ON COLUMN telemetry.command.settled_at IS 'a gap asked for in vain was filled, or a later request of the kind answered';
CREATE INDEX command_unsettled ON telemetry.command (device)
    WHERE origin = 'gap' AND settled_at IS NULL AND state IN ('refused', 'failed', 'timed_out');
