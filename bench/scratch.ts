import { constants } from 'node:fs';
import { copyFile, mkdir, mkdtemp, open, readdir, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** `statfs` types of file systems that live in memory, where an fsync costs nothing. */
const IN_MEMORY: ReadonlySet<number> = new Set([0x01021994, 0x858458f6]);

export interface Scratch extends AsyncDisposable {
  readonly dir: string;
}

/** A temporary folder on a real disk, gone with its contents in the end. */
export async function makeScratch(candidates = [tmpdir(), process.cwd()]): Promise<Scratch> {
  for (const candidate of candidates) {
    const { type } = await statfs(candidate);
    if (IN_MEMORY.has(type)) continue;
    const dir = await mkdtemp(join(candidate, 'lading-bench-'));
    return {
      dir,
      [Symbol.asyncDispose]: () => rm(dir, { recursive: true, force: true }),
    };
  }
  throw new Error(`none of these lies on a disk, as benchmarks need: ${candidates.join(', ')}`);
}

/**
 * A copy of a folder's files, on disk when this answers: what the copy left to write must not
 * slow down the fsyncs that are measured next.
 */
export async function copyFolder(
  from: string,
  to: string,
  without: readonly string[] = [],
): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const { name } = entry;
    if (entry.isDirectory()) await copyFolder(join(from, name), join(to, name), without);
    if (!entry.isFile() || without.some((start) => name.startsWith(start))) continue;
    const copy = join(to, name);
    await copyFile(join(from, name), copy, constants.COPYFILE_FICLONE);
    await using file = await open(copy, 'r+');
    await file.sync();
  }
}
