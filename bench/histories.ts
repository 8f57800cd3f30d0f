import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { measure } from './measure.ts';
import type { Probe } from './plan.ts';
import { copyFolder } from './scratch.ts';

/** Data folders with histories of the sizes that probes ask for, each made once a run. */
export interface Histories {
  /** Makes what a probe needs, so that no round waits for it. */
  prepare(probe: Probe): Promise<void>;
  /** Lends a probe its folder while `use` runs: an empty one where it needs no history. */
  lend<T>(probe: Probe, use: (dir: string) => Promise<T>): Promise<T>;
}

export function makeHistories(
  scratchDir: string,
  say: (line: string) => void,
  signal: AbortSignal,
): Histories {
  const made = new Set<number>();
  const folderOf = (facts: number) => join(scratchDir, `history-${facts}`);
  return {
    async prepare({ history }) {
      if (!history || made.has(history.facts)) return;
      say(`making a history of ${history.facts} facts with its read models`);
      await measure('make-history', { dir: folderOf(history.facts), facts: history.facts }, signal);
      made.add(history.facts);
    },
    async lend({ history }, use) {
      if (history?.use === 'shared') return use(folderOf(history.facts));
      const own = join(scratchDir, 'own');
      await mkdir(own);
      try {
        if (history) await copyFolder(folderOf(history.facts), own, history.without);
        return await use(own);
      } finally {
        await rm(own, { recursive: true, force: true });
      }
    },
  };
}
