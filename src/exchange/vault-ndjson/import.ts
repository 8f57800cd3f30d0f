import type { SealedSubject, Taken, Vault } from '../../vault/vault.ts';
import { type JsonRow, jsonRows } from '../ndjson.ts';
import { type ImportOptions, type Refused, refusedFor } from '../summary.ts';
import { headerOf, toldBy } from './form.ts';
import { tallying, type VaultSummary } from './tally.ts';

type Taker = Pick<Vault, 'take'>;

/**
 * Takes in what `exportVault` wrote. `open` gets the check of the old vault's key before anything
 * is written, and throws where it is not the key here. What is here stays, a second time adds
 * nothing. A line that is damaged is refused, the others are in; so is a file that breaks off.
 */
export async function importVault(
  bytes: AsyncIterable<Uint8Array>,
  open: (keyCheck: Uint8Array) => Promise<Taker>,
  options: ImportOptions,
): Promise<VaultSummary> {
  const tally = tallying(options);
  let take: ((rows: readonly JsonRow[]) => Promise<void>) | undefined;
  for await (const rows of jsonRows(bytes, options.signal)) {
    if (take) await take(rows);
    else {
      const [first, ...others] = rows;
      if (!first) continue;
      const keyCheck = first.why?.[0] ?? headerOf(first.value);
      if (!(keyCheck instanceof Uint8Array)) {
        tally.refused(first.line, [keyCheck]);
        return tally.summary();
      }
      take = taking(await open(keyCheck), keyCheck, tally);
      await take(others);
    }
    tally.progress(rows.at(-1));
  }
  if (!options.signal.aborted) tally.ended();
  return tally.summary();
}

type Tally = ReturnType<typeof tallying>;

/** What becomes of the lines after the first one. */
function taking(
  vault: Taker,
  keyCheck: Uint8Array,
  tally: Tally,
): (rows: readonly JsonRow[]) => Promise<void> {
  return async (rows) => {
    const told = toldUntilTheEnd(rows, tally.hasEnded());
    const subjects = told.filter(isSubject);
    const verdicts = subjects.length === 0 ? [] : await vault.take({ keyCheck, subjects });
    const became = new Map(subjects.map((subject, index) => [subject, verdicts[index]]));
    for (const [index, { line }] of rows.entries()) {
      const one = told[index] ?? [];
      if (isSubject(one)) tell(line, one, became.get(one), tally);
      else if ('lines' in one) tally.end(line, one);
      else tally.refused(line, one);
    }
  };
}

/** After the last line nothing is taken any more. */
function toldUntilTheEnd(
  rows: readonly JsonRow[],
  hadEnded: boolean,
): readonly ReturnType<typeof toldBy>[] {
  let hasEnded = hadEnded;
  return rows.map(({ value, why }) => {
    if (hasEnded) return [refusedFor('', 'vault-must-end-after-its-counts')];
    const told = why ?? toldBy(value);
    hasEnded = 'lines' in told;
    return told;
  });
}

function tell(line: number, subject: SealedSubject, taken: Taken | undefined, tally: Tally): void {
  if (!taken) throw new Error(`line ${line} got no answer`);
  if (taken.kind === 'damaged') tally.refused(line, [damage(taken.field)], subject);
  else tally.taken(subject, taken);
}

function damage(field: string | undefined): Refused {
  return refusedFor(field === undefined ? 'key' : `texts.${field}`, 'sealed-text-must-open');
}

function isSubject(told: ReturnType<typeof toldBy>): told is SealedSubject {
  return 'subject' in told;
}
