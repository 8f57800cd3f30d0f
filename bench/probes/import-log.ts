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
    facts: imported.said.facts ?? 0,
  };
}

interface Timed {
  readonly seconds: number;
  readonly said: Figures;
}

/** An import with refused rows ends with 1, which is as it should be; only an error is none. */
async function timed(args: readonly string[]): Promise<Timed> {
  const startedMs = performance.now();
  const child = spawn(process.execPath, [MAIN, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const closed = once(child, 'close');
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  await closed;
  const seconds = (performance.now() - startedMs) / 1000;
  const said = JSON.parse(out || '{}') as Figures;
  if (!(Number(said.facts ?? said.events) > 0)) throw new Error(`lading ${args[0]} failed: ${err}`);
  return { seconds, said };
}
