-- SPDX-License-Identifier: Apache-2.0
-- telemetry: batches of a closed hour are folded into one row; pointers (batch, ordinal) stay as they are.

ALTER TABLE telemetry.raw_batch ADD last_id bigint;
COMMENT ON COLUMN telemetry.raw_batch.last_id IS
    'null = one batch; else the row is a fold: it holds all batches from id to last_id, which are of one hour';
COMMENT ON COLUMN telemetry.raw_batch.devices IS 'internal ids of the devices in it, ascending, each once; empty in a fold';
CREATE INDEX raw_batch_loose ON telemetry.raw_batch (id) WHERE last_id IS NULL AND NOT sealed;

-- Puts a fold in the place of its batches; the only way by which a row of raw_batch goes. Refuses an hour that may still grow
-- and a fold that does not hold exactly what it replaces.
CREATE FUNCTION telemetry.fold_raw(first bigint, last bigint, members integer, arrival_from timestamptz, arrival_to timestamptz,
                                   packets integer, length integer, digest bytea, body bytea)
    RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    micros_of_hour CONSTANT bigint := 3600000000;
    gone_members integer;
    gone_packets bigint;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('telemetry.fold_raw'));
    IF first / micros_of_hour <> last / micros_of_hour
        OR last / micros_of_hour >= (SELECT b.id / micros_of_hour FROM telemetry.raw_batch b ORDER BY b.id DESC LIMIT 1) THEN
        RAISE EXCEPTION 'the batches from % to % are not of one closed hour', first, last;
    END IF;
    WITH gone AS (
        DELETE FROM telemetry.raw_batch b WHERE b.id BETWEEN $1 AND $2 AND b.last_id IS NULL AND NOT b.sealed RETURNING b.packets)
    SELECT count(*), sum(gone.packets) INTO gone_members, gone_packets FROM gone;
    IF gone_members <> $3 OR gone_packets <> $6
        OR EXISTS (SELECT FROM telemetry.raw_batch b WHERE b.id BETWEEN $1 AND $2) THEN
        RAISE EXCEPTION 'a fold of % batches with % packets cannot replace % batches with %', $3, $6, gone_members, gone_packets;
    END IF;
    INSERT INTO telemetry.raw_batch (id, last_id, arrival_from, arrival_to, packets, length, dictionary, devices, digest, body)
    VALUES ($1, $2, $4, $5, $6, $7, 0, '{}', $8, $9);
END $$;
REVOKE ALL ON FUNCTION telemetry.fold_raw(bigint, bigint, integer, timestamptz, timestamptz, integer, integer, bytea, bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION telemetry.fold_raw(bigint, bigint, integer, timestamptz, timestamptz, integer, integer, bytea, bytea) TO qs_ingest;
