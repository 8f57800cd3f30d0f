import { aggregates } from '../domain/aggregates.ts';
import type { Position, Recorded } from '../domain/envelope.ts';
import { streamOf } from '../domain/ids.ts';
import { derivedId } from '../ledger/execute.ts';
import { type Ledger, UnknownPosition } from '../ledger/ledger.ts';
import type { States } from '../ledger/states.ts';
import { createGate } from '../processes/gate.ts';
import { isImported } from '../processes/imported.ts';
import { type AlertLog, tellLog } from './channels/log.ts';
import { type Happening, happeningsBy } from './events.ts';
import type { Held } from './leased.ts';
import { type Recording, record } from './recording.ts';
import {
  isFromPosition,
  reaches,
  resumedFrom,
  type Subscriber,
  Subscribers,
  wants,
} from './subscribers.ts';

const PAGE_FACTS = 500;
const SUBJECTS_TOGETHER = 64;

export interface PlannerOptions extends Recording {
  readonly ledger: Ledger;
  readonly states: States;
  readonly log: AlertLog;
  readonly trouble: (error: unknown, what: string) => void;
}

/** Which subscriptions are there: found again after a restart. */
export interface KnownSubscription {
  readonly subscription: string;
}

/** A fact that some are to be told of, if what it may mean has come about. */
interface Due {
  readonly fact: Recorded;
  readonly happenings: readonly (Happening & { readonly subscribers: readonly Subscriber[] })[];
  /** Id of the fact that resumed the subscription from a position. */
  readonly resume?: string;
}

/**
 * Plans what subscribers are told, from the facts in their order. A notification's id comes from
 * subscription, fact and event, so that it is planned once, whoever plans it and how often. Facts
 * of imports are told to nobody. What the log is told of follows from the facts as well.
 */
export class Planner {
  readonly #own: PlannerOptions;

  constructor(options: PlannerOptions) {
    this.#own = options;
  }

  /** Follows the ledger as long as the lease is held. */
  async run(
    { collection, lease, through, signal, healthy }: Held<KnownSubscription>,
    reached: (through: Position) => void,
  ): Promise<void> {
    const { ledger } = this.#own;
    const rest = { deletes: [], parked: [], healed: [] };
    const subscribers = new Subscribers();
    for await (const page of collection.all()) {
      for (const { doc } of page) await this.#remember(subscribers, doc.subscription, through);
    }
    reached(through);
    for await (const page of ledger.follow(through, signal)) {
      await this.#plan(page.facts, subscribers, signal);
      const puts = page.facts.filter(({ type }) => type === 'SubscriptionPut').map(known);
      const checkpoint = { ...ledger.identity, through: page.through };
      await collection.apply({ ...rest, puts, checkpoint, lease });
      reached(page.through);
      healthy();
    }
  }

  async #remember(subscribers: Subscribers, id: string, through: Position): Promise<void> {
    const facts = await this.#own.states.facts(streamOf('subscription', id));
    for (const fact of facts) if (fact.position <= through) subscribers.take(fact);
  }

  async #plan(
    facts: readonly Recorded[],
    subscribers: Subscribers,
    signal: AbortSignal,
  ): Promise<void> {
    let due: Due[] = [];
    for (const fact of facts) {
      tellLog(this.#own.log, fact);
      const concerned = subscribers.take(fact);
      if (!concerned) due.push(...dueBy(fact, subscribers.active()));
      if (concerned && fact.type === 'SubscriptionResumed') {
        await this.#planAll(due);
        due = [];
        await this.#catchUp(fact, concerned, signal);
      }
    }
    await this.#planAll(due);
  }

  /** What a resumed subscription has missed, or is to be told again. */
  async #catchUp(fact: Recorded, subscriber: Subscriber, signal: AbortSignal): Promise<void> {
    const { ledger, trouble } = this.#own;
    const again = isFromPosition(fact) ? { resume: fact.id } : {};
    try {
      for (let after = resumedFrom(fact, subscriber); after < fact.position; ) {
        signal.throwIfAborted();
        const { facts, through } = await ledger.readAll(after, PAGE_FACTS);
        const missed = facts.filter(({ position }) => position < fact.position);
        const due = missed.flatMap((one) => dueBy(one, [subscriber]));
        await this.#planAll(due.map((one) => ({ ...one, ...again })));
        if (through <= after) return;
        after = through;
      }
    } catch (error) {
      if (!(error instanceof UnknownPosition)) throw error;
      trouble(error, fact.stream);
    }
  }

  /** Those of one subject one after the other. */
  async #planAll(due: readonly Due[]): Promise<void> {
    const gate = createGate(SUBJECTS_TOGETHER);
    const bySubject = Map.groupBy(due, ({ fact }) => fact.stream);
    const running = [...bySubject.values()].map((own) =>
      gate(async () => {
        for (const one of own) await this.#planOne(one);
      }),
    );
    for (const outcome of await Promise.allSettled(running)) {
      if (outcome.status === 'rejected') throw outcome.reason;
    }
  }

  async #planOne({ fact, happenings, resume }: Due): Promise<void> {
    const { states } = this.#own;
    const { stream, version } = fact;
    // The earlier one first: what was folded is only ever read on.
    const before = version === 1 ? undefined : await states.state(stream, version - 1);
    const after = await states.state(stream, version);
    const decider = aggregates.get(stream.slice(0, stream.indexOf('-')));
    const territory = after === undefined ? undefined : decider?.territory?.(after);
    for (const { event, when, subscribers } of happenings) {
      if (after === undefined || !(when?.(before, after) ?? true)) continue;
      for (const subscriber of subscribers) {
        if (reaches(subscriber, territory)) await this.#tell(fact, event, subscriber, resume);
      }
    }
  }

  #tell(
    cause: Recorded,
    event: Happening['event'],
    { subscription }: Subscriber,
    resume: string | undefined,
  ): Promise<void> {
    const { id: fact, type: factType, version, position } = cause;
    const step = `${subscription} ${event}`;
    const notification = derivedId(fact, 'notifications', step);
    const planned = { notification, event, fact, factType, version, position };
    return record(this.#own, {
      stream: streamOf('outbox', `${subscription}-${cause.stream}`),
      command: 'PlanNotification',
      data: resume === undefined ? planned : { ...planned, resume },
      by: 'notifications',
      step: [fact, resume === undefined ? step : `${step} ${resume}`],
      cause,
    });
  }
}

function dueBy(fact: Recorded, active: readonly Subscriber[]): readonly Due[] {
  if (active.length === 0 || isImported(fact)) return [];
  const happenings = happeningsBy(fact).flatMap((happening) => {
    const subscribers = active.filter((one) => wants(one, happening.event));
    return subscribers.length === 0 ? [] : [{ ...happening, subscribers }];
  });
  return happenings.length === 0 ? [] : [{ fact, happenings }];
}

function known({ stream, position }: Recorded) {
  const id = stream.slice('subscription-'.length);
  return { id, position, doc: { subscription: id } };
}
