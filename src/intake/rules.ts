/**
 * What can be wrong with a command before any decider sees it. These names are part of every
 * error answer; add, never rename. `src/wording/` says each in words.
 */
export const INTAKE_RULES = [
  'stream-must-be-known',
  'command-must-be-known',
  'field-is-required',
  'field-is-unknown',
  'field-name-is-reserved',
  'must-be-text',
  'must-be-well-formed-text',
  'must-be-a-number',
  'must-be-a-whole-number',
  'must-be-true-or-false',
  'must-be-a-list',
  'must-be-an-object',
  'must-be-plain-json',
  'must-not-be-nested-so-deeply',
  'must-be-one-of',
  'must-not-be-empty',
  'must-have-at-least-characters',
  'must-have-at-most-characters',
  'must-have-at-least-entries',
  'must-have-at-most-entries',
  'must-be-at-least',
  'must-be-more-than',
  'must-be-at-most',
  'must-be-less-than',
  'quantity-must-be-positive',
  'quantity-has-too-many-decimals',
  'must-be-an-instant',
  'must-be-a-uuid',
  'must-be-a-unit-of-measure',
  'must-be-a-subject-reference',
  'must-have-the-right-form',
  'occurred-at-must-not-be-far-ahead',
  'facts-must-fit-the-ledger',
] as const;

export type IntakeRule = (typeof INTAKE_RULES)[number];
