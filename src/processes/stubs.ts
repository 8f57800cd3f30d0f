import type { Recorded } from '../domain/envelope.ts';
import { masterStream } from '../domain/master/code.ts';
import {
  codesInOrder,
  codesInPlan,
  type NamedCode,
  sourceOfOrder,
} from '../domain/master/named.ts';
import { refusesUnknownCodes } from '../domain/master/sources.ts';
import type { OrderBody } from '../domain/order/amendment.ts';
import type { ShipmentFactOf } from '../domain/shipment/facts.ts';
import { about, type FollowUp, type Look, type Process, stateBefore } from './process.ts';

type Plan = ShipmentFactOf<'ShipmentPlanned'>['data'];

/**
 * Codes that nobody has on file become stubs, to be found and completed. A source whose policy
 * refuses unknown codes makes none, and neither does what was imported as history. A text too long
 * for a key has no stub.
 */
export const stubs: Process = {
  name: 'stubs',
  on: {
    OrderReceived: about('order', inOrder),
    OrderAmended: about('order', inOrder),
    ShipmentPlanned: about('shipment', inPlan),
  },
};

async function inOrder(fact: Recorded, look: Look): Promise<readonly FollowUp[]> {
  const order = fact.data as OrderBody;
  if (isHistory(fact) || (await refusesUnknown(order.source, fact, look))) return [];
  return stubsFor(fact, [
    { kind: 'source', code: order.source, path: 'source' },
    ...codesInOrder(order),
  ]);
}

/** Where its orders' sources refuse unknown codes, only what we have chosen ourselves is left. */
async function inPlan(fact: Recorded, look: Look): Promise<readonly FollowUp[]> {
  if (isHistory(fact)) return [];
  const plan = fact.data as Plan;
  const sources = new Set(plan.lines.map(({ order }) => sourceOfOrder(order) ?? ''));
  const refusals = await Promise.all(
    [...sources].map((source) => refusesUnknown(source, fact, look)),
  );
  const refuses = refusals.includes(true);
  const codes = codesInPlan(plan);
  return stubsFor(fact, refuses ? codes.filter(({ path }) => OURS.has(path)) : codes);
}

const OURS: ReadonlySet<string> = new Set(['from', 'carrier']);

async function refusesUnknown(source: string, fact: Recorded, look: Look): Promise<boolean> {
  const stream = masterStream('source', source);
  if (stream === undefined) return false;
  return refusesUnknownCodes(await stateBefore(look, stream, fact), fact.meta.occurredAt);
}

function stubsFor(fact: Recorded, codes: readonly NamedCode[]): readonly FollowUp[] {
  const streams = new Map<string, string>();
  for (const { kind, code } of codes) {
    const stream = masterStream(kind, code);
    if (stream !== undefined) streams.set(stream, `${kind} ${code}`);
  }
  const data = { seenIn: fact.stream };
  return [...streams].map(([stream, step]) => ({ step, stream, command: 'EnsureKnown', data }));
}

/** What somebody tells of the past, and what was made up to tell it. */
function isHistory({ meta }: Recorded): boolean {
  const { timeQuality, capture } = meta;
  return timeQuality === 'import' || (timeQuality === 'derived' && capture === 'import');
}
