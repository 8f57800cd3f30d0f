import type { Position } from '../domain/envelope.ts';
import { projections } from '../projections/all.ts';
import type { AnyProjection } from '../projections/projection.ts';
import { buildName, type Rebuilt, rebuild } from '../projections/rebuild.ts';
import type { RunnerOptions } from '../projections/runner.ts';
import { correctionOf, correctionTypes } from './read-side.ts';
import { rebuildInChild } from './rebuilding.ts';
import type { Folding } from './stores.ts';

const ALONE = 'folder';
/** Below this a process of its own takes longer to start than it saves. */
const CHILD_FROM_FACTS = 100_000;

/** Of stores in memory nobody else knows. */
export type Built = Pick<Folding, 'ledger' | 'readModels'> &
  Partial<Pick<Folding, 'places' | 'owner' | 'isShared' | 'positionsCount'>>;

/** What the read side needs to know of the domain and of this process. */
export function runnerOptions(stores: Built, now: () => number): RunnerOptions {
  const { ledger, readModels, owner = ALONE, isShared = false } = stores;
  return {
    ledger,
    readModels,
    projections,
    correctionOf,
    correctionTypes,
    owner,
    isShared,
    now,
    random: Math.random,
    rebuild: (some, signal) => buildAnew(stores, some, { now, signal }),
  };
}

interface HowToBuild {
  readonly now: () => number;
  readonly signal?: AbortSignal;
  /** `share`: which part of the history that is, 0 to 1, where anybody knows. */
  readonly progress?: (facts: number, share: number | undefined) => void;
}

/** New builds beside the published ones; of a long history in a process of its own. */
export async function buildAnew(
  stores: Built,
  some: readonly AnyProjection[],
  how: HowToBuild,
): Promise<Rebuilt> {
  const { ledger, places, positionsCount = true } = stores;
  const { now, progress, ...given } = how;
  const told = (facts: number, through: Position): void => {
    progress?.(facts, positionsCount ? Math.min(1, facts / through) : undefined);
  };
  if (places && (await ledger.head()) >= CHILD_FROM_FACTS) {
    const names = some.map(({ name }) => name);
    return rebuildInChild(places, names, { ...given, progress: told });
  }
  return rebuild({
    ...stores,
    ...given,
    correctionOf,
    correctionTypes,
    projections: some,
    build: buildName(now(), Math.random()),
    owner: stores.owner ?? ALONE,
    isShared: stores.isShared ?? false,
    now,
    progress: ({ events, through }) => told(events, through),
  });
}
