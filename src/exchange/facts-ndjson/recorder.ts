import { isDeepStrictEqual } from 'node:util';
import type { Recorded } from '../../domain/envelope.ts';
import { type Appended, InvalidAppend, type Ledger } from '../../ledger/ledger.ts';
import { asNew } from '../history.ts';
import { type Refused, refusedFor } from '../summary.ts';

/** What became of one fact. */
export type Verdict = 'recorded' | 'repeated' | Refused;

/** A run of one stream: versions without a gap. A verdict for each. */
export type RecordRun = (run: readonly Recorded[]) => Promise<readonly Verdict[]>;

interface Sent {
  readonly verdicts: readonly Verdict[];
  /** Where the stream stood instead, when it was not where the run begins. */
  readonly conflict?: number;
}

const STREAMS_KNOWN_MAX = 200_000;

/**
 * Records facts under the versions that they bring. Calls may overlap; they are sent in the order
 * of the calls, so that positions follow the file. `empty`: the ledger held nothing before, so a
 * stream that this import has not met need not be read first.
 */
export function recorderOf(ledger: Ledger, empty: boolean): RecordRun {
  /** Versions that our own sending has brought streams to, if nothing goes wrong. */
  const reached = new Map<string, number>();
  const underWay = new Map<string, Promise<unknown>>();

  function isExpected(stream: string, version: number): boolean {
    return (reached.get(stream) ?? (empty ? 0 : undefined)) === version - 1;
  }
  function expect(stream: string, version: number): void {
    if (reached.size === STREAMS_KNOWN_MAX) reached.clear();
    reached.set(stream, version);
  }
  async function send(run: readonly Recorded[], look: boolean): Promise<Sent> {
    const { stream, version } = firstOf(run);
    const known = look ? await ledger.read(stream, version - 1, run.length) : [];
    const verdicts = run.map((fact, index) => judged(fact, known[index]));
    const news = run.slice(known.length);
    if (news.length === 0 || !verdicts.every(isSound)) return { verdicts };
    expect(stream, version + run.length - 1);
    const appended = await append(ledger, stream, version + known.length - 1, news);
    if (appended.kind === 'recorded') return { verdicts };
    if (appended.kind === 'conflict') return { verdicts, conflict: appended.version };
    const misfit = appended.refused;
    return { verdicts: verdicts.map((verdict) => (verdict === 'recorded' ? misfit : verdict)) };
  }
  async function settle(run: readonly Recorded[], before: Promise<unknown> | undefined) {
    const { stream, version } = firstOf(run);
    const look = !isExpected(stream, version);
    // What is still on its way would not be seen, and the ledger knows facts again by their ids alone.
    if (look) await before?.catch(() => undefined);
    const first = await send(run, look);
    if (first.conflict === undefined) return first.verdicts;
    reached.delete(stream);
    await before?.catch(() => undefined);
    const second = await send(run, true);
    if (second.conflict === undefined) return second.verdicts;
    reached.delete(stream);
    return run.map((fact) => mustFollow(fact, second.conflict));
  }
  return (run) => {
    const { stream } = firstOf(run);
    const settled = settle(run, underWay.get(stream));
    underWay.set(stream, settled);
    return settled.finally(() => {
      if (underWay.get(stream) === settled) underWay.delete(stream);
    });
  };
}

function firstOf([first]: readonly Recorded[]): Recorded {
  if (!first) throw new Error('a run holds at least one fact');
  return first;
}

function judged(fact: Recorded, known: Recorded | undefined): Verdict {
  if (!known) return 'recorded';
  const { position: _, ...told } = fact;
  const { position: __, ...recorded } = known;
  if (isDeepStrictEqual(told, recorded)) return 'repeated';
  const params = { stream: fact.stream, version: fact.version };
  return refusedFor('', 'fact-must-stay-as-recorded', params);
}

function isSound(verdict: Verdict): boolean {
  return verdict === 'recorded' || verdict === 'repeated';
}

function mustFollow({ stream, version }: Recorded, reached = 0): Refused {
  const params = { stream, version, reached };
  return refusedFor('version', 'fact-must-follow-the-one-before', params);
}

async function append(
  ledger: Ledger,
  stream: string,
  expectedVersion: number,
  news: readonly Recorded[],
): Promise<Appended | { readonly kind: 'misfit'; readonly refused: Refused }> {
  try {
    return await ledger.append(stream, expectedVersion, news.map(asNew));
  } catch (error) {
    if (!(error instanceof InvalidAppend)) throw error;
    const params = { reason: error.message };
    return { kind: 'misfit', refused: refusedFor('', 'facts-must-fit-the-ledger', params) };
  }
}
