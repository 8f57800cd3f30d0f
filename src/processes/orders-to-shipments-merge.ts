import type { Recorded } from '../domain/envelope.ts';
import { streamOf } from '../domain/ids.ts';
import type { OrderFactOf } from '../domain/order/facts.ts';
import { goAnotherWay } from '../domain/order/same-way.ts';
import type { ShipmentState } from '../domain/shipment/state.ts';
import { toShipment } from './orders-to-shipments-asks.ts';
import type { FollowUp, Look } from './process.ts';

/** The target takes the goods first; the source is asked to let them go once that is told. */
export async function merging(
  fact: Recorded,
  look: Look,
  order: string,
): Promise<readonly FollowUp[]> {
  const data = fact.data as OrderFactOf<'MergeRequested'>['data'];
  const { from, to, lines, reason = fact.type } = data;
  const rows = lines.map(({ total, qty: _, ...line }) => ({ order, ...line, qty: total }));
  const amend = toShipment('take', to, 'AmendShipment', { lines: rows, reason });
  if (await isAnswered(fact, amend, look)) return [amend];
  const [source, target] = await Promise.all(
    [from, to].map((shipment) => look.state<ShipmentState>(streamOf('shipment', shipment))),
  );
  const apart = goAnotherWay({ from, to }, source, target);
  return apart ? [refusedFor(fact, amend, apart.refused, { from, to })] : [amend];
}

/** Nobody else can say it: neither the order nor the target knows where the other one goes. */
function refusedFor(
  { id: cause, stream: order }: Recorded,
  { step, stream, command }: FollowUp,
  rule: string,
  params: object,
): FollowUp {
  const data = { cause, process: 'orders-to-shipments', step, stream, command, rule, params };
  return { step: 'apart', stream: order, command: 'RecordRefusedFollowUp', data };
}

/**
 * By the target, which took the goods or refused them before the process was stopped, perhaps;
 * then that stands whatever has changed since.
 */
async function isAnswered(
  { id, stream: order, version }: Recorded,
  { stream }: FollowUp,
  look: Look,
): Promise<boolean> {
  const [taken, told] = await Promise.all([look.facts(stream), look.facts(order, version)]);
  return (
    taken.some(({ meta }) => meta.causationId === id) ||
    told.some(
      ({ type, data }) => type === 'FollowUpRefused' && 'cause' in data && data.cause === id,
    )
  );
}
