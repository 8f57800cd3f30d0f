import { shipment } from '../domain/shipment/decider.ts';
import { say } from '../wording/rules.ts';
import { type Context, EXIT, Failure } from './command.ts';

/** The shipment that a person means, whatever spelling they use; a wrong check symbol is said. */
export function givenShipment(typed: string, { locale }: Pick<Context, 'locale'>): string {
  const id = shipment.idOf(typed);
  if (typeof id === 'string') return id;
  throw new Failure(EXIT.wrong, say(id.refused, id.params, locale), { code: id.refused });
}
