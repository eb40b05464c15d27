/**
 * What an enterprise may say about its hours (working conditions and anomalies of the monitor, MEE Announcement 2022
 * No. 21), and what the bureau may decide about them.
 */
export const markKinds = [
  'STOPPED',
  'START_UP',
  'SHUT_DOWN',
  'DRYING',
  'COOLING',
  'BANKED_FIRE',
  'OFF_GRID',
  'FAULT',
  'ACCIDENT',
  'CALIBRATION',
  'MAINTENANCE',
  'MONITOR_FAULT',
  'STANDARD_CHECK',
  'COMMUNICATION',
  'NORMAL'
] as const

export const rulingKinds = [
  'RULED_INVALID',
  'RULED_VALID',
  'RULED_NOT_JUDGED',
  'RULED_NOT_DUE',
  'RULED_COMPUTED',
  'RULED_DEVICE'
] as const
