import type { Position } from '../domain/envelope.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { ReadModels } from '../read-models/read-models.ts';
import { feed } from './feed.ts';
import type { CorrectionOf } from './fold.ts';
import type { AnyProjection } from './projection.ts';
import { createReaching } from './reaching.ts';
import { BeingBuilt, buildName, type Rebuilt, rebuild as rebuildHere } from './rebuild.ts';
import { Track } from './track.ts';
import { usableBuild } from './usable.ts';
import { wantOf } from './want.ts';

const LEASE_MS = 10_000;

export interface RunnerOptions {
  readonly ledger: Ledger;
  readonly readModels: ReadModels;
  readonly projections: readonly AnyProjection[];
  readonly correctionOf: CorrectionOf;
  /** All types of facts that may be corrections: other types need not be read for them. */
  readonly correctionTypes?: readonly string[];
  /** Holder of the leases: one name for all processes that can never run at the same time. */
  readonly owner: string;
  /** Whether other processes project into these read models too. */
  readonly isShared?: boolean;
  readonly leaseMs?: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** 0 to below 1: spreads retries, names builds. */
  readonly random: () => number;
  /** Must publish a build of each that reaches head(); by default folds in this process. */
  readonly rebuild?: Rebuild;
  /** Told of every failure that the runner gets over by itself. */
  readonly trouble?: (error: unknown, projection?: string) => void;
}

/** `signal` aborts when the runner stops. */
type Rebuild = (projections: readonly AnyProjection[], signal: AbortSignal) => Promise<Rebuilt>;

export interface Lag {
  readonly projection: string;
  readonly through: Position;
  /** Difference of positions to the ledger's head; 0 when everything was folded. */
  readonly behind: number;
  /** For how long facts have been waiting. */
  readonly ms: number;
  /** Whether this process does the work; false while it stands by for another, or is at a loss. */
  readonly leads: boolean;
  /** Documents that wait behind a fact that could not be applied. */
  readonly parked: number;
}

export interface Runner extends AsyncDisposable {
  /** Resolves when every projection has reached the position; rejects once the runner stops. */
  caughtUp(position: Position): Promise<void>;
  lag(): Promise<readonly Lag[]>;
  /** Folds documents from their streams again, by default those that are parked. */
  heal(projection: string, ids?: readonly string[]): Promise<void>;
  /** Builds beside the published builds, all in one pass, and switches to what it has built. */
  rebuild(...projections: readonly string[]): Promise<Rebuilt>;
  /** Finishes the batch in hand, stores the checkpoints, gives the leases back. */
  stop(): Promise<void>;
}

/** Follows the ledger once and keeps all projections up to date until it is stopped. */
export function startRunner(options: RunnerOptions): Runner {
  const { ledger, now, random, projections, trouble = () => {} } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  const rebuild = (some: readonly AnyProjection[]): Promise<Rebuilt> =>
    (options.rebuild ?? inThisProcess(options))(some, signal);
  const tracks: readonly Track[] = projections.map((projection) => {
    return trackOf(
      options,
      projection,
      (one) => rebuild([one]),
      () => reaching.progressed(),
    );
  });
  const through = (): Position => Math.min(...tracks.map(({ progress }) => progress.through));
  const reaching = createReaching('the runner has', through, signal);
  const done = Promise.all([
    runAll(options, tracks, rebuild, signal),
    feed({ ledger, now, random, trouble }, tracks, signal),
  ]);

  function trackNamed(name: string): Track {
    const found = tracks.find((track) => track.name === name);
    if (!found) throw new Error(`no projection is called '${name}'`);
    return found;
  }
  async function stop(): Promise<void> {
    stopping.abort();
    reaching.progressed();
    await done;
  }
  return {
    caughtUp: (position) => reaching.reached(position),
    async lag() {
      const head = await ledger.head();
      return tracks.map((track) => {
        const { name: projection, isTaking: leads, progress } = track;
        const through = Math.max(0, progress.through);
        const behind = Math.max(0, head - through);
        const { parked } = progress;
        return { projection, through, behind, ms: progress.behindMs(head), leads, parked };
      });
    },
    heal: async (name, ids) => trackNamed(name).heal(ids),
    async rebuild(...names) {
      const named = names.map(trackNamed);
      const built = await rebuild(named.map(({ projection }) => projection));
      for (const track of named) track.attachAgain();
      return built;
    },
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

function trackOf(
  options: RunnerOptions,
  projection: AnyProjection,
  rebuild: (projection: AnyProjection) => Promise<unknown>,
  progressed: () => void,
): Track {
  const { trouble = () => {}, leaseMs = LEASE_MS } = options;
  const correction = options.correctionOf(projection.category);
  const want = wantOf([projection], options.correctionTypes);
  return new Track({
    ...options,
    projection,
    correction,
    want,
    leaseMs,
    rebuild,
    trouble,
    progressed,
  });
}

/** What is missing is folded together, once, while the others already go on. */
async function runAll(
  { ledger, readModels, projections, trouble }: RunnerOptions,
  tracks: readonly Track[],
  rebuild: (projections: readonly AnyProjection[]) => Promise<unknown>,
  signal: AbortSignal,
): Promise<void> {
  const missing = new Set<AnyProjection>();
  for (const projection of projections) {
    const usable = await usableBuild(ledger, readModels, projection).catch(() => 'track reports');
    if (!usable) missing.add(projection);
  }
  const isMissing = (track: Track): boolean => missing.has(track.projection);
  const running = tracks.filter((track) => !isMissing(track)).map((track) => track.run(signal));
  // A track whose build is still missing after this tries for itself, and again.
  if (missing.size > 0)
    await rebuild([...missing]).catch((error: unknown) => {
      if (!(error instanceof BeingBuilt)) trouble?.(error);
    });
  const later = tracks.filter(isMissing).map((track) => track.run(signal));
  await Promise.all([...running, ...later]);
}

function inThisProcess(options: RunnerOptions): Rebuild {
  return (projections, signal) => {
    const build = buildName(options.now(), options.random());
    return rebuildHere({ ...options, projections, build, signal });
  };
}
