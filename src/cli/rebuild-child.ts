/** The process that rebuilds: its job comes as JSON in the first argument, answers as messages. */
import { enableCompileCache } from 'node:module';
import type { Rebuilt } from '../projections/rebuild.ts';
import type { StorePlaces } from './read-side.ts';

// As in main.ts: what is imported after this line starts faster the next time.
enableCompileCache();
const { openLedger } = await import('../ledger/open.ts');
const { buildName, rebuild } = await import('../projections/rebuild.ts');
const { openReadModels } = await import('../read-models/open.ts');
const { correctionOf, correctionTypes, projectionsNamed } = await import('./read-side.ts');
const { fillInThreads } = await import('./rebuilding.ts');

export interface ChildJob extends StorePlaces {
  readonly names: readonly string[];
}

export type ChildMessage =
  | { readonly kind: 'progress'; readonly events: number; readonly through: number }
  | { readonly kind: 'rebuilt'; readonly rebuilt: Rebuilt }
  | { readonly kind: 'failed'; readonly error: string };

function tell(message: ChildMessage): void {
  process.send?.(message);
}

async function run(job: ChildJob): Promise<Rebuilt> {
  await using ledger = await openLedger(job.ledger, job.dataDir, { write: false });
  await using readModels = await openReadModels(job.readModels, job.dataDir, { write: true });
  return await rebuild({
    ledger,
    readModels,
    projections: projectionsNamed(job.names),
    correctionOf,
    correctionTypes,
    build: buildName(Date.now(), Math.random()),
    owner: `rebuild ${process.pid}`,
    now: Date.now,
    fill: fillInThreads(job),
    progress: ({ events, through }) => tell({ kind: 'progress', events, through }),
  });
}

// Without its parent nobody waits for the result.
const orphaned = (): void => process.exit(1);
process.on('disconnect', orphaned);
try {
  tell({ kind: 'rebuilt', rebuilt: await run(JSON.parse(process.argv[2] ?? '')) });
} catch (error) {
  tell({ kind: 'failed', error: String(error) });
}
process.off('disconnect', orphaned);
process.disconnect?.();
