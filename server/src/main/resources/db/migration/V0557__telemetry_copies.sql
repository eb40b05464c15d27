-- SPDX-License-Identifier: Apache-2.0
-- Where the comparison of points stands: states of the condition "copy" after the last day that was compared.

CREATE TABLE telemetry.copy_check (
    point_id integer PRIMARY KEY,
    states   jsonb NOT NULL
);
CALL platform.protect('telemetry.copy_check');
