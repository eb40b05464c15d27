-- SPDX-License-Identifier: Apache-2.0
-- alarm: a gap that its device does not fill when asked is a condition of its own.

INSERT INTO alarm.condition (kind, severity, auto_close, promotable, position)
VALUES ('back-fill-unanswered', 2, true, false, 90);
