import type { AnyDecider } from '../domain/decider.ts';
import type { Recorded } from '../domain/envelope.ts';
import { type Folded, foldOn, foldWhole } from './execute/history.ts';
import { openStateCache, type StateCache } from './execute/state-cache.ts';
import type { Ledger } from './ledger.ts';

const LATEST_BYTES_MAX = 16 * 1024 * 1024;
/** Of each that asks for its own past: a few of the largest shipments. */
const PAST_BYTES_MAX = 8 * 1024 * 1024;
const PAGE_FACTS = 1_000;
const TO_THE_END = Number.POSITIVE_INFINITY;

/** How subjects stand, for those who look before they send a command or let one in. */
export interface States {
  /**
   * A subject's state as its decider folds it, corrections honoured: those recorded up to
   * `throughVersion`, or all there are. Undefined for a stream without facts or of an unknown
   * category. Never older than the last append that was acknowledged before the call.
   */
  state<S>(stream: string, throughVersion?: number): Promise<S | undefined>;
  /** A stream's facts after a version, by default from the first one on. */
  facts(stream: string, afterVersion?: number): Promise<readonly Recorded[]>;
  /**
   * The same for one more that goes through history at its own pace. Two that share what was
   * folded of the past have every stream folded anew, as the one behind asks for it.
   */
  apart(): States;
}

/** Folds from the ledger; what was folded before is only read on. */
export function createStates(
  ledger: Pick<Ledger, 'read'>,
  deciders: ReadonlyMap<string, AnyDecider>,
): States {
  return withPast(ledger, deciders, openStateCache(LATEST_BYTES_MAX));
}

/** What was folded through a version is kept apart: who asks for the latest never goes back. */
function withPast(
  ledger: Pick<Ledger, 'read'>,
  deciders: ReadonlyMap<string, AnyDecider>,
  latest: StateCache,
): States {
  const past = openStateCache(PAST_BYTES_MAX);
  return {
    async state<S>(stream: string, throughVersion?: number) {
      const decider = deciders.get(stream.slice(0, Math.max(0, stream.indexOf('-'))));
      if (!decider) return undefined;
      const cache = throughVersion === undefined ? latest : past;
      const view = { ledger, decider, cache };
      const { state, version } = await folded(view, stream, throughVersion ?? TO_THE_END);
      return version === 0 ? undefined : (state as S);
    },
    facts: (stream, afterVersion = 0) => read(ledger, stream, afterVersion, TO_THE_END),
    apart: () => withPast(ledger, deciders, latest),
  };
}

interface View {
  readonly ledger: Pick<Ledger, 'read'>;
  readonly decider: AnyDecider;
  readonly cache: StateCache;
}

async function folded(view: View, stream: string, through: number): Promise<Folded> {
  const { ledger, decider, cache } = view;
  const known = cache.get(stream);
  if (known && known.version <= through) {
    const newer = await read(ledger, stream, known.version, through);
    const on = foldOn(decider, known, newer);
    if (on) {
      cache.put(stream, on);
      return on;
    }
  }
  const facts = await read(ledger, stream, 0, through);
  const whole = foldWhole(decider, facts);
  if (isToldToTheEnd(decider, facts)) cache.put(stream, whole);
  else cache.drop(stream);
  return whole;
}

async function read(
  ledger: Pick<Ledger, 'read'>,
  stream: string,
  after: number,
  through: number,
): Promise<readonly Recorded[]> {
  const facts: Recorded[] = [];
  for (;;) {
    const limit = Math.min(PAGE_FACTS, through - after - facts.length);
    if (limit <= 0) return facts;
    const page = await ledger.read(stream, after + facts.length, limit);
    facts.push(...page);
    if (page.length < limit) return facts;
  }
}

/** A state that was cut between a correction and its replacements cannot be folded on. */
function isToldToTheEnd(decider: AnyDecider, facts: readonly Recorded[]): boolean {
  const last = facts.at(-1)?.version ?? 0;
  return facts.every((fact) => {
    const correction = decider.correction(fact);
    return !correction || fact.version + correction.replacements <= last;
  });
}
