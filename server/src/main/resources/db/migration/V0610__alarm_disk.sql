-- SPDX-License-Identifier: Apache-2.0
-- alarm: the disk of the installation is a condition of its own; its event belongs to the topmost region.

INSERT INTO alarm.condition (kind, severity, auto_close, promotable, position) VALUES ('disk', 4, true, false, 100);
