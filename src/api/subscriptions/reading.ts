import type { z } from 'zod';
import { type SubscriptionRecord, subscriptions } from '../../projections/subscriptions.ts';
import type { Api } from '../api.ts';
import { at, queryOf, readModel, unknownSubject, withCursor } from '../queries/reading.ts';
import type { Answered, Asked } from '../route.ts';
import { listQuery, type subscriptionSchema } from './contract.ts';
import { isMine } from './owned.ts';

/** Those that are there; foreign ones are left out, so that a page can be short. */
export function listing(api: Api) {
  return async (asked: Asked): Promise<Answered> => {
    const { limit, cursor } = queryOf(listQuery, asked);
    const { documents, through } = await readModel<SubscriptionRecord>(api, subscriptions, asked);
    const found = await documents.find({ limit, ...(cursor !== undefined && { after: cursor }) });
    const mine = found.docs.filter(({ doc }) => isMine(doc, asked.principal));
    return {
      status: 200,
      body: { subscriptions: mine.map(({ doc }) => shown(doc)), ...withCursor(found) },
      headers: at(through),
    };
  };
}

export function readingOne(api: Api) {
  return async (asked: Asked): Promise<Answered> => {
    const { documents, through } = await readModel<SubscriptionRecord>(api, subscriptions, asked);
    const found = await documents.get((asked.params.id ?? '').trim().toLowerCase());
    if (!found || !isMine(found.doc, asked.principal)) throw unknownSubject();
    return { status: 200, body: shown(found.doc), headers: at(through) };
  };
}

function shown(record: SubscriptionRecord): z.infer<typeof subscriptionSchema> {
  return { ...record };
}
