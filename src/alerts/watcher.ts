import { type AlertState, isOpen } from '../domain/alert/decider.ts';
import type { ClearedWhy } from '../domain/alert/words.ts';
import type { Position } from '../domain/envelope.ts';
import { streamOf } from '../domain/ids.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { States } from '../ledger/states.ts';
import type { ReadModels } from '../read-models/read-models.ts';
import type { Held } from './leased.ts';
import { type Recording, record } from './recording.ts';
import { projectionParked } from './rules/projection-parked.ts';
import {
  concernsReports,
  reportedShipment,
  reportWithDeviations,
} from './rules/report-with-deviations.ts';
import type { Alert, Rule } from './rules/rule.ts';

const PAGE_FACTS = 1_000;

export interface WatcherOptions extends Recording {
  readonly ledger: Ledger;
  readonly readModels: ReadModels;
  readonly states: States;
  /** Names of the projections that are watched. */
  readonly projections: readonly string[];
  readonly trouble: (error: unknown, what: string) => void;
}

/** What is in hand while the watcher leads. */
interface Watch {
  readonly held: Held<object>;
  through: Position;
}

/**
 * Has the rules judge whatever a tick finds changed, and records what they find: an alert is
 * raised once for what was found, and cleared when the rule finds nothing any more. It is judged
 * by how things stand now, so a fact that is seen again, after a restart, raises nothing.
 */
export class Watcher {
  readonly #own: WatcherOptions;
  readonly #reached: (through: Position) => void;
  #watch: Watch | undefined;
  #ticking: Promise<void> | undefined;

  constructor(options: WatcherOptions, reached: (through: Position) => void) {
    this.#own = options;
    this.#reached = reached;
  }

  /** Lets ticks work as long as the lease is held. */
  async run(held: Held<object>): Promise<void> {
    this.#watch = { held, through: held.through };
    this.#reached(held.through);
    try {
      // What came while nobody looked does not wait for the clock: until then we are not ready.
      await this.tick();
      await aborted(held.signal);
    } finally {
      this.#watch = undefined;
      await this.#ticking;
    }
  }

  /** Looks once; while another process leads, or the last look is not over, nothing happens. */
  async tick(): Promise<void> {
    const watch = this.#watch;
    if (!watch || this.#ticking) return;
    this.#ticking = this.#look(watch)
      .catch((error: unknown) => this.#own.trouble(error, 'watcher'))
      .finally(() => {
        this.#ticking = undefined;
      });
    await this.#ticking;
  }

  async #look(watch: Watch): Promise<void> {
    for (const projection of this.#own.projections) await this.#judgeProjection(projection);
    const { ledger } = this.#own;
    const { collection, lease, signal, healthy } = watch.held;
    const nothing = { puts: [], deletes: [], parked: [], healed: [] };
    while (!signal.aborted) {
      const { facts, through } = await ledger.readAll(watch.through, PAGE_FACTS);
      if (through <= watch.through) return;
      const shipments = new Set(facts.filter(concernsReports).map(({ stream }) => stream));
      for (const shipment of shipments) await this.#judgeShipment(shipment);
      await collection.apply({ ...nothing, checkpoint: { ...ledger.identity, through }, lease });
      watch.through = through;
      this.#reached(through);
      healthy();
    }
  }

  async #judgeProjection(projection: string): Promise<void> {
    const published = await this.#own.readModels.published(projection);
    const parked = (await published?.parked()) ?? [];
    await this.#judge(projectionParked, { projection, parked }, `projection-${projection}`);
  }

  async #judgeShipment(stream: string): Promise<void> {
    const document = reportedShipment(await this.#own.states.facts(stream));
    if (document) await this.#judge(reportWithDeviations, document, stream);
  }

  async #judge<D, P>(rule: Rule<D, P>, document: D, subject: string): Promise<void> {
    const stream = streamOf('alert', `${rule.name}:${subject}`);
    const state = await this.#own.states.state<AlertState>(stream);
    const found = rule.judge(document, this.#own.now(), rule.parameters.parse({}));
    if (found) return this.#raise(rule.name, stream, state, found);
    if (state && isOpen(state)) return this.#clear(stream, state, rule.over(document));
  }

  async #raise(
    rule: string,
    stream: string,
    state: AlertState | undefined,
    alert: Alert,
  ): Promise<void> {
    if (state && isOpen(state) && state.raised?.found === alert.found) return;
    const occurrence = (state?.occurrence ?? 0) + 1;
    await record(this.#own, {
      stream,
      command: 'RaiseAlert',
      data: { rule, ...alert },
      by: 'watcher',
      step: [stream, `raise ${occurrence}`],
    });
  }

  #clear(stream: string, { occurrence }: AlertState, why: ClearedWhy): Promise<void> {
    return record(this.#own, {
      stream,
      command: 'ClearAlert',
      data: { why },
      by: 'watcher',
      step: [stream, `clear ${occurrence}`],
    });
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  if (signal.aborted) resolve();
  signal.addEventListener('abort', () => resolve(), { once: true });
  return promise;
}
