import { spawn } from 'node:child_process';
import { join } from 'node:path';

const REPOSITORY = join(import.meta.dirname, '..', '..');
const TIMEOUT_MS = 300_000;

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A data folder with its embedded stores, or with the variables that name other stores. */
export type Installation =
  | string
  | { readonly dir: string; readonly stores: Readonly<Record<string, string>> };

/** Runs the command line as a person would, in a process of its own, and waits for its end. */
export async function lading(at: Installation, ...args: readonly string[]): Promise<Ran> {
  const { dir, stores } = typeof at === 'string' ? { dir: at, stores: {} } : at;
  const argv = ['src/main.ts', ...args, '--data', dir];
  const child = spawn(process.execPath, argv, {
    cwd: REPOSITORY,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: TIMEOUT_MS,
    env: { ...process.env, LADING_LOCALE: 'en', ...stores },
  });
  const [out, err] = [textOf(child.stdout), textOf(child.stderr)];
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  return { code, out: await out, err: await err };
}

/** What a command prints with `--json`; throws unless it ends well. */
export async function ask<T>(at: Installation, ...args: readonly string[]): Promise<T> {
  const { code, out, err } = await lading(at, ...args, '--json');
  if (code !== 0) throw new Error(`${args[0]} ended with ${code}: ${(err || out).slice(0, 500)}`);
  return JSON.parse(out) as T;
}

async function textOf(stream: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
