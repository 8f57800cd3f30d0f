import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';

const MAIN = join(import.meta.dirname, '../../src/main.ts');
const READY_MS_MAX = 20_000;
const LOOK_EVERY_MS = 10;
const SAID_CHARACTERS_MAX = 4_000;

/** An admin's key that a served process is told by its environment. */
export const ADMIN_KEY = 'an-admin-key-for-tests-of-a-served-process';

/** A server in a process of its own, as `lading serve` starts it. */
export interface Served extends AsyncDisposable {
  readonly url: string;
  readonly child: ChildProcess;
  /** Undefined while it runs. */
  readonly ended: Promise<{ readonly code: number | null; readonly signal: string | null }>;
  kill(): Promise<void>;
}

/** Starts a server on a free port; ready when `/readyz` says so. */
export async function serve(
  folder: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<Served> {
  const child = spawn(process.execPath, [MAIN, 'serve', '--data', folder], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      LADING_PORT: '0',
      LADING_ADMIN_KEY: ADMIN_KEY,
      LADING_LOG_LEVEL: 'info',
      ...environment,
    },
  });
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal }));
  const listening = Promise.withResolvers<string>();
  let said = '';
  const note = (line: string): void => {
    said = `${said}${line}\n`.slice(-SAID_CHARACTERS_MAX);
  };
  createInterface({ input: child.stderr }).on('line', note);
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (!line.includes('"listening"')) return;
    const { url } = JSON.parse(line) as { url?: string };
    if (url !== undefined) listening.resolve(url);
  });
  const failed = ended.then(({ code }) => {
    throw new Error(`the server ended with ${code}:\n${said}`);
  });
  failed.catch(() => undefined);
  const url = await Promise.race([listening.promise, failed]);
  await Promise.race([ready(url), failed]);
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
  };
  return { url, child, ended, kill, [Symbol.asyncDispose]: kill };
}

async function ready(url: string): Promise<void> {
  const giveUpMs = performance.now() + READY_MS_MAX;
  for (;;) {
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    await answer?.arrayBuffer();
    if (answer?.status === 200) return;
    if (performance.now() > giveUpMs) throw new Error('the server is not ready after 20 s');
    await pause(LOOK_EVERY_MS);
  }
}
