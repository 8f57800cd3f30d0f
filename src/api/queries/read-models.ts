import { z } from 'zod';
import { createReach, isUnconfined, type Reach } from '../../access/scope.ts';
import { projections } from '../../projections/all.ts';
import type { AnyProjection } from '../../projections/projection.ts';
import { type RefusedFollowUps, refusedFollowUps } from '../../projections/refused-follow-ups.ts';
import type { Parked } from '../../read-models/read-models.ts';
import { say } from '../../wording/rules.ts';
import type { Api } from '../api.ts';
import type { Answered, Asked, Route } from '../route.ts';
import { withUtc } from '../texts.ts';
import { readModelList, refusedFollowUpList } from './contract/read-models.ts';
import * as reading from './reading.ts';

const PARKED_SHOWN_MAX = 100;

const refusedQuery = z.strictObject(reading.pageFields);

export function readModelRoutes(api: Api): readonly Route[] {
  const reach = createReach(api.states, api.aggregates);
  const common = { method: 'GET', topic: 'system', action: 'read:facts' } as const;
  return [
    {
      ...common,
      path: '/v1/read-models',
      name: 'listReadModels',
      summary: ['读模型的进度', 'How far the read models are'],
      query: z.strictObject({}),
      answers: { 200: { about: ['读模型', 'The read models'], schema: readModelList } },
      handle: (asked) => list(api, reach, asked),
    },
    {
      ...common,
      path: '/v1/refused-follow-ups',
      name: 'listRefusedFollowUps',
      summary: ['未能跟进的事项', 'What should have followed and was refused'],
      about: [
        '按对象列出，最近的在前。',
        'A subject an entry, the one to which it happened last before the others.',
      ],
      query: refusedQuery,
      answers: {
        200: { about: ['一页对象', 'A page of subjects'], schema: refusedFollowUpList },
      },
      problems: ['read-model-must-have-come-so-far'],
      handle: (asked) => refused(api, reach, asked),
    },
  ];
}

async function list(api: Api, reach: Reach, { principal }: Asked): Promise<Answered> {
  const head = await api.ledger.head();
  const sees = ({ stream }: { readonly stream: string }) => reach.sees(principal, stream);
  const items = [];
  for (const projection of projections) {
    const standing = await standingOf(api, projection, head);
    items.push({ ...standing, parked: await filtered(standing.parked, sees) });
  }
  return { status: 200, body: { items }, headers: reading.at(head) };
}

async function standingOf(api: Api, { name, version }: AnyProjection, head: number) {
  const documents = await api.readModels.published<object>(name);
  const checkpoint = await documents?.checkpoint();
  const isOurs = checkpoint?.ledger === api.ledger.identity.ledger;
  if (!documents || documents.version !== version || !isOurs) {
    return { name, version, standing: 'being-built', parked: [] as readonly Parked[] };
  }
  const { through } = checkpoint;
  const parked = (await documents.parked()).slice(0, PARKED_SHOWN_MAX);
  const behind = Math.max(0, head - through);
  return { name, version, standing: 'published', position: through, behind, parked };
}

async function refused(api: Api, reach: Reach, asked: Asked): Promise<Answered> {
  const { principal, locale } = asked;
  const { documents, through } = await reading.readModel<RefusedFollowUps>(
    api,
    refusedFollowUps,
    asked,
  );
  const query = reading.queryOf(refusedQuery, asked);
  const sort = { by: 'lastAt', descending: true };
  const found = await documents.find({ sort, ...reading.pageOf(query) });
  const docs = await filtered(found.docs, ({ id }) => mayKnow(id));
  const items = docs.map(({ doc }) => ({
    ...doc,
    refusals: doc.refusals.map((one) => ({
      ...withUtc(one),
      text: say(one.rule, one.params ?? {}, locale),
    })),
  }));
  const body = { items, ...reading.withCursor(found) };
  return { status: 200, body, headers: reading.at(through) };

  /** Few have it: they are judged one by one, and a page may be shorter for it. */
  async function mayKnow(stream: string): Promise<boolean> {
    return isUnconfined(principal.scope) || (await reach.sees(principal, stream));
  }
}

async function filtered<T>(
  all: readonly T[],
  is: (one: T) => Promise<boolean>,
): Promise<readonly T[]> {
  const kept: T[] = [];
  for (const one of all) if (await is(one)) kept.push(one);
  return kept;
}
