import type { AnyDecider } from '../../domain/decider.ts';
import type { Recorded } from '../../domain/envelope.ts';
import { inOrder } from '../../intake/in-order.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { jsonRows } from '../ndjson.ts';
import {
  type Done,
  type ImportOptions,
  type Place,
  type Refused,
  type Summary,
  summed,
} from '../summary.ts';
import { checkedFact } from './check.ts';
import { recorderOf, type Verdict } from './recorder.ts';

const IN_FLIGHT_UNITS = 256;
const UNIT_FACTS_MAX = 2_000;

/** Lines that were one append once and are one again, or one line that is no fact. */
type Unit =
  | { readonly facts: readonly Recorded[]; readonly places: readonly Place[] }
  | { readonly why: readonly Refused[]; readonly places: readonly Place[] };

/**
 * Imports facts as they were exported, one a line: ids, versions, times and the order of every
 * stream stay, positions are this ledger's. Neighbouring facts of one command are recorded
 * together or not at all. A fact that is here already is repeated; one that is here otherwise,
 * or that its stream is not ready for, is refused.
 */
export async function importFacts(
  bytes: AsyncIterable<Uint8Array>,
  to: { readonly ledger: Ledger; readonly aggregates: ReadonlyMap<string, AnyDecider> },
  options: ImportOptions,
): Promise<Summary> {
  const record = recorderOf(to.ledger, (await to.ledger.head()) === 0);
  async function carryOut(unit: Unit): Promise<readonly Done[]> {
    if ('why' in unit) return unit.places.map((place) => refused(place, unit.why));
    const verdicts = await record(unit.facts);
    return unit.places.map((place, index) => done(place, unit.facts[index], verdicts[index]));
  }
  const units = unitsOf(bytes, to.aggregates, options.signal);
  return summed(flat(inOrder(units, carryOut, IN_FLIGHT_UNITS)), options);
}

async function* unitsOf(
  bytes: AsyncIterable<Uint8Array>,
  aggregates: ReadonlyMap<string, AnyDecider>,
  signal: AbortSignal,
): AsyncGenerator<readonly Unit[], void, undefined> {
  const open = openUnit();
  for await (const rows of jsonRows(bytes, signal)) {
    const units: Unit[] = [];
    for (const { line, read, value, why } of rows) {
      const checked = why ?? checkedFact(value, aggregates);
      if ('id' in checked) units.push(...open.take(checked, { line, read }));
      else units.push(...open.close(), { why: checked, places: [{ line, read }] });
    }
    yield units;
  }
  yield open.close();
}

/** The unit that the next line may still belong to; it is given out once it is whole. */
function openUnit() {
  let facts: Recorded[] = [];
  let places: Place[] = [];
  function close(): readonly Unit[] {
    if (facts.length === 0) return [];
    const whole = { facts, places };
    facts = [];
    places = [];
    return [whole];
  }
  function take(fact: Recorded, place: Place): readonly Unit[] {
    const last = facts.at(-1);
    const isNext = last && goesOn(last, fact) && facts.length < UNIT_FACTS_MAX;
    const before = isNext ? [] : close();
    facts.push(fact);
    places.push(place);
    return before;
  }
  return { take, close };
}

function goesOn(last: Recorded, next: Recorded): boolean {
  const sameStream = last.stream === next.stream && last.version + 1 === next.version;
  return sameStream && last.meta.commandId === next.meta.commandId;
}

function done(place: Place, fact: Recorded | undefined, verdict: Verdict | undefined): Done {
  if (!fact || !verdict) throw new Error(`line ${place.line} got no answer`);
  if (verdict === 'repeated') return { ...place, became: { kind: 'repeated' } };
  if (verdict !== 'recorded') return refused(place, [verdict]);
  return { ...place, became: { kind: 'recorded', facts: 1, streams: [fact.stream] } };
}

function refused(place: Place, why: readonly Refused[]): Done {
  return { ...place, became: { kind: 'refused', why } };
}

async function* flat<T>(
  lists: AsyncIterable<readonly (readonly T[])[]>,
): AsyncGenerator<readonly T[], void, undefined> {
  for await (const list of lists) yield list.flat();
}
