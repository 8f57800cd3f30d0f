export const SEVERITIES = ['info', 'warning', 'critical'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Why an alert is over: what it told of is, or the subject itself has come to its end. */
export const CLEARED_WHY = ['condition-ended', 'subject-ended'] as const;
export type ClearedWhy = (typeof CLEARED_WHY)[number];
