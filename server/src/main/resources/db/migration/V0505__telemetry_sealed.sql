-- SPDX-License-Identifier: Apache-2.0
-- telemetry: packets that carry keys or passwords (commands 1014 and 1072) are stored sealed, one by one.

ALTER TABLE telemetry.quarantine_packet ADD sealed boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN telemetry.quarantine_packet.sealed IS 'the body is encrypted under the file key';
COMMENT ON COLUMN telemetry.raw_batch.sealed IS 'some packets in it carry keys; their bytes are encrypted under the file key';
COMMENT ON COLUMN telemetry.raw_batch.digest IS 'SHA-256 of the body before compression; sealed packets are sealed in it';

COMMENT ON COLUMN telemetry.command.parameters IS 'passwords and keys (NewPW, NewSK) are sealed under the file key, in hexadecimal';
