import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import type { Figures } from '../plan.ts';
import { percentile } from '../statistics.ts';

const CONNECTIONS = 64;
const WARM_UP_MS = 2_000;
const MEASURED_MS = 6_000;
/** The kernel counts processor time in hundredths of a second. */
const TICK_MICROS = 10_000;

/** What is posted; `nth` makes each request one of its own. */
export interface Posting {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

interface Server {
  readonly url: string;
  readonly pid: number;
}

/** Posts over 64 connections, each one request after the other; every answer must be 200. */
export async function httpLoad(
  { url, pid }: Server,
  posting: (nth: number) => Posting,
): Promise<Figures> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const counter = { next: 0 };
  const load = async (ms: number): Promise<readonly number[]> => {
    const times: number[] = [];
    const until = performance.now() + ms;
    const client = async (): Promise<void> => {
      while (performance.now() < until) {
        counter.next += 1;
        const sentAt = performance.now();
        const status = await post(agent, url, posting(counter.next));
        if (status !== 200) throw new Error(`answered ${status}`);
        times.push(performance.now() - sentAt);
      }
    };
    await Promise.all(Array.from({ length: CONNECTIONS }, client));
    return times;
  };
  await load(WARM_UP_MS);
  const [cpuBefore, begun] = [cpuMicros(pid), performance.now()];
  const times = await load(MEASURED_MS);
  const seconds = (performance.now() - begun) / 1_000;
  const cpu = cpuMicros(pid) - cpuBefore;
  agent.destroy();
  return {
    perSecond: times.length / seconds,
    p50Ms: percentile(times, 0.5),
    p99Ms: percentile(times, 0.99),
    serverCpuMicros: cpu / times.length,
  };
}

function post(agent: Agent, url: string, { path, headers, body }: Posting): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const length = { 'content-length': Buffer.byteLength(body) };
  const sending = request(`${url}${path}`, {
    agent,
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers, ...length },
  });
  sending.on('response', (answer) => {
    answer.resume().on('end', () => resolve(answer.statusCode ?? 0));
  });
  sending.on('error', reject);
  sending.end(body);
  return promise;
}

/** Processor time of all threads of a process so far. */
function cpuMicros(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * TICK_MICROS;
}
