import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { basename } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A process of a fault run that says on stdout what it does; its disposal ends it somehow. */
export interface Child extends AsyncDisposable {
  /** Resolves with its first line. */
  readonly begun: Promise<void>;
  /** Waits for something, but no longer than it lives. */
  during<T>(work: Promise<T>): Promise<T>;
  /** SIGKILL; resolves when it is gone and all that it said was heard. */
  kill(): Promise<void>;
  /** Closes its input, upon which it must end in order and with exit code 0. */
  stop(): Promise<void>;
}

/** Starts a script; it also loses its input when we die. */
export function startChild(
  url: URL,
  given: readonly (string | number)[],
  hear: (line: string) => void,
): Child {
  const path = fileURLToPath(url);
  const script = basename(path);
  const child = spawn(process.execPath, [path, ...given.map(String)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  const silent = once(lines, 'close');
  const exited = once(child, 'exit');
  const heard = once(lines, 'line');
  lines.on('line', hear);
  child.stdin.on('error', () => undefined); // It may be gone before it was asked to go.

  async function gone(): Promise<unknown> {
    const [code, signal] = await exited;
    await silent;
    return signal ?? code;
  }
  const died = exited.then(([code, signal]) => {
    throw new Error(`${script} ended: ${signal ?? code}`);
  });
  const begun = Promise.race([heard.then(() => undefined), died]);
  for (const unheard of [died, begun]) unheard.catch(() => undefined);
  return {
    begun,
    during: (work) => Promise.race([work, died]),
    async kill() {
      child.kill('SIGKILL');
      assert.equal(await gone(), 'SIGKILL', `${script} ended by itself`);
    },
    async stop() {
      child.stdin.end();
      assert.equal(await gone(), 0, `${script} did not end in order`);
    },
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await gone();
    },
  };
}

/** Of a script that `startChild` started: aborts when it is asked to end. */
export function untilAsked(): AbortSignal {
  const asked = new AbortController();
  process.stdin.on('end', () => asked.abort()).resume();
  return asked.signal;
}
