import type { Lag } from '../projections/runner.ts';

/** Longer than this behind the ledger, and a read model is not what a reader should be given. */
const LAG_MAX_MS = 10_000;
const PROBE_MS = 2_000;
/** Probes that come together, or soon after one another, share one look. */
const REUSED_MS = 500;

/** Why this process is not ready, for machines; the words belong to whoever serves. */
export type Unready =
  | { readonly code: 'starting'; readonly why?: string }
  | { readonly code: 'stopping' }
  | { readonly code: 'store-unreachable'; readonly store: string; readonly why: string }
  | { readonly code: 'catching-up'; readonly projection: string; readonly behind: number }
  | { readonly code: 'lagging'; readonly projection: string; readonly ms: number };

export interface ProjectionStanding {
  readonly name: string;
  /** `standing-by`: another process keeps it, and this one would take over. */
  readonly state: 'leading' | 'standing-by' | 'starting';
  readonly through: number;
  readonly behind: number;
  readonly lagMs: number;
  readonly parked: number;
}

/** What `/readyz` answers; `ready` exactly when there are no reasons. */
export interface Readiness {
  readonly status: 'ready' | 'not-ready';
  readonly reasons: readonly { readonly code: Unready['code']; readonly text: string }[];
  readonly stores: Readonly<Record<string, 'reachable' | 'unreachable'>>;
  /** By role. */
  readonly roles: Readonly<Record<string, readonly ProjectionStanding[]>>;
}

/** What a process that runs is made of. */
export interface Watched {
  /** A question that a store answers quickly when it is well. */
  readonly stores: Readonly<Record<string, () => Promise<unknown>>>;
  readonly roles: Readonly<Record<string, { lag(): Promise<readonly Lag[]> }>>;
}

export interface ReadinessOptions {
  readonly say: (reason: Unready) => string;
  /** What was thrown, in words. */
  readonly wording: (error: unknown) => string;
  /** Milliseconds, never going back. */
  readonly clockMs: () => number;
  /** How long a store may take to answer. */
  readonly probeMs?: number;
}

/** Knows at every time whether the process is ready, and why not. Starts as `starting`. */
export class ReadinessWatch {
  readonly #own: ReadinessOptions;
  #phase: Unready | Watched = { code: 'starting' };
  /** Names of those that have once reached the head that was there when we first looked. */
  readonly #targets = new Map<string, number>();
  readonly #caughtUp = new Set<string>();
  readonly #lags = new Map<string, readonly Lag[]>();
  #look: { readonly atMs: number; readonly found: Promise<Readiness> } | undefined;

  constructor(options: ReadinessOptions) {
    this.#own = options;
  }

  /** Something is in the way of starting. */
  waitingFor(why: string): void {
    this.#enter({ code: 'starting', why });
  }

  running(watched: Watched): void {
    this.#enter(watched);
    // From now on facts that wait are timed.
    void this.readiness();
  }

  stopping(): void {
    this.#enter({ code: 'stopping' });
  }

  /** Answers within seconds, also when a store does not. */
  readiness(): Promise<Readiness> {
    const atMs = this.#own.clockMs();
    if (!this.#look || atMs - this.#look.atMs > REUSED_MS) {
      this.#look = { atMs, found: this.#looked() };
    }
    return this.#look.found;
  }

  #enter(phase: Unready | Watched): void {
    this.#phase = phase;
    this.#look = undefined;
  }

  async #looked(): Promise<Readiness> {
    const phase = this.#phase;
    if ('code' in phase) return this.#answer([phase], {}, {});
    const [stores, roles] = await Promise.all([
      this.#storesOf(phase),
      Promise.all(
        Object.entries(phase.roles).map(([role, running]) => this.#roleOf(role, running)),
      ),
    ]);
    // How far projections are is only known with the stores.
    const away = stores.flatMap(({ reason }) => reason);
    const unready = away.length > 0 ? away : roles.flatMap(this.#waiting);
    return this.#answer(
      unready,
      Object.fromEntries(stores.map(({ name, state }) => [name, state])),
      Object.fromEntries(roles.map(({ role, lags }) => [role, lags.map(this.#standing)])),
    );
  }

  #answer(
    unready: readonly Unready[],
    stores: Readiness['stores'],
    roles: Readiness['roles'],
  ): Readiness {
    const reasons = unready.map((reason) => ({ code: reason.code, text: this.#own.say(reason) }));
    return { status: unready.length === 0 ? 'ready' : 'not-ready', reasons, stores, roles };
  }

  #storesOf({ stores }: Watched) {
    return Promise.all(
      Object.entries(stores).map(async ([name, ask]) => {
        const failed = await failureWithin(this.#own.probeMs ?? PROBE_MS, ask);
        if (!failed) return { name, state: 'reachable' as const, reason: [] };
        const why = this.#own.wording(failed.error);
        const reason: Unready = { code: 'store-unreachable', store: name, why };
        return { name, state: 'unreachable' as const, reason: [reason] };
      }),
    );
  }

  /** What was known last while the ledger does not say where its head is. */
  async #roleOf(role: string, running: Watched['roles'][string]) {
    await failureWithin(this.#own.probeMs ?? PROBE_MS, async () => {
      const lags = await running.lag();
      this.#lags.set(role, lags);
      for (const lag of lags) this.#note(lag);
    });
    return { role, lags: this.#lags.get(role) ?? [] };
  }

  #note({ projection, through, behind, ms, leads }: Lag): void {
    const target = this.#targets.get(projection);
    this.#targets.set(projection, target ?? through + behind);
    // One that has no build yet looks like one that is at the head, until time has passed.
    const isThere = leads || (target !== undefined && ms === 0);
    if (isThere && through >= (target ?? through + behind)) this.#caughtUp.add(projection);
  }

  readonly #waiting = ({ lags }: { readonly lags: readonly Lag[] }): readonly Unready[] =>
    lags.flatMap(({ projection, behind, ms }): readonly Unready[] => {
      if (!this.#caughtUp.has(projection)) return [{ code: 'catching-up', projection, behind }];
      return ms > LAG_MAX_MS ? [{ code: 'lagging', projection, ms }] : [];
    });

  readonly #standing = ({ projection, leads, ms, ...lag }: Lag): ProjectionStanding => {
    const isStandingBy = this.#caughtUp.has(projection);
    const state = leads ? 'leading' : isStandingBy ? 'standing-by' : 'starting';
    const { through, behind, parked } = lag;
    return { name: projection, state, through, behind, lagMs: Math.round(ms), parked };
  };
}

/** undefined when it went well; what is late has failed. */
async function failureWithin(
  ms: number,
  ask: () => Promise<unknown>,
): Promise<{ readonly error: unknown } | undefined> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error(`no answer within ${ms} ms`)), ms);
  try {
    await Promise.race([ask(), late.promise]);
    return undefined;
  } catch (error) {
    return { error };
  } finally {
    clearTimeout(timer);
  }
}
