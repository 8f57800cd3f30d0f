import type { SealedSubject, Taken } from '../../vault/vault.ts';
import { type ImportOptions, type Place, type Refused, refusedFor } from '../summary.ts';
import type { Counts } from './form.ts';

/** What an import into the vault did: lines are counted in read, recorded, repeated, refused. */
export interface VaultSummary {
  readonly read: number;
  readonly recorded: number;
  /** Lines that say nothing new. */
  readonly repeated: number;
  readonly refused: number;
  /** Subjects of whom something is new here, or who are erased here now. */
  readonly subjects: number;
  /** New texts. */
  readonly texts: number;
  /** Texts that are here with other content, which stayed. */
  readonly kept: number;
  /** Subjects erased here by this file. */
  readonly erased: number;
  readonly seconds: number;
  /** The import was stopped; the same import again goes on from here. */
  readonly interrupted: boolean;
}

/** Counts the lines of a vault as they are done, and holds them against the file's own counts. */
export function tallying({ onRefused, onProgress, signal, now }: ImportOptions) {
  const startMs = now();
  const sums = { read: 0, recorded: 0, repeated: 0, refused: 0 };
  const news = { subjects: 0, texts: 0, kept: 0, erased: 0 };
  const found = { lines: 0, texts: 0, erased: 0 };
  let lastLine = 0;
  let newest = '';
  let isUncertain = false;
  let hasEnded = false;

  function refused(at: number, why: readonly Refused[]): void {
    sums.read += 1;
    sums.refused += 1;
    for (const one of why) onRefused({ line: at, ...one });
  }
  /** Lines of one subject are neighbours. */
  function recorded(subject: string): void {
    sums.recorded += 1;
    if (subject !== newest) news.subjects += 1;
    newest = subject;
  }
  return {
    hasEnded: () => hasEnded,
    /** Without the subject it is not known how much such a line would have counted. */
    refused(at: number, why: readonly Refused[], subject?: SealedSubject): void {
      found.lines += 1;
      if (subject) count(found, subject);
      else isUncertain = true;
      refused(at, why);
    },
    taken(told: SealedSubject, became: Exclude<Taken, { kind: 'damaged' }>): void {
      sums.read += 1;
      found.lines += 1;
      count(found, told);
      const isErased = became.kind === 'erased';
      if (isErased ? !became.isNew : became.texts === 0) sums.repeated += 1;
      else recorded(told.subject);
      if (isErased) news.erased += became.isNew ? 1 : 0;
      else {
        news.texts += became.texts;
        news.kept += became.kept;
      }
    },
    /** The line with the file's own counts is none that could be taken: right, it is not counted. */
    end(at: number, told: Counts): void {
      hasEnded = true;
      const isRight =
        told.lines === found.lines &&
        (isUncertain || (told.texts === found.texts && told.erased === found.erased));
      if (isRight) return;
      const { lines: foundLines, texts: foundTexts, erased: foundErased } = found;
      const params = { ...told, foundLines, foundTexts, foundErased };
      refused(at, [refusedFor('end', 'vault-must-hold-what-it-counts', params)]);
    },
    /** Nothing more comes. */
    ended(): void {
      if (!hasEnded) refused(lastLine + 1, [refusedFor('', 'vault-must-be-whole')]);
    },
    progress(last: Place | undefined): void {
      if (!last) return;
      lastLine = last.line;
      onProgress?.({ rows: sums.read, characters: last.read });
    },
    summary: (): VaultSummary => ({
      ...sums,
      ...news,
      seconds: (now() - startMs) / 1_000,
      interrupted: signal.aborted,
    }),
  };
}

function count(found: { texts: number; erased: number }, told: SealedSubject): void {
  if ('erased' in told) found.erased += 1;
  else found.texts += told.texts.size;
}
