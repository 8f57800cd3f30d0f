import { pino } from 'pino';
import type { Api } from '../../src/api/api.ts';
import { queryRoutes } from '../../src/api/queries/routes.ts';
import { openToWrite, type Writing } from '../../src/cli/stores.ts';
import { aggregates } from '../../src/domain/aggregates.ts';
import { createStates } from '../../src/ledger/states.ts';
import { shipmentsOf } from '../data/history.ts';
import { lifeOf } from '../data/shipment-life.ts';
import type { Figures } from '../plan.ts';
import { percentile } from '../statistics.ts';
import type { Args } from './child.ts';
import { CONFIG } from './product.ts';

/** A page is asked for by its id, a list by what narrows it. */
const QUESTIONS: Readonly<Record<string, Question>> = {
  board: { route: 'getBoard', times: 200, query: (at) => (at % 2 === 0 ? {} : siteOf(at)) },
  page: { route: 'getShipment', times: 1_000, query: () => ({}) },
  list: {
    route: 'listShipments',
    times: 500,
    query: (at) => ({ ...siteOf(at), sort: at % 2 === 0 ? 'shipment' : '-since' }),
  },
  report: { route: 'getReport', times: 3, query: () => ({ by: 'site' }) },
};
const WARM = 5;

interface Question {
  readonly route: string;
  readonly times: number;
  readonly query: (at: number) => Readonly<Record<string, string>>;
}

/** Milliseconds from a question to its answer as the text that is sent, the server left out. */
export async function asked({ dir, what }: Args): Promise<Figures> {
  const question = QUESTIONS[String(what)];
  if (!question) throw new Error(`nobody asks for ${what}`);
  await using stores = await openToWrite(CONFIG, dir);
  const shipments = shipmentsOf(await stores.ledger.head());
  const ask = asking(stores, question, shipments);
  for (let at = 0; at < Math.min(WARM, question.times); at += 1) await ask(at);
  const times: number[] = [];
  let characters = 0;
  for (let at = 0; at < question.times; at += 1) {
    const startedMs = performance.now();
    characters += (await ask(at)).length;
    times.push(performance.now() - startedMs);
  }
  return {
    p50Ms: percentile(times, 0.5),
    p99Ms: percentile(times, 0.99),
    shipments,
    characters: Math.round(characters / question.times),
  };
}

function asking(stores: Writing, { route: name, query }: Question, shipments: number) {
  const { ledger } = stores;
  const states = createStates(ledger, aggregates);
  const log = pino({ level: 'silent' });
  const { timeZone } = CONFIG;
  const known = { ...stores, aggregates, states, log, timeZone, now: Date.now };
  // Queries never execute anything: what commands need is not there.
  const route = queryRoutes(known as unknown as Api).find((one) => one.name === name);
  if (!route) throw new Error(`there is no route ${name}`);
  const { signal } = new AbortController();
  return async (at: number): Promise<string> => {
    const { id } = lifeOf((at * 7_919) % shipments);
    const { body } = await route.handle({
      principal: { actor: 'key:bench', role: 'manager', scope: {}, via: 'key' },
      params: { id, name: 'deliveries' },
      query: route.query?.parse(query(at)) ?? {},
      body: undefined,
      headers: {},
      locale: 'zh-CN',
      id: String(at),
      address: '127.0.0.1',
      signal,
    });
    return JSON.stringify(body);
  };
}

function siteOf(at: number): { readonly site: string } {
  return { site: `WH-${at % 5}` };
}
