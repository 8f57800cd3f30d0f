import type { Position } from '../domain/envelope.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { projections } from '../projections/all.ts';
import { usableBuild } from '../projections/usable.ts';
import { openReadModels } from '../read-models/open.ts';
import type { ReadModels } from '../read-models/read-models.ts';
import { bringUpToDate, foldInMemory } from './catching-up.ts';
import { type Context, EXIT, Failure } from './command.ts';
import { openToFold } from './stores.ts';
import { storesTexts } from './texts/stores.ts';

const PAGE_FACTS = 1_000;
const COUNTED_FACTS_MAX = 100_000;

/**
 * Read models that have taken in the whole ledger, or, while another process keeps them, what that
 * process has published: then stderr says how far behind they are.
 */
export async function openReadModelsToRead(
  context: Context,
  dir: string,
  ledger: Ledger,
): Promise<ReadModels> {
  const { config, locale, err } = context;
  if (config.readModels === 'memory:') return foldInMemory(context, dir, ledger);
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
    if (through === at) break;
    counted += facts.length;
    at = through;
  }
  return counted;
}

/** False where another process holds the folder, or the read models on a server. */
async function tryToCatchUp(context: Context, dir: string): Promise<boolean> {
  try {
    await using stores = await openToFold(context.config, dir);
    await bringUpToDate(stores, context);
    return true;
  } catch (error) {
    if (isHeld(error)) return false;
    throw error;
  }
}

function isHeld(error: unknown): boolean {
  return error instanceof Error && (error.name === 'FolderHeld' || error.name === 'HeldElsewhere');
}
