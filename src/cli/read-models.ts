import type { Position } from '../domain/envelope.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { projections } from '../projections/all.ts';
import { catchUp } from '../projections/catch-up.ts';
import type { AnyProjection } from '../projections/projection.ts';
import { buildName, type Rebuilt, rebuild } from '../projections/rebuild.ts';
import type { RunnerOptions } from '../projections/runner.ts';
import { usableBuild } from '../projections/usable.ts';
import { openReadModels } from '../read-models/open.ts';
import type { ReadModels } from '../read-models/read-models.ts';
import { type Context, EXIT, Failure } from './command.ts';
import { showProgress } from './progress.ts';
import { correctionOf, correctionTypes } from './read-side.ts';
import { rebuildInChild } from './rebuilding.ts';
import { type Folding, openToFold } from './stores.ts';
import { storesTexts } from './texts/stores.ts';

/** Only one process at a time may write in a folder: whoever holds it goes by this name. */
const OWNER = 'folder';
const PAGE_FACTS = 1_000;
const COUNTED_FACTS_MAX = 100_000;
/** Below this a process of its own takes longer to start than it saves. */
const CHILD_FROM_FACTS = 100_000;

/**
 * Read models that have taken in the whole ledger, or, while another process writes in the
 * folder, what that process has published: then stderr says how far behind they are.
 */
export async function openReadModelsToRead(
  context: Context,
  dir: string,
  ledger: Ledger,
): Promise<ReadModels> {
  const { config, locale, err } = context;
  if (config.readModels === 'memory:') return inMemory(context, dir, ledger);
  const isBehind = (await publishedThrough(context, dir, ledger)) !== (await ledger.head());
  if (isBehind && !(await tryToCatchUp(context, dir))) {
    const through = await publishedThrough(context, dir, ledger);
    const texts = storesTexts[locale];
    if (through === undefined) {
      throw new Failure(EXIT.unreachable, texts.beingBuilt, { code: 'being-built' });
    }
    const missing = await factsAfter(ledger, through);
    if (missing > 0) err.write(`${texts.behind(missing, COUNTED_FACTS_MAX)}\n`);
  }
  return openReadModels(config.readModels, dir, { write: false });
}

type Built = Pick<Folding, 'ledger' | 'readModels'> & Partial<Pick<Folding, 'places'>>;

/** What the read side needs to know of the domain and of this process. */
export function runnerOptions(stores: Built, now: () => number): RunnerOptions {
  const { ledger, readModels } = stores;
  return {
    ledger,
    readModels,
    projections,
    correctionOf,
    correctionTypes,
    owner: OWNER,
    now,
    random: Math.random,
    rebuild: (some) => buildAnew(stores, some, { now }),
  };
}

/** Brings all read models to the head, with a bar for what takes long; a Ctrl-C ends it. */
export async function bringUpToDate(
  stores: Built,
  { err, locale, now, signal }: Pick<Context, 'err' | 'locale' | 'now' | 'signal'>,
): Promise<void> {
  const shown = showProgress(err, locale);
  const progress = (facts: number, through: Position): void => shown.at(facts, facts / through);
  try {
    const rebuild = (some: readonly AnyProjection[]): Promise<Rebuilt> =>
      buildAnew(stores, some, { now, signal, progress });
    await catchUp({ ...runnerOptions(stores, now), rebuild }, signal);
  } finally {
    shown.end();
  }
}

interface HowToBuild {
  readonly now: () => number;
  readonly signal?: AbortSignal;
  readonly progress?: (facts: number, through: Position) => void;
}

/** New builds beside the published ones; of a long history in a process of its own. */
export async function buildAnew(
  stores: Built,
  some: readonly AnyProjection[],
  how: HowToBuild,
): Promise<Rebuilt> {
  const { ledger, places } = stores;
  const { now, progress, ...given } = how;
  if (places && (await ledger.head()) >= CHILD_FROM_FACTS) {
    const names = some.map(({ name }) => name);
    return rebuildInChild(places, names, { ...given, ...(progress && { progress }) });
  }
  return rebuild({
    ...stores,
    ...given,
    correctionOf,
    correctionTypes,
    projections: some,
    build: buildName(now(), Math.random()),
    owner: OWNER,
    now,
    progress: ({ events, through }) => progress?.(events, through),
  });
}

async function inMemory(context: Context, dir: string, ledger: Ledger): Promise<ReadModels> {
  const readModels = await openReadModels('memory:', dir, { write: true });
  await bringUpToDate({ ledger, readModels }, context);
  return readModels;
}

/** Up to where every read model has come; undefined where one has nothing usable to show. */
async function publishedThrough(
  { config }: Context,
  dir: string,
  ledger: Ledger,
): Promise<Position | undefined> {
  await using readModels = await openReadModels(config.readModels, dir, { write: false });
  const reached: Position[] = [];
  for (const projection of projections) {
    const collection = await usableBuild(ledger, readModels, projection);
    const checkpoint = await collection?.checkpoint();
    if (!checkpoint) return undefined;
    reached.push(checkpoint.through);
  }
  return Math.min(...reached);
}

/** At most COUNTED_FACTS_MAX: "that many or more". */
export async function factsAfter(ledger: Ledger, after: Position): Promise<number> {
  let counted = 0;
  for (let at = after; counted < COUNTED_FACTS_MAX; ) {
    const { facts, through } = await ledger.readAll(at, PAGE_FACTS);
    if (facts.length === 0) break;
    counted += facts.length;
    at = through;
  }
  return counted;
}

/** False where another process holds the folder. */
async function tryToCatchUp(context: Context, dir: string): Promise<boolean> {
  try {
    await using stores = await openToFold(context.config, dir);
    await bringUpToDate(stores, context);
    return true;
  } catch (error) {
    if (error instanceof Error && error.name === 'FolderHeld') return false;
    throw error;
  }
}
