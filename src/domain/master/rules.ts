/** Every rule that can say no to a command about master data; the names are part of answers. */
export const MASTER_RULES = [
  'id-must-be-well-formed',
  'master-must-be-known',
  'master-version-is-taken',
  'entry-must-be-listed-once',
  'record-must-not-name-itself',
  'conversion-must-be-to-another-unit',
  'unit-must-be-of-product',
  'shifts-must-not-overlap',
  'day-must-be-holiday-or-worked',
] as const;

export type MasterRule = (typeof MASTER_RULES)[number];
