import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Environment } from '../../src/config.ts';

const LOOK_EVERY_MS = 10;
const PATIENCE_MS = 30_000;

export interface Child {
  readonly process: ChildProcessWithoutNullStreams;
  /** What it has said until now. */
  readonly said: () => { readonly out: string; readonly err: string };
  /** Exit code and everything it said, once it is over. */
  readonly over: Promise<{
    readonly exit: number | null;
    readonly out: string;
    readonly err: string;
  }>;
}

/** The command line in a process of its own; stdin stays open. */
export function startLading(...argv: readonly string[]): Child {
  return startLadingIn({}, ...argv);
}

/** The same with variables of its own. */
export function startLadingIn(environment: Environment, ...argv: readonly string[]): Child {
  const child = spawn(process.execPath, ['src/main.ts', ...argv], {
    env: { ...process.env, LADING_LOCALE: 'en', ...environment },
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (text) => {
    out += text;
  });
  child.stderr.on('data', (text) => {
    err += text;
  });
  const over = once(child, 'close').then(([exit]) => ({ exit: exit as number | null, out, err }));
  return { process: child, said: () => ({ out, err }), over };
}

/** An import that waits for stdin and holds its folder meanwhile. */
export async function holdFolder(dir: string): Promise<Child> {
  const child = startLading('import', '-', '--format', 'commands-ndjson', '--data', dir);
  await until(() => existsSync(join(dir, 'lading.lock')));
  return child;
}

export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const giveUpMs = performance.now() + PATIENCE_MS;
  while (!(await isSo())) {
    if (performance.now() > giveUpMs) throw new Error('waited in vain');
    await pause(LOOK_EVERY_MS);
  }
}
