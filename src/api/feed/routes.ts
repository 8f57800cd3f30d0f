import { Readable } from 'node:stream';
import { z } from 'zod';
import { recordedSchema } from '../../domain/envelope.ts';
import type { LedgerIdentity } from '../../ledger/ledger.ts';
import type { Api } from '../api.ts';
import { Seats } from '../live/seats.ts';
import { Problem } from '../problems.ts';
import { queryOf, wholeNumber } from '../queries/reading.ts';
import type { Answered, Asked, Route } from '../route.ts';
import { type Arrivals, openArrivals } from './arrivals.ts';
import { type FactsPage, factsPage } from './facts-page.ts';
import { sightOf } from './sight.ts';

const LIMIT_MAX = 1_000;
const LIMIT_USUAL = 200;
const WAIT_SECONDS_MAX = 30;
const SECOND_MS = 1_000;
const TYPES_MAX = 100;
/** Those who wait for news at the same time. */
const WAITING_MAX = { each: 8, all: 256 };
const LINES = 'application/x-ndjson';

const factsQuery = z.strictObject({
  after: wholeNumber(z.int().nonnegative()).default(0),
  epoch: wholeNumber(z.int().positive()).optional(),
  limit: wholeNumber(z.int().min(1).max(LIMIT_MAX)).default(LIMIT_USUAL),
  types: z
    .string()
    .regex(/^[A-Z][A-Za-z]{1,59}(,[A-Z][A-Za-z]{1,59}){0,99}$/)
    .max(TYPES_MAX * 61)
    .optional(),
  category: z
    .string()
    .regex(/^[a-z][a-z-]{0,59}$/)
    .optional(),
  wait: wholeNumber(z.int().min(0).max(WAIT_SECONDS_MAX)).default(0),
});

const factsAnswer = z.strictObject({
  /** Positions mean something within one ledger and epoch. */
  ledger: z.string(),
  epoch: z.int().positive(),
  facts: z.array(recordedSchema),
  through: z.int().nonnegative(),
  more: z.boolean(),
});

/** History as it is recorded, resumable by position. */
export function feedRoutes(
  api: Pick<Api, 'ledger' | 'aggregates' | 'states'>,
  random: () => number = Math.random,
): readonly Route[] {
  const own: Own = {
    api,
    arrivals: openArrivals(api.ledger, random),
    seats: new Seats(WAITING_MAX),
  };
  return [
    {
      method: 'GET',
      path: '/v1/facts',
      name: 'readFacts',
      topic: 'feed',
      action: 'read:facts',
      summary: ['按记录顺序读取事实，可续读', 'Facts in recording order, resumable by position'],
      about: [
        '从 after 之后开始；下一次用 through 作为 after。即使没有您可见的事实，through 也会前进。wait 秒内没有新事实时返回空列表。账本恢复后 epoch 会变化：带上 epoch，就会在位置失效时得到 410。Accept: application/x-ndjson 时每行一个事实，其余内容在响应头中。',
        'Begins behind after; ask again with after = through, which moves on even where nothing was for you to see. wait holds an empty answer back for so many seconds, until something comes. A restore changes the epoch: send yours along, and a position that means nothing any more is answered 410. With Accept: application/x-ndjson there is a fact a line and the rest stands in the headers.',
      ],
      query: factsQuery,
      answers: {
        200: {
          about: ['事实', 'Facts, and where to go on'],
          schema: factsAnswer,
          media: ['application/json', LINES],
        },
      },
      problems: ['epoch-must-be-current'],
      handle: (asked) => readFacts(own, asked),
    },
  ];
}

interface Own {
  readonly api: Pick<Api, 'ledger' | 'aggregates' | 'states'>;
  readonly arrivals: Arrivals;
  readonly seats: Seats;
}

async function readFacts({ api, arrivals, seats }: Own, asked: Asked): Promise<Answered> {
  const { after, limit, types, category, wait, epoch } = queryOf(factsQuery, asked);
  const { ledger } = api;
  mustBeEpoch(ledger.identity, epoch);
  const sees = sightOf(api, asked.principal);
  const wanted = { limit, types: types?.split(','), category };
  const next = (from: number) => factsPage(ledger, sees, { ...wanted, after: from }, asked.signal);
  let page = await next(after);
  if (wait > 0 && isAtTheEnd(page)) {
    const leave = seats.take(asked.principal.actor);
    const over = new AbortController();
    const timer = setTimeout(() => over.abort(), wait * SECOND_MS);
    const enough = AbortSignal.any([asked.signal, over.signal]);
    try {
      while (isAtTheEnd(page) && !enough.aborted) {
        await arrivals.after(page.through, enough);
        page = await next(page.through);
      }
    } finally {
      clearTimeout(timer);
      leave();
    }
  }
  return answerOf(ledger.identity, page, asked.headers.accept ?? '');
}

/** Throws the problem 410 for an epoch that is not the ledger's. */
function mustBeEpoch({ epoch }: LedgerIdentity, said: number | undefined): void {
  if (said !== undefined && said !== epoch) throw new Problem('epoch-must-be-current', { epoch });
}

function isAtTheEnd({ facts, more }: FactsPage): boolean {
  return facts.length === 0 && !more;
}

/** The facts are JSON already: they are put together, not read and written again. */
function answerOf(
  { ledger, epoch }: LedgerIdentity,
  { facts, through, more }: FactsPage,
  accept: string,
): Answered {
  const position = { 'lading-position': String(through) };
  if (!accept.includes(LINES)) {
    const around = JSON.stringify({ ledger, epoch, through, more });
    const text = `${around.slice(0, -1)},"facts":[${facts.join(',')}]}`;
    return flowing(text, 'application/json; charset=utf-8', position);
  }
  return flowing(facts.map((fact) => `${fact}\n`).join(''), `${LINES}; charset=utf-8`, {
    ...position,
    'lading-more': String(more),
    'lading-ledger': ledger,
    'lading-epoch': String(epoch),
  });
}

function flowing(text: string, media: string, headers: Record<string, string>): Answered {
  const bytes = Buffer.from(text);
  return {
    status: 200,
    flow: { media, stream: Readable.from([bytes], { objectMode: false }) },
    headers: { ...headers, 'content-length': String(bytes.length), vary: 'accept' },
  };
}
