import { randomUUID } from 'node:crypto';
import type { NewFact, Recorded } from '../../../src/domain/envelope.ts';
import type { Appended, Ledger, Want } from '../../../src/ledger/ledger.ts';

const PAGE_FACTS = 3;

/** A name that no run of any suite has used: some adapters share one store between runs. */
export function newStream(category = 'shipment'): string {
  return `${category}-${randomUUID()}`;
}

/** The answer of an append that must have been recorded. */
export function recorded(answer: Appended): { version: number; position: number } {
  if (answer.kind !== 'recorded') throw new Error(`conflict at version ${answer.version}`);
  return answer;
}

/** All facts behind a position as a reader meets them who goes on until nothing moves. */
export async function allAfter(
  ledger: Ledger,
  after: number,
  want?: Want,
): Promise<readonly Recorded[]> {
  const found: Recorded[] = [];
  for (let from = after; ; ) {
    const { facts, through } = await ledger.readAll(from, PAGE_FACTS, want);
    found.push(...facts);
    if (through === from) return found;
    from = through;
  }
}

/** A fact without what the ledger has added to it. */
export function asGiven({ stream: _s, version: _v, position: _p, ...given }: Recorded): NewFact {
  return given;
}
