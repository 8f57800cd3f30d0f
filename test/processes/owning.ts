import type { ShipmentFactOf } from '../../src/domain/shipment/facts.ts';
import { PLAN } from '../support/controls.ts';
import type { openCompany, Sending } from './company.ts';
import { sending } from './trips.ts';

// Shipments of the same goods, that tell of codes which only one of them may have.

/** A line of the plan of the tests, as reports name it. */
export function goodsOf(line: string): { readonly order: string; readonly line: string } {
  return { order: PLAN.lines[0]?.order ?? '', line };
}

/** Five pumps and three metres of cable, or more pumps. */
export function planOf(stream: string, pumps = 5): Sending {
  const lines = PLAN.lines.map((line) => (line.line === '10' ? { ...line, qty: pumps } : line));
  return sending(stream, '06:00', 'PlanShipment', { ...PLAN, lines });
}

type Raised = ShipmentFactOf<'ExceptionRaised'>['data'];

/** The exceptions of a shipment in words, in their order. */
export async function raisedIn(
  company: Pick<ReturnType<typeof openCompany>, 'facts'>,
  stream: string,
): Promise<readonly string[]> {
  const facts = await company.facts(stream);
  return facts.flatMap(({ type, data }) => {
    if (type !== 'ExceptionRaised') return [];
    const { kind, severity, responsible, note } = data as Raised;
    return `${stream.slice('shipment-'.length)} ${kind} ${severity} ${responsible}: ${note}`;
  });
}
