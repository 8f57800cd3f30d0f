import { timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { PROBLEM_MEDIA, problemBody } from './answering.ts';
import { addressOf } from './asking.ts';
import { isLoopback } from './limits.ts';
import { type ApiRule, Problem } from './problems.ts';

export const LOCAL_CLI_PATH = '/local/cli';
/** Carries the call as base64url of JSON: arguments may be of any language. */
export const LOCAL_CALL_HEADER = 'lading-call';

/** What the command line asks of the server on its machine; the body is the command's input. */
const localCallSchema = z.strictObject({
  argv: z.array(z.string()).max(100),
  locale: z.enum(['zh-CN', 'en']),
  called: z.string(),
  /** About how many characters of input there are. */
  characters: z.number().optional(),
  out: z.strictObject({ isTTY: z.boolean(), columns: z.number(), hasColors: z.boolean() }),
  err: z.strictObject({ isTTY: z.boolean(), columns: z.number(), hasColors: z.boolean() }),
});
export type LocalCall = z.infer<typeof localCallSchema>;

/** A line of the answer: text for stdout or stderr, and at last the exit code. */
type LocalSaid = { readonly out: string } | { readonly err: string } | { readonly exit: number };

/** Tells one thing; false when the listener is slower, and `drained` resolves when it is not. */
export interface LocalTelling {
  say(said: LocalSaid): boolean;
  drained(): Promise<unknown>;
}

export type RunLocalCall = (
  call: LocalCall,
  input: AsyncIterable<Uint8Array>,
  telling: LocalTelling,
  signal: AbortSignal,
) => Promise<number>;

/**
 * Runs commands for the command line of the same user on the same machine: `token` stands in the
 * folder's lock, which nobody else can read. Not part of the interface for others.
 */
export function localCli(token: string, run: RunLocalCall) {
  const wanted = Buffer.from(`Bearer ${token}`);
  return (request: IncomingMessage, response: ServerResponse): void => {
    const no = refusalOf(request, wanted);
    const call = no ? undefined : callIn(request);
    if (!call) {
      turnAway(response, no ?? 'request-must-be-well-formed');
      return;
    }
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    response.writeHead(200, {
      'content-type': 'application/x-ndjson',
      'cache-control': 'no-store',
    });
    response.flushHeaders();
    const telling: LocalTelling = {
      say: (said) => response.destroyed || response.write(`${JSON.stringify(said)}\n`),
      drained: () => once(response, 'drain', { signal: gone.signal }).catch(() => undefined),
    };
    void run(call, request, telling, gone.signal).then(
      (exit) => response.end(`${JSON.stringify({ exit })}\n`),
      () => response.destroy(),
    );
  };
}

function refusalOf({ method, headers, socket }: IncomingMessage, wanted: Buffer) {
  const isHere = isLoopback(addressOf({ ip: socket.remoteAddress ?? '' }));
  const isForwarded = 'x-forwarded-for' in headers || 'forwarded' in headers;
  if (!isHere || isForwarded) return 'route-must-exist';
  const given = Buffer.from(headers.authorization ?? '');
  const isOurs = given.length === wanted.length && timingSafeEqual(given, wanted);
  if (!isOurs) return 'caller-must-be-known';
  return method === 'POST' ? undefined : 'method-must-fit';
}

function callIn({ headers }: IncomingMessage): LocalCall | undefined {
  try {
    const text = Buffer.from(String(headers[LOCAL_CALL_HEADER]), 'base64url').toString();
    return localCallSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

function turnAway(response: ServerResponse, rule: ApiRule): void {
  const body = problemBody(new Problem(rule, { allow: 'POST' }), 'en', '-');
  response.writeHead(body.status, { 'content-type': PROBLEM_MEDIA, connection: 'close' });
  response.end(JSON.stringify(body));
}
