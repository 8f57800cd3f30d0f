import { streamOf } from '../../domain/ids.ts';
import { type Delivery, type OutboxRecord, outboxes } from '../../projections/outboxes.ts';
import type { Api } from '../api.ts';
import { answerOf } from '../commands/answers.ts';
import { sentWith } from '../commands/headers.ts';
import { callerFor } from '../commands/running.ts';
import { at, queryOf, readModel, unknownSubject, withCursor } from '../queries/reading.ts';
import type { Answered, Asked } from '../route.ts';
import { type DeliveryAnswer, deliveriesQuery } from './contract.ts';
import { owned } from './owned.ts';

const REPLAYED_SUBJECTS_MAX = 200;

/**
 * The log of what was sent, the newest subjects first and of each its messages in their order;
 * `limit` counts subjects.
 */
export function listingDeliveries(api: Api) {
  return async (asked: Asked): Promise<Answered> => {
    const { subscription } = await owned(api, asked.principal, asked.params.id ?? '');
    const { standing, event, subject, limit, cursor } = queryOf(deliveriesQuery, asked);
    const { documents, through } = await readModel<OutboxRecord>(api, outboxes, asked);
    const found = await documents.find({
      where: {
        subscription,
        ...(standing !== undefined && { standings: { has: standing } }),
        ...(event !== undefined && { events: { has: event } }),
        ...(subject !== undefined && { subject }),
      },
      sort: { by: 'newest', descending: true },
      limit,
      ...(cursor !== undefined && { after: cursor }),
    });
    const deliveries = found.docs.flatMap(({ doc }) =>
      doc.deliveries
        .filter((one) => standing === undefined || one.standing === standing)
        .filter((one) => event === undefined || one.event === event)
        .map((one): DeliveryAnswer => ({ subject: doc.subject, ...one })),
    );
    const body = { deliveries, ...withCursor(found) };
    return { status: 200, body, headers: at(through) };
  };
}

/** Sends one again under its own id, whether it was sent or given up. */
export function replayingOne(api: Api) {
  return async (asked: Asked): Promise<Answered> => {
    const { subscription } = await owned(api, asked.principal, asked.params.id ?? '');
    const notification = asked.params.delivery ?? '';
    const { documents } = await readModel<OutboxRecord>(api, outboxes, asked);
    const where = { subscription, notifications: { has: notification } };
    const [found] = (await documents.find({ where, limit: 1 })).docs;
    if (!found) throw unknownSubject();
    return answerOf(await replay(api, asked, found.id, notification));
  };
}

/** Sends again whatever was given up, a bounded number of subjects at a time. */
export function replayingDead(api: Api) {
  return async (asked: Asked): Promise<Answered> => {
    const { subscription } = await owned(api, asked.principal, asked.params.id ?? '');
    const { documents } = await readModel<OutboxRecord>(api, outboxes, asked);
    const where = { subscription, standings: { has: 'dead' } };
    const found = await documents.find({ where, limit: REPLAYED_SUBJECTS_MAX });
    const quietly = { principal: asked.principal, headers: {} };
    let replayed = 0;
    for (const { id, doc } of found.docs) {
      for (const { notification } of doc.deliveries.filter(isDead)) {
        const outcome = await replay(api, quietly, id, notification);
        if (outcome.kind === 'recorded') replayed += outcome.facts.length;
        else answerOf(outcome);
      }
    }
    return { status: 200, body: { replayed, more: found.cursor !== undefined } };
  };
}

function isDead({ standing }: Delivery): boolean {
  return standing === 'dead';
}

function replay(
  api: Api,
  { principal, headers }: Pick<Asked, 'principal' | 'headers'>,
  outbox: string,
  notification: string,
) {
  const stream = streamOf('outbox', outbox);
  const command = { stream, command: 'ReplayNotification', data: { notification } };
  return api.intake({ ...command, ...sentWith(headers) }, callerFor(principal));
}
