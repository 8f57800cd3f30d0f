import type { NewFact, Recorded } from '../domain/envelope.ts';
import { epochMs } from '../domain/instant.ts';
import type { Ledger } from '../ledger/ledger.ts';

const PAGE_FACTS = 1_000;

/** As much of a ledger as is needed to read what is in it. */
export type History = Pick<Ledger, 'head' | 'read' | 'readAll'>;

/** Which part of the history is meant; all of it when nothing is said. */
export interface Part {
  /** One stream, by its canonical name. */
  readonly stream?: string;
  /** Recorded at this instant or later, milliseconds since 1970. */
  readonly fromMs?: number;
  /** Recorded before this instant. */
  readonly toMs?: number;
}

/** That part in pages, as it stood when the first page was asked for. */
export async function* historyOf(
  ledger: History,
  part: Part,
): AsyncGenerator<readonly Recorded[], void, undefined> {
  const pages = part.stream === undefined ? all(ledger) : ofStream(ledger, part.stream);
  for await (const page of pages) {
    const facts = page.filter((fact) => isPartOf(part, fact));
    if (facts.length > 0) yield facts;
  }
}

/** A whole stream, short as streams are. */
export async function wholeStream(ledger: History, stream: string): Promise<readonly Recorded[]> {
  const facts: Recorded[] = [];
  for await (const page of ofStream(ledger, stream)) facts.push(...page);
  return facts;
}

/** A fact as another ledger is given it: places in a history are not its own. */
export function asNew({ stream: _, version: __, position: ___, ...fact }: Recorded): NewFact {
  return fact;
}

async function* all(ledger: History): AsyncGenerator<readonly Recorded[], void, undefined> {
  const head = await ledger.head();
  for (let after = 0; after < head; ) {
    const { facts, through } = await ledger.readAll(after, PAGE_FACTS);
    if (through === after) return;
    yield facts.filter(({ position }) => position <= head);
    after = through;
  }
}

async function* ofStream(
  ledger: History,
  stream: string,
): AsyncGenerator<readonly Recorded[], void, undefined> {
  for (let version = 0; ; version += PAGE_FACTS) {
    const page = await ledger.read(stream, version, PAGE_FACTS);
    yield page;
    if (page.length < PAGE_FACTS) return;
  }
}

/** By when it was recorded. */
export function isPartOf({ fromMs, toMs }: Part, { meta }: Recorded): boolean {
  if (fromMs === undefined && toMs === undefined) return true;
  const ms = epochMs(meta.recordedAt);
  return ms >= (fromMs ?? ms) && ms < (toMs ?? Number.POSITIVE_INFINITY);
}
