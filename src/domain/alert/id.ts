import { type Refusal, refuse } from '../decider.ts';

const ALERT = /^[a-z][a-z0-9-]{1,39}:[a-z]+-\P{Cc}{1,300}$/u;

/** `<rule>:<the subject's stream>`, such as `report-with-deviations:shipment-PS…`. */
export function alertIdOf(text: string): string | Refusal<'id-must-be-well-formed'> {
  const id = text.trim();
  return ALERT.test(id) ? id : refuse('id-must-be-well-formed', { id: text });
}
