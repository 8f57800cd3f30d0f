import type { Position } from '../domain/envelope.ts';
import { compareInstants, epochMs } from '../domain/instant.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { type BulkOptions, foldBulk, TextCold } from './bulk.ts';
import { turn } from './pause.ts';
import type { AnyProjection } from './projection.ts';

/** Facts of the last moment may still be on their way; what is asked must not change again. */
const SETTLED_AFTER_MS = 1_000;
const PAGE_FACTS = 1_000;

/** "As recorded at T" is only certain once T has passed by a second. */
export class NotYetCertain extends Error {
  override readonly name = 'NotYetCertain';
}

/** Throws NotYetCertain for an instant later than a second ago. */
export function mustBeSettled(instant: string, nowMs: number): void {
  if (epochMs(instant) <= nowMs - SETTLED_AFTER_MS) return;
  throw new NotYetCertain(`${instant} is not over yet: what is recorded up to it may still grow`);
}

/** The last position before the first fact that was recorded after an instant. */
export async function positionAsOf(ledger: Ledger, instant: string): Promise<Position> {
  let through: Position = 0;
  for (;;) {
    await turn();
    const page = await ledger.readAll(through, PAGE_FACTS);
    if (page.through === through) return through;
    for (const { position, meta } of page.facts) {
      if (compareInstants(meta.recordedAt, instant) > 0) return through;
      through = position;
    }
    through = page.through;
  }
}

/** All documents of a projection as they follow from the facts up to a position; in no order. */
export async function* documentsAsOf<D extends object>(
  options: Pick<BulkOptions, 'ledger' | 'correctionOf' | 'correctionTypes' | 'progress' | 'signal'>,
  projection: AnyProjection,
  through: Position,
): AsyncIterable<{ readonly id: string; readonly doc: D }> {
  const cold = new TextCold();
  await foldBulk({ ...options, targets: [{ projection, through, cold }] });
  for (const { id, doc } of cold.documents()) yield { id, doc: doc as D };
}
