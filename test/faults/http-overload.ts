import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { ADMIN_KEY, serve } from '../support/serving.ts';
import type { Fault } from './fault.ts';
import { pickOf, planOf, postUntilDone, releaseOf } from './http-commands.ts';

const CLIENTS = 64;
const OVERLOAD = 10;
/** So many that no stream grows longer than those of real shipments. */
const SHIPMENTS = 6_400;
const PLANS_AT_ONCE = 32;
const WARM_UP_MS = 3_000;
const PEAK_MS = 6_000;
const OVERLOAD_MS = 60_000;
const SHORT_MS = 1_500;
/** Told to come again after a second, these come ten times as often. */
const IMPATIENT_MS = 100;
const GOODPUT_SHARE_MIN = 0.8;
const P99_TIMES_MAX = 5;
const RSS_MIB_MAX = 512;
const PROCESS_STATUS_KIB = 1_024;

interface Load {
  readonly accepted: number;
  readonly shed: number;
  readonly failed: number;
  readonly perSecond: number;
  /** Of those that were accepted, in ms. */
  readonly p99Ms: number;
}

/**
 * Ten times as many clients as the server can serve at its best, for a minute: it goes on at its
 * pace, says no at once to the others, and afterwards is as it was.
 */
export const httpOverload: Fault = {
  name: 'http-overload',
  async run({ folder, short }) {
    await using server = await serve(folder);
    for (let first = 0; first < SHIPMENTS; first += PLANS_AT_ONCE) {
      const some = Array.from({ length: PLANS_AT_ONCE }, (_, n) => `LOAD${first + n}`);
      await Promise.all(
        some.map(async (shipment) => {
          await postUntilDone(server.url, planOf(shipment));
          await postUntilDone(server.url, releaseOf(shipment));
        }),
      );
    }
    const counter = { next: 0 };
    const load = (clients: number, ms: number): Promise<Load> =>
      loaded(server.url, clients, short ? SHORT_MS : ms, counter);
    await load(CLIENTS, WARM_UP_MS);
    const peak = await load(CLIENTS, PEAK_MS);
    const over = await load(CLIENTS * OVERLOAD, OVERLOAD_MS);
    const after = await load(CLIENTS, PEAK_MS);
    const mib = peakMiB(server.child.pid ?? 0);
    const seen = [
      `peak ${shown(peak)}`,
      `overloaded ${shown(over)}, ${over.shed} shed`,
      `after ${shown(after)}, ${after.shed} shed`,
      `${mib} MiB at most`,
    ].join('; ');
    assert.equal(peak.failed + over.failed + after.failed, 0, `failures: ${seen}`);
    assert.equal(after.shed, 0, `still shedding: ${seen}`);
    assert.ok(mib <= RSS_MIB_MAX, `too much memory: ${seen}`);
    // A second and a half says nothing of rates.
    if (short) return seen;
    assert.ok(over.perSecond >= GOODPUT_SHARE_MIN * peak.perSecond, `goodput: ${seen}`);
    assert.ok(over.p99Ms <= P99_TIMES_MAX * peak.p99Ms, `p99: ${seen}`);
    assert.ok(after.perSecond >= GOODPUT_SHARE_MIN * peak.perSecond, `recovery: ${seen}`);
    return seen;
  },
};

function shown({ perSecond, p99Ms }: Load): string {
  return `${Math.round(perSecond)}/s p99 ${p99Ms.toFixed(1)} ms`;
}

async function loaded(
  url: string,
  clients: number,
  ms: number,
  counter: { next: number },
): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const until = performance.now() + ms;
  const times: number[] = [];
  let [shed, failed] = [0, 0];
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (performance.now() < until) {
        const sentAt = performance.now();
        const nth = counter.next;
        counter.next += 1;
        const status = await send(agent, url, nth);
        if (status === 200) times.push(performance.now() - sentAt);
        else if (status === 503 || status === 429) {
          shed += 1;
          await pause(IMPATIENT_MS);
        } else failed += 1;
      }
    }),
  );
  const seconds = (performance.now() - begun) / 1_000;
  agent.destroy();
  const sorted = times.toSorted((a, b) => a - b);
  const p99Ms = sorted[Math.ceil(sorted.length * 0.99) - 1] ?? 0;
  return { accepted: times.length, shed, failed, perSecond: times.length / seconds, p99Ms };
}

/** Much cheaper than fetch, so that the server is what is measured; 0 where nothing was answered. */
function send(agent: Agent, url: string, nth: number): Promise<number> {
  const { path, key, body } = pickOf(`LOAD${nth % SHIPMENTS}`, nth);
  const text = JSON.stringify(body);
  const { promise, resolve } = Promise.withResolvers<number>();
  const sending = request(`${url}${path}`, {
    agent,
    method: 'POST',
    headers: {
      authorization: `Bearer ${ADMIN_KEY}`,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
      'idempotency-key': key,
    },
  });
  sending.on('response', (answer) => {
    answer.resume().on('end', () => resolve(answer.statusCode ?? 0));
  });
  sending.on('error', () => resolve(0));
  sending.end(text);
  return promise;
}

function peakMiB(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const kib = Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? 0);
  return Math.ceil(kib / PROCESS_STATUS_KIB);
}
