import type { Recorded } from '../domain/envelope.ts';
import { effectiveHistory } from '../domain/history.ts';
import { streamOf } from '../domain/ids.ts';
import type { OrderState } from '../domain/order/state.ts';
import type { Notification } from '../domain/outbox/decider.ts';
import type { OutboxParts } from '../domain/outbox/id.ts';
import { shipment } from '../domain/shipment/decider.ts';
import type { ShipmentFact, ShipmentFactOf } from '../domain/shipment/facts.ts';
import { stageOf } from '../domain/shipment/stage.ts';
import type { ShipmentState } from '../domain/shipment/state.ts';
import type { States } from '../ledger/states.ts';
import { inUtc } from '../projections/occurrence.ts';
import { headAfter, headOf, type ShipmentHead } from '../projections/shipment-head.ts';

/**
 * What the receiver gets, as JSON: `{ type, timestamp, data }`. It is made from the ledger as it
 * stood at the fact, so every try says the same; it names nobody, and refers to no person.
 * `timestamp` is when the fact happened, in UTC.
 */
export async function bodyOf(
  states: States,
  { category, id }: OutboxParts,
  { event, version, position }: Notification,
): Promise<string> {
  const stream = streamOf(category, id);
  const facts = await states.facts(stream);
  const fact = facts[version - 1];
  if (!fact) throw new Error(`${stream} has no fact ${version}`);
  const head =
    category === 'shipment'
      ? await shipmentIn(states, facts.slice(0, version))
      : await orderIn(states, stream, version);
  const { occurredAt, recordedAt } = fact.meta;
  return JSON.stringify({
    type: event,
    timestamp: inUtc(occurredAt),
    data: {
      event,
      [category]: id,
      position,
      fact: { id: fact.id, type: fact.type, version, occurredAt, recordedAt },
      ...head,
    },
  });
}

/** The head of its card and its stage, corrections honoured. */
async function shipmentIn(
  states: States,
  facts: readonly Recorded[],
): Promise<{ readonly stage?: string; readonly head?: Omit<ShipmentHead, 'shipment'> }> {
  const last = facts.at(-1);
  const state = last && (await states.state<ShipmentState>(last.stream, last.version));
  let head: ShipmentHead | undefined;
  const told = effectiveHistory(facts as readonly Recorded<ShipmentFact>[], shipment.correction);
  for (const fact of told) {
    if (fact.type === 'ShipmentPlanned') head = headOf(fact as Recorded<Planned>);
    else if (head) head = { ...head, ...headAfter(head, fact) };
  }
  if (!state || !head) return {};
  const { shipment: _, ...rest } = head;
  return { stage: stageOf(state.progress), head: rest };
}

type Planned = ShipmentFactOf<'ShipmentPlanned'>;

async function orderIn(states: States, stream: string, version: number): Promise<object> {
  const state = await states.state<OrderState>(stream, version);
  if (!state?.body) return {};
  const { source, number, customer, project, division, sourceVersion } = state.body;
  return { head: { source, number, sourceVersion, customer, project, division } };
}
