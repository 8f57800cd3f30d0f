/** What a correction of any aggregate can be refused for. */
export const CORRECTION_RULES = [
  'target-must-exist',
  'target-must-be-a-report',
  'target-must-be-in-force',
  'replacement-must-be-a-report',
  'replacement-must-be-well-formed',
  'correction-must-fit-its-kind',
  'correction-needs-approval',
  'approver-must-be-another',
  'request-must-exist',
  'request-must-be-undecided',
] as const;

export type CorrectionRule = (typeof CORRECTION_RULES)[number];
