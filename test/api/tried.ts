import { z } from 'zod';
import type { Answered, Asked, Route } from '../../src/api/route.ts';

type More = Partial<Omit<Route, 'handle' | 'path'>>;

/** A route for one test, open to sales; `handle` gets what was asked and answers it. */
export function route(path: string, handle: Route['handle'], more: More = {}): Route {
  return {
    method: 'GET',
    path,
    name: 'tried',
    topic: 'system',
    action: 'order:intake',
    summary: ['试', 'tried'],
    answers: { 200: { about: ['好', 'fine'] } },
    handle,
    ...more,
  };
}

/** Answers what the server has made of a request. */
export const echo = async ({ params, query, body, locale }: Asked): Promise<Answered> => ({
  status: 200,
  body: { params, query, body, locale },
});

/** A body that is judged by the server, with a text and a number. */
export const judged: NonNullable<Route['body']> = {
  schema: z.strictObject({ sku: z.string().min(1), qty: z.number() }),
  examples: {},
  judgedBy: 'route',
};
/** A body that only has to be JSON. */
export const json: NonNullable<Route['body']> = {
  schema: undefined,
  examples: {},
  judgedBy: 'handler',
};
