import { type Refusal, refuse } from '../decider.ts';
import { code } from '../words.ts';

const TRIP = /^[A-Z0-9][A-Z0-9-]{2,39}$/;

/**
 * The key of a trip 车次: upper case, 3 to 40 letters, digits and dashes. Unlike a shipment's, it
 * is never read off a label, so dashes tell trips apart: they are kept as its planner writes them.
 */
export function tripIdOf(text: string): string | Refusal<'id-must-be-well-formed'> {
  const id = text.trim().toUpperCase();
  return TRIP.test(id) ? id : refuse('id-must-be-well-formed', { id: text });
}

/**
 * A trip as commands about shipments name it, in its one spelling. Trucks that nobody plans as
 * trips go by any name.
 */
export const tripNameSchema = code.transform((text) => {
  const id = tripIdOf(text);
  return typeof id === 'string' ? id : text;
});
