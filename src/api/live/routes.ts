import { z } from 'zod';
import type { Action } from '../../access/actions.ts';
import { mayDo } from '../../access/roles.ts';
import type { Position } from '../../domain/envelope.ts';
import { code } from '../../domain/words.ts';
import type { Api } from '../api.ts';
import { cookiesOf } from '../asking.ts';
import { Problem } from '../problems.ts';
import { queryOf, wholeNumber } from '../queries/reading.ts';
import type { Answered, Asked, Route } from '../route.ts';
import type { LiveHub } from './hub.ts';
import { TOPIC_NAMES, type TopicName } from './topic.ts';

const EVENT_STREAM = 'text/event-stream; charset=utf-8';
const POSITION = /^\d{1,15}$/;

const liveQuery = z.strictObject({
  topics: z
    .string()
    .regex(/^(board|alerts)(,(board|alerts)){0,5}$/)
    .optional(),
  site: code.optional(),
  project: code.optional(),
  after: wholeNumber(z.int().nonnegative()).optional(),
  epoch: wholeNumber(z.int().positive()).optional(),
});

const ACTIONS: Readonly<Record<TopicName, Action>> = {
  board: 'read:operations',
  alerts: 'read:alerts',
};

/** What changes, as it changes. */
export function liveRoutes(api: Pick<Api, 'ledger'>, hub: Pick<LiveHub, 'join'>): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/v1/live',
      name: 'listenLive',
      topic: 'feed',
      action: 'read:operations',
      summary: ['实时推送（SSE）', 'What changes, as server-sent events'],
      about: [
        '事件：ready（开始）、card（看板卡片的最新状态）、alert（告警）、gone（已移除）、reload（变化太多，请重新加载）。id 是位置：断线后用 Last-Event-ID（或 after）续传，不会遗漏任何对象的最新状态。先读列表，再用其 Lading-Position 作为 after 连接。读得太慢的连接会被断开。',
        'Events: ready, card (a card of the board as it stands now), alert, gone (no longer there), reload (too much has changed: load anew what you show). The id is a position: reconnect with Last-Event-ID (or after) and no subject’s newest state is missed. Read the list first and connect with its Lading-Position as after. A reader that is too slow is cut and resumes.',
      ],
      query: liveQuery,
      headers: ['last-event-id', 'accept-language'],
      answers: { 200: { about: ['事件流', 'A stream of events'], media: 'text/event-stream' } },
      handle: (asked) => listen(api, hub, asked),
    },
  ];
}

async function listen(
  { ledger }: Pick<Api, 'ledger'>,
  hub: Pick<LiveHub, 'join'>,
  asked: Asked,
): Promise<Answered> {
  const { principal, headers, address, signal, locale } = asked;
  const { topics, site, project, after, epoch } = queryOf(liveQuery, asked);
  const presented = { method: 'GET', headers, cookies: cookiesOf(headers), address };
  const last = headers['last-event-id'];
  if (signal.aborted) throw new Problem('server-must-not-be-stopping');
  const flow = await hub.join({
    view: { locale, principal, topics: topicsFor(asked, topics), site, project },
    presented,
    after: positionIn(last) ?? after,
    isForeign: (epoch !== undefined && epoch !== ledger.identity.epoch) || isOdd(last),
  });
  signal.addEventListener('abort', () => flow.destroy(), { once: true });
  return {
    status: 200,
    flow: { media: EVENT_STREAM, stream: flow },
    headers: { 'cache-control': 'no-store', 'x-accel-buffering': 'no' },
  };
}

/** Those that were asked for, each allowed; without a wish all that are. */
function topicsFor({ principal }: Asked, wanted: string | undefined): ReadonlySet<TopicName> {
  const { role } = principal;
  const named = TOPIC_NAMES.filter((name) => wanted?.split(',').includes(name) ?? true);
  const allowed = named.filter((name) => mayDo(role, ACTIONS[name]));
  const [denied] =
    wanted === undefined && allowed.length > 0
      ? []
      : named.filter((name) => !allowed.includes(name));
  if (denied) throw new Problem('role-must-allow-it', { role, action: ACTIONS[denied] });
  return new Set(allowed);
}

function positionIn(last: string | undefined): Position | undefined {
  return last !== undefined && POSITION.test(last) ? Number(last) : undefined;
}

/** A browser sends what it was given last: what is no position was not given by us. */
function isOdd(last: string | undefined): boolean {
  return last !== undefined && last !== '' && !POSITION.test(last);
}
