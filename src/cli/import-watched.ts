import type { ImportOptions } from '../exchange/summary.ts';
import type { Context } from './command.ts';
import { type Source, untilAborted } from './import-source.ts';
import type { Listing } from './import-view.ts';
import { showProgress } from './progress.ts';

/** Runs an import with a bar, a list of what it refuses, and a Ctrl-C that it hears. */
export async function watched<T>(
  { bytes, characters }: Source,
  listing: Listing,
  { err, locale, signal, now }: Context,
  run: (bytes: AsyncIterable<Uint8Array>, options: ImportOptions) => Promise<T>,
): Promise<T> {
  const progress = showProgress(err, locale);
  const options: ImportOptions = {
    onRefused(row) {
      progress.end();
      listing.add(row);
    },
    onProgress: (done) => progress.at(done.rows, characters && done.characters / characters),
    signal,
    now,
  };
  try {
    return await run(untilAborted(bytes, signal), options);
  } finally {
    progress.end();
  }
}
