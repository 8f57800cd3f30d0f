import type { AnyDecider } from '../../domain/decider.ts';
import type { Position, Recorded } from '../../domain/envelope.ts';
import { effectiveHistory } from '../../domain/history.ts';
import { instantMs } from '../instants.ts';
import type { Ledger } from '../ledger.ts';
import { shortOf } from './ids.ts';

const PAGE_FACTS = 1_000;

/** A stream folded up to a version: what deciding the next command needs. */
export interface Folded {
  readonly state: unknown;
  readonly version: number;
  /** Of the last fact; 0 for an empty stream. */
  readonly position: Position;
  /** When the last fact was recorded, in milliseconds; 0 for an empty stream. */
  readonly recordedMs: number;
  /** Short ids of the commands that recorded facts: what is not among them was never seen. */
  readonly commands: readonly number[];
}

/** The facts of a stream after a version, from the store. */
export async function readFrom(
  ledger: Ledger,
  stream: string,
  afterVersion: number,
): Promise<readonly Recorded[]> {
  const first = await ledger.read(stream, afterVersion, PAGE_FACTS);
  if (first.length < PAGE_FACTS) return first;
  const facts = [...first];
  for (let page = first; page.length === PAGE_FACTS; ) {
    page = await ledger.read(stream, afterVersion + facts.length, PAGE_FACTS);
    facts.push(...page);
  }
  return facts;
}

/** A whole stream, its corrections honoured. */
export function foldWhole(decider: AnyDecider, history: readonly Recorded[]): Folded {
  let state = decider.initial;
  for (const fact of effectiveHistory(history, decider.correction)) {
    state = decider.evolve(state, fact);
  }
  return { ...around(history, NOTHING), state };
}

/** Some more facts; undefined when one of them corrects, so that the whole must be told anew. */
export function foldOn(
  decider: AnyDecider,
  before: Folded,
  facts: readonly Recorded[],
): Folded | undefined {
  let { state } = before;
  for (const fact of facts) {
    if (decider.correction(fact) !== null) return undefined;
    state = decider.evolve(state, fact);
  }
  return { ...around(facts, before), state };
}

const NOTHING: Omit<Folded, 'state'> = { version: 0, position: 0, recordedMs: 0, commands: [] };

function around(facts: readonly Recorded[], before: Omit<Folded, 'state'>): Omit<Folded, 'state'> {
  const last = facts.at(-1);
  if (!last) return before;
  const commands = [...before.commands];
  for (const { meta } of facts) {
    const short = shortOf(meta.commandId);
    if (commands.at(-1) !== short) commands.push(short);
  }
  const recordedMs = instantMs(last.meta.recordedAt) ?? 0;
  return { version: last.version, position: last.position, recordedMs, commands };
}
