import type { Position } from '../domain/envelope.ts';
import type { Ledger, Want } from '../ledger/ledger.ts';
import type { Collection, Lease, ReadModels } from '../read-models/read-models.ts';
import { foldBulk } from './bulk.ts';
import type { CorrectionOf } from './fold.ts';
import { LiveProjection } from './live.ts';
import type { AnyProjection } from './projection.ts';

const CATCH_UP_FACTS = 1_000;
/** Longer than sealing the largest build may take: nothing renews the lease meanwhile. */
const LEASE_MS = 30_000;

export interface RebuildOptions {
  readonly ledger: Ledger;
  readonly readModels: ReadModels;
  readonly projections: readonly AnyProjection[];
  readonly correctionOf: CorrectionOf;
  readonly correctionTypes?: readonly string[];
  /** Names the new builds; no other rebuild may have had the same. */
  readonly build: string;
  /** Holds the leases of the new builds until they are published. */
  readonly owner: string;
  /** Whether other processes may be about to build the same: then one of them does (BeingBuilt). */
  readonly isShared?: boolean;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Fills the builds; by default in this process, all streams together. */
  readonly fill?: (job: FillJob) => Promise<void>;
  readonly signal?: AbortSignal;
  readonly progress?: (progress: RebuildProgress) => void;
}

/** What is left to do once the builds are open: fold history and load what it makes. */
export interface FillJob {
  readonly build: string;
  readonly projections: readonly AnyProjection[];
  readonly through: Position;
  readonly signal: AbortSignal;
  /** To be told of facts that were read, each once. */
  readonly read: (facts: number) => void;
}

interface RebuildProgress {
  readonly events: number;
  /** The last position that is being read up to. */
  readonly through: Position;
}

export interface Rebuilt {
  readonly events: number;
  readonly seconds: number;
  readonly eventsPerSecond: number;
}

/** Another process is building this; what it publishes is as good as what we would. */
export class BeingBuilt extends Error {
  override readonly name = 'BeingBuilt';
}

interface Leased {
  readonly projection: AnyProjection;
  readonly collection: Collection<object>;
  readonly lease: Lease;
}

/**
 * Makes new builds beside the published ones, folded from the whole of history, and publishes
 * them when nothing is left to fold. Until then readers see what they saw. What fails or is
 * killed on the way leaves builds that the next rebuild sweeps away.
 */
export async function rebuild(options: RebuildOptions): Promise<Rebuilt> {
  const startedMs = options.now();
  const { ledger, readModels } = options;
  const through = await ledger.head();
  const builds: Leased[] = [];
  await using holding = keepLeases(builds, options);
  for (const projection of options.projections) builds.push(await openBuild(options, projection));
  const { signal } = holding;
  let events = 0;
  const read = (facts: number): void => {
    events += facts;
    options.progress?.({ events, through });
  };
  const { build, projections } = options;
  const fill = options.fill ?? ((job) => fillPart(options, builds, job));
  await fill({ build, projections, through, signal, read });
  for (const { collection, projection, lease } of builds) {
    signal.throwIfAborted();
    await collection.seal({ ...ledger.identity, through });
    const correction = options.correctionOf(projection.category);
    await catchUp(await LiveProjection.open({ ledger, projection, correction, collection, lease }));
    await readModels.publish(projection.name, projection.version, build);
  }
  const seconds = (options.now() - startedMs) / 1_000;
  return { events, seconds, eventsPerSecond: Math.round(events / Math.max(seconds, 0.001)) };

  /**
   * Up to the head, as long as that comes nearer: while others write there is no end to reach,
   * and what is left is a lag like any other.
   */
  async function catchUp(live: LiveProjection): Promise<void> {
    for (let leftBefore = Number.POSITIVE_INFINITY; ; ) {
      const head = await ledger.head();
      const left = head - live.through;
      if (left <= 0 || left > leftBefore / 2) return live.flush();
      leftBefore = left;
      while (live.through < head) {
        signal.throwIfAborted();
        await live.take(await ledger.readAll(live.through, CATCH_UP_FACTS));
      }
    }
  }
}

/** Folds one part of the streams, or all, into opened builds. */
export async function fillPart(
  options: Pick<RebuildOptions, 'ledger' | 'correctionOf' | 'correctionTypes'>,
  builds: readonly Pick<Leased, 'projection' | 'collection'>[],
  { through, signal, read }: Pick<FillJob, 'through' | 'signal' | 'read'>,
  part?: Want['part'],
): Promise<void> {
  const { ledger, correctionOf, correctionTypes } = options;
  await foldBulk({
    ledger,
    correctionOf,
    correctionTypes,
    targets: builds.map(({ projection, collection: cold }) => ({ projection, through, cold })),
    ...(part && { part }),
    signal,
    progress: read,
  });
}

async function openBuild(options: RebuildOptions, projection: AnyProjection): Promise<Leased> {
  const { readModels, build, owner } = options;
  const { name, version, indexes } = projection;
  if (options.isShared) await mustBeAlone(options, name);
  await readModels.sweep(name);
  const collection = await readModels.open<object>(name, version, build, indexes);
  const lease = await collection.lease(owner, LEASE_MS);
  if (!lease) throw new Error(`build ${build} of ${name} belongs to somebody else`);
  // Two that looked at the same moment see each other now; both give way, and try at random later.
  if (options.isShared) {
    await mustBeAlone(options, name).catch(async (error: unknown) => {
      await collection.release(lease);
      throw error;
    });
  }
  return { projection, collection, lease };
}

async function mustBeAlone({ readModels, owner }: RebuildOptions, name: string): Promise<void> {
  const others = (await readModels.builders(name)).filter((builder) => builder !== owner);
  if (others.length > 0) throw new BeingBuilt(`${name} is being built by ${others.join(', ')}`);
}

/** Renews the leases until disposed, then gives them back; the signal aborts when one is lost. */
function keepLeases(builds: readonly Leased[], { owner, signal }: RebuildOptions) {
  const lost = new AbortController();
  const renew = async (): Promise<void> => {
    for (const { collection } of builds) await collection.lease(owner, LEASE_MS);
  };
  const timer = setInterval(() => {
    renew().catch((error: unknown) => lost.abort(error));
  }, LEASE_MS / 4);
  return {
    signal: signal ? AbortSignal.any([signal, lost.signal]) : lost.signal,
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      for (const { collection, lease } of builds) await collection.release(lease);
    },
  };
}

/** A name that no other rebuild has: the time and a number at random, in base 36. */
export function buildName(nowMs: number, random: number): string {
  return `${nowMs.toString(36)}-${Math.floor(random * 36 ** 6).toString(36)}`;
}
