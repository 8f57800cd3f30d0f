import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { Figures } from '../plan.ts';
import type { Args } from './child.ts';

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

/** Seconds that the command line takes to import a log and to rebuild from it, start included. */
export async function importLog({ dir, log }: Args): Promise<Figures> {
  const data = ['--data', join(dir, 'data'), '--json'];
  const imported = await timed(['import', String(log), '--format', 'ocel-csv', ...data]);
  const rebuilt = await timed(['rebuild', '--all', ...data]);
  return {
    importSeconds: imported.seconds,
    rebuildSeconds: rebuilt.seconds,
    facts: Number((JSON.parse(imported.out) as { facts: number }).facts),
  };
}

/** Rows of the log that were refused give exit code 1: that is as it should be. */
async function timed(args: readonly string[]): Promise<{ seconds: number; out: string }> {
  const startedMs = performance.now();
  const child = spawn(process.execPath, [MAIN, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const closed = once(child, 'close');
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = await closed;
  const seconds = (performance.now() - startedMs) / 1000;
  if (code !== 0 && code !== 1) throw new Error(`lading ${args[0]} ended with ${code}: ${err}`);
  return { seconds, out };
}
