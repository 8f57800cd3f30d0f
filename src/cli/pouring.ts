import { createWriteStream, renameSync, rmSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { turn } from '../projections/pause.ts';
import type { Sink } from './command.ts';

const LOOK_ROUND_MS = 50;

interface Pouring {
  /** Aborted: no more texts are taken. */
  readonly signal: AbortSignal;
  readonly told: (lines: number) => void;
  /** Of the file: what everybody may read, unless said otherwise. */
  readonly mode?: number;
}

/** Writes texts no faster than they are taken; answers how many lines they were. */
export async function pour(
  texts: AsyncIterable<string>,
  into: Sink,
  how: Pouring,
): Promise<number> {
  const counted = counting(texts, how);
  for await (const text of counted.texts) {
    if (!into.write(text)) await new Promise<void>((resolve) => into.once('drain', resolve));
  }
  return counted.lines();
}

/** The same into a file that appears under its name only when all of it is there. */
export async function pourIntoFile(
  texts: AsyncIterable<string>,
  path: string,
  how: Pouring,
): Promise<number> {
  const aside = `${path}.part`;
  const counted = counting(texts, how);
  try {
    await pipeline(counted.texts, createWriteStream(aside, { mode: how.mode ?? 0o666 }));
    if (!how.signal.aborted) renameSync(aside, path);
    return counted.lines();
  } finally {
    rmSync(aside, { force: true });
  }
}

function counting(texts: AsyncIterable<string>, { signal, told }: Pouring) {
  let lines = 0;
  async function* counted() {
    let lookedRoundMs = performance.now();
    for await (const text of texts) {
      // Neither an embedded store nor a file at stdout ever waits: a Ctrl-C needs its turn.
      if (performance.now() - lookedRoundMs > LOOK_ROUND_MS) {
        await turn();
        lookedRoundMs = performance.now();
      }
      if (signal.aborted) return;
      yield text;
      for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
      told(lines);
    }
  }
  return { texts: counted(), lines: () => lines };
}
