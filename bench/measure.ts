import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Figures } from './plan.ts';

const CHILD = fileURLToPath(new URL('./probes/child.ts', import.meta.url));
const CHILD_MS_MAX = 300_000;
const ERROR_CHARACTERS_MAX = 2_000;

/** Runs one probe in a process of its own and answers what it found. */
export async function measure(
  name: string,
  args: Readonly<Record<string, string | number>>,
  signal: AbortSignal,
): Promise<Figures> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(CHILD_MS_MAX)]);
  const child = spawn(process.execPath, [CHILD, name, JSON.stringify(args)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    signal: limit,
  });
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.err = (said.err + text).slice(-ERROR_CHARACTERS_MAX);
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`the measurement ${name} failed (${code}):\n${said.err.trim()}`);
  return JSON.parse(said.out) as Figures;
}
