import { type Refusal, refuse } from '../decider.ts';

/** Without dashes, so that it can stand before a subject's stream in the name of another. */
const SUBSCRIPTION = /^[a-z0-9][a-z0-9_]{1,23}$/;

/** 2 to 24 lower-case letters, digits and underscores: `erp_1000`. */
export function subscriptionIdOf(text: string): string | Refusal<'id-must-be-well-formed'> {
  const id = text.trim().toLowerCase();
  return SUBSCRIPTION.test(id) ? id : refuse('id-must-be-well-formed', { id: text });
}
