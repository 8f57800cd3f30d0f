import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Figures } from '../plan.ts';
import type { Args } from './child.ts';

const SERVER = fileURLToPath(new URL('./ready-server.ts', import.meta.url));

/** Seconds from the start of a process until it could answer its first request. */
export async function ready({ dir }: Args): Promise<Figures> {
  const startedMs = performance.now();
  const server = spawn(process.execPath, [SERVER, dir], { stdio: ['ignore', 'pipe', 'inherit'] });
  const closed = once(server, 'close');
  const said = await Promise.race([once(server.stdout, 'data').then(String), closed]);
  const seconds = (performance.now() - startedMs) / 1000;
  await closed;
  if (said !== 'ready') throw new Error(`the server did not get ready: ${said}`);
  return { seconds };
}
