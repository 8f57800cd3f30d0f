import type { OutboxFact } from '../domain/outbox/facts.ts';
import { outboxParts } from '../domain/outbox/id.ts';
import type { SendingFailure } from '../domain/outbox/words.ts';
import type { SubscriptionEvent } from '../domain/subscription/events.ts';
import { inUtc, subjectOf } from './occurrence.ts';
import type { Projection, Told } from './projection.ts';

/** One message to a subscriber, and how that went. Instants in UTC. */
export interface Delivery {
  readonly notification: string;
  readonly event: SubscriptionEvent;
  readonly fact: string;
  readonly factType: string;
  readonly position: number;
  readonly standing: 'due' | 'sent' | 'dead';
  readonly plannedAt: string;
  readonly attempts: number;
  /** Of the last try, as all that follows. */
  readonly triedAt?: string;
  readonly status?: number;
  readonly ms?: number;
  readonly why?: SendingFailure;
  /** Not to be tried before; absent once it is over. */
  readonly next?: string;
}

/** What one subscription is told of one subject. */
export interface OutboxRecord {
  readonly subscription: string;
  /** Stream of the subject. */
  readonly subject: string;
  /** When the first that is not over may be tried; absent where all are. */
  readonly due?: string;
  readonly standings: readonly Delivery['standing'][];
  readonly events: readonly SubscriptionEvent[];
  /** Ids of all that are kept. */
  readonly notifications: readonly string[];
  /** When the newest was planned. */
  readonly newest: string;
  /**
   * In the order in which they are sent: the newest DELIVERIES_KEPT_MAX and all
   * that were not sent.
   */
  readonly deliveries: readonly Delivery[];
}

const DELIVERIES_KEPT_MAX = 200;

export const outboxes: Projection<OutboxRecord, OutboxFact> = {
  name: 'outboxes',
  version: 1,
  category: 'outbox',
  indexes: {
    subscription: 'text',
    subject: 'text',
    due: 'text',
    standings: 'texts',
    events: 'texts',
    notifications: 'texts',
    newest: 'text',
  },
  on: {
    NotificationPlanned: (doc, fact) => {
      const { notification, event, fact: of, factType, position } = fact.data;
      const plannedAt = inUtc(fact.meta.recordedAt);
      const delivery = { notification, event, fact: of, factType, position, plannedAt };
      const planned = { ...delivery, standing: 'due', attempts: 0 } as const;
      return summed(fact, [...(doc?.deliveries ?? []), planned]);
    },
    NotificationSent: tried('sent'),
    NotificationFailed: tried('due'),
    NotificationDead: tried('dead'),
    NotificationReplayed: (doc, fact) =>
      doc && changed(doc, fact, ({ next: _, ...delivery }) => ({ ...delivery, standing: 'due' })),
  },
};

type Tried = Extract<
  OutboxFact,
  { readonly type: 'NotificationSent' | 'NotificationFailed' | 'NotificationDead' }
>;

function tried(standing: Delivery['standing']) {
  return (doc: OutboxRecord | undefined, fact: Told<Tried>): OutboxRecord | undefined =>
    doc && changed(doc, fact, (delivery) => ({ ...untried(delivery), ...howOf(fact), standing }));
}

function howOf({ data, meta }: Told<Tried>): Partial<Delivery> {
  const { attempt: attempts, ms, status } = data;
  return {
    attempts,
    ms,
    triedAt: inUtc(meta.recordedAt),
    ...(status !== undefined && { status }),
    ...('why' in data && { why: data.why }),
    ...('next' in data && { next: data.next }),
  };
}

/** Without what the last try has left. */
function untried({ status: _, why: __, next: ___, ...delivery }: Delivery): Delivery {
  return delivery;
}

function changed(
  doc: OutboxRecord,
  fact: Told<Exclude<OutboxFact, { readonly type: 'NotificationPlanned' }>>,
  change: (delivery: Delivery) => Delivery,
): OutboxRecord {
  const { notification } = fact.data;
  const deliveries = doc.deliveries.map((one) =>
    one.notification === notification ? change(one) : one,
  );
  return summed(fact, deliveries);
}

function summed(fact: Told, all: readonly Delivery[]): OutboxRecord {
  const deliveries =
    all.length <= DELIVERIES_KEPT_MAX
      ? all
      : all.filter(
          ({ standing }, at) => standing !== 'sent' || at >= all.length - DELIVERIES_KEPT_MAX,
        );
  const { subscription = '', category = '', id = '' } = outboxParts(subjectOf(fact)) ?? {};
  const first = deliveries.find(({ standing }) => standing === 'due');
  const due = first && (first.next ?? first.plannedAt);
  return {
    subscription,
    subject: `${category}-${id}`,
    ...(due !== undefined && { due }),
    standings: [...new Set(deliveries.map(({ standing }) => standing))],
    events: [...new Set(deliveries.map(({ event }) => event))],
    notifications: deliveries.map(({ notification }) => notification),
    newest: deliveries.at(-1)?.plannedAt ?? '',
    deliveries,
  };
}
