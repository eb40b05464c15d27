-- SPDX-License-Identifier: Apache-2.0
-- telemetry: partitions made ahead, and reading figures in SQL.

-- Makes one partition of a telemetry parent and moves what the default partition already holds of it.
CREATE FUNCTION telemetry.make_partition(parent text, child text, lower text, upper text, condition text)
    RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('CREATE TABLE telemetry.%I (LIKE telemetry.%I INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING STORAGE INCLUDING INDEXES)',
                   child, parent);
    EXECUTE format('ALTER TABLE telemetry.%I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', child);
    EXECUTE format('CREATE POLICY owner_moves ON telemetry.%I TO qs_owner USING (true) WITH CHECK (true)', child);
    EXECUTE format('WITH moved AS (DELETE FROM telemetry.%I WHERE %s RETURNING *) INSERT INTO telemetry.%I SELECT * FROM moved',
                   parent || '_default', condition, child);
    EXECUTE format('ALTER TABLE telemetry.%I ATTACH PARTITION telemetry.%I FOR VALUES FROM (%L) TO (%L)',
                   parent, child, lower, upper);
END $$;

-- Begin of a day in Asia/Shanghai, microseconds since 1970.
CREATE FUNCTION telemetry.micros(day date) RETURNS bigint LANGUAGE sql IMMUTABLE AS
    $$ SELECT extract(epoch FROM day::timestamp AT TIME ZONE 'Asia/Shanghai')::bigint * 1000000 $$;

-- Day partitions (Asia/Shanghai) from the given day for the given number of days; those that exist stay.
-- Samples: years before the first start get a partition each, so that back-filled data never lands in the default.
CREATE FUNCTION telemetry.ensure_partitions(first_day date, days integer)
    RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET timezone = 'Asia/Shanghai' AS $$
DECLARE
    made  integer := 0;
    d     date;
    y     integer;
    child text;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('telemetry.ensure_partitions'));
    IF NOT EXISTS (SELECT FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
                   WHERE i.inhparent = 'telemetry.sample'::regclass AND c.relname <> 'sample_default') THEN
        FOR y IN 2005 .. extract(year FROM first_day)::integer LOOP
            CONTINUE WHEN make_date(y, 1, 1) >= first_day;
            PERFORM telemetry.make_partition('sample', 'sample_y' || y, make_date(y, 1, 1)::timestamptz::text,
                least(make_date(y + 1, 1, 1), first_day)::timestamptz::text,
                format('data_time >= %L AND data_time < %L', make_date(y, 1, 1)::timestamptz,
                       least(make_date(y + 1, 1, 1), first_day)::timestamptz));
            made := made + 1;
        END LOOP;
    END IF;
    -- After a long stop the days in between get their partitions too.
    SELECT least(coalesce(max(to_date(right(c.relname, 8), 'YYYYMMDD')) + 1, first_day), first_day) INTO d
    FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
    WHERE i.inhparent = 'telemetry.sample'::regclass AND c.relname ~ '^sample_\d{8}$';
    WHILE d < first_day + days LOOP
        child := 'sample_' || to_char(d, 'YYYYMMDD');
        IF to_regclass('telemetry.' || child) IS NULL THEN
            PERFORM telemetry.make_partition('sample', child, d::timestamptz::text, (d + 1)::timestamptz::text,
                format('data_time >= %L AND data_time < %L', d::timestamptz, (d + 1)::timestamptz));
            made := made + 1;
        END IF;
        child := 'raw_batch_' || to_char(d, 'YYYYMMDD');
        IF to_regclass('telemetry.' || child) IS NULL THEN
            PERFORM telemetry.make_partition('raw_batch', child, telemetry.micros(d)::text, telemetry.micros(d + 1)::text,
                format('id >= %s AND id < %s', telemetry.micros(d), telemetry.micros(d + 1)));
            made := made + 1;
        END IF;
        d := d + 1;
    END LOOP;
    RETURN made;
END $$;
REVOKE ALL ON FUNCTION telemetry.make_partition(text, text, text, text, text) FROM PUBLIC;
REVOKE ALL ON FUNCTION telemetry.ensure_partitions(date, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION telemetry.ensure_partitions(date, integer) TO qs_ingest;

-- The numbers of a sample, in the order of its layout's items that are no flags; null where the device sent no number.
CREATE FUNCTION telemetry.figures(packed bytea) RETURNS numeric[]
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    numbers  numeric[] := '{}';
    at       integer := 0;
    scale    integer;
    octet    integer;
    shift    integer;
    zigzag   numeric;
    unscaled numeric;
BEGIN
    WHILE at < length(packed) LOOP
        scale := get_byte(packed, at);
        at := at + 1;
        IF scale = 255 THEN
            numbers := numbers || NULL::numeric;
            CONTINUE;
        END IF;
        zigzag := 0;
        shift := 0;
        LOOP
            octet := get_byte(packed, at);
            at := at + 1;
            zigzag := zigzag + (octet & 127) * trunc(power(2::numeric, shift));
            EXIT WHEN octet < 128;
            shift := shift + 7;
        END LOOP;
        unscaled := CASE WHEN mod(zigzag, 2) = 0 THEN zigzag / 2 ELSE -(zigzag + 1) / 2 END;
        numbers := numbers || round(unscaled / power(10::numeric, scale), scale);
    END LOOP;
    RETURN numbers;
END $$;
GRANT EXECUTE ON FUNCTION telemetry.figures(bytea) TO qs_ingest, qs_web, qs_reader;
