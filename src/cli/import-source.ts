import { closeSync, createReadStream, openSync, readSync, statSync } from 'node:fs';
import { type Context, EXIT, Failure } from './command.ts';
import { importTexts } from './texts/import.ts';

const SAMPLE_BYTES = 65_536;

export interface Source {
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array>;
  /** About how many characters there are to read; undefined where nobody knows, as for stdin. */
  readonly characters: number | undefined;
}

/** The file to import, `-` for stdin. */
export function openSource(
  path: string,
  { stdin, locale, inside }: Pick<Context, 'stdin' | 'locale' | 'inside'>,
): Source {
  if (inside) return { name: path, bytes: stdin(), characters: inside.characters };
  if (path === '-') return { name: '-', bytes: stdin(), characters: undefined };
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat || stat.isDirectory()) {
    const { noSuchFile, isFolder } = importTexts[locale];
    const message = stat ? isFolder(path) : noSuchFile(path);
    throw new Failure(EXIT.usage, message, { code: 'no-such-file', file: path });
  }
  return { name: path, bytes: createReadStream(path), characters: charactersIn(path, stat.size) };
}

/** The bytes up to the moment when the signal is given, also while none are coming. */
export async function* untilAborted(
  bytes: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void, undefined> {
  const aborted = Promise.withResolvers<undefined>();
  const abort = (): void => aborted.resolve(undefined);
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort);
  const chunks = bytes[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await Promise.race([aborted.promise, chunks.next()]);
      if (!next || next.done) return;
      yield next.value;
    }
  } finally {
    signal.removeEventListener('abort', abort);
    // Not awaited: it would wait for the input that does not come.
    void chunks.return?.();
  }
}

/** Chinese text has fewer characters than bytes: the beginning shows how many. */
function charactersIn(path: string, bytes: number): number | undefined {
  const file = openSync(path, 'r');
  try {
    const sample = Buffer.alloc(SAMPLE_BYTES);
    const read = readSync(file, sample, 0, SAMPLE_BYTES, 0);
    return read === 0 ? undefined : (bytes * sample.toString('utf8', 0, read).length) / read;
  } finally {
    closeSync(file);
  }
}
