/** What an enterprise may say about its hours, and what the bureau may decide about them. */
export const markKinds = ['stopped', 'fault', 'calibration', 'maintenance', 'start-stop', 'other'] as const
export const rulingKinds = ['valid', 'invalid', 'stopped', 'substituted'] as const
