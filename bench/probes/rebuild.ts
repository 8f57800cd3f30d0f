import type { ChildProcess } from 'node:child_process';
import { subscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildAnew } from '../../src/cli/read-models.ts';
import { openToWrite } from '../../src/cli/stores.ts';
import { projections } from '../../src/projections/all.ts';
import type { Figures } from '../plan.ts';
import { peakMiB } from '../statistics.ts';
import type { Args } from './child.ts';
import { PEAK_FILE_VARIABLE } from './peak-at-exit.ts';
import { CONFIG } from './product.ts';

/**
 * One read model or all of them, from the whole history into durable files, as the product does
 * it: a long history in a process of its own. The peak of memory is that process's.
 */
export async function rebuild({ dir, of }: Args): Promise<Figures> {
  const peakOfChild = watchChild(join(dir, 'peak'));
  await using stores = await openToWrite(CONFIG, dir);
  const facts = await stores.ledger.head();
  const chosen = projections.filter(({ name }) => of === 'all' || name === of);
  const startedMs = performance.now();
  await buildAnew(stores, chosen, { now: Date.now });
  const seconds = (performance.now() - startedMs) / 1000;
  return { perSecond: facts / seconds, seconds, peakMiB: (await peakOfChild()) ?? peakMiB() };
}

/** Preloads what notes the peak of memory into the child to come; undefined when none came. */
function watchChild(peakFile: string): () => Promise<number | undefined> {
  process.env[PEAK_FILE_VARIABLE] = peakFile;
  process.env.NODE_OPTIONS = `--import=${new URL('./peak-at-exit.ts', import.meta.url)}`;
  let ended: Promise<unknown> | undefined;
  subscribe('child_process', (message) => {
    const { process: child } = message as { readonly process: ChildProcess };
    ended = once(child, 'exit');
  });
  return async () => {
    if (!ended) return undefined;
    await ended;
    return Number(readFileSync(peakFile, 'utf8'));
  };
}
