import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Locale } from '../config.ts';
import { claimFolder } from '../ledger/folder-lock.ts';
import { EXIT, Failure } from './command.ts';
import { strangersIn } from './copying.ts';
import { SECRET_FILE, writeSecret } from './secret.ts';
import { demoTexts } from './texts/demo.ts';

const MARKER = 'demo.json';

const markerSchema = z.strictObject({
  madeBy: z.literal('lading demo'),
  seed: z.int(),
  days: z.int(),
  shipments: z.int(),
  /** Where the company's clock stands: everything in it happened before. */
  endsMs: z.int(),
  /** Which ledger it is told to; markers of old do not say. */
  ledger: z.string().optional(),
  /** Everything has been told. */
  complete: z.boolean(),
});
export type Marker = z.infer<typeof markerSchema>;

/** What a folder says about the demo in it; undefined for one that is not there or empty. */
export function readMarker(dir: string, locale: Locale): Marker | undefined {
  if (strangersIn(dir).length === 0) return undefined;
  const path = join(dir, MARKER);
  const parsed = existsSync(path) ? markerSchema.safeParse(jsonIn(path)) : undefined;
  if (parsed?.success) return parsed.data;
  const message = demoTexts[locale].notOurs(dir);
  throw new Failure(EXIT.wrong, message, { code: 'folder-is-not-a-demo', dir });
}

export function writeMarker(dir: string, marker: Omit<Marker, 'madeBy'>): void {
  const told = { madeBy: 'lading demo', ...marker };
  writeFileSync(join(dir, MARKER), `${JSON.stringify(told)}\n`);
}

/** Removes a demo that nobody holds. */
export async function removeDemo(dir: string): Promise<void> {
  const claim = await claimFolder(dir);
  await claim[Symbol.asyncDispose]();
  rmSync(dir, { recursive: true, force: true });
}

/**
 * Digests, and references into the vault, follow from the installation's secret: for the same
 * seed to give the same facts, a demo's secret is no secret at all.
 */
export function writeDemoSecret(dir: string, seed: number): void {
  if (existsSync(join(dir, SECRET_FILE))) return;
  writeSecret(dir, createHash('sha256').update(`lading demo ${seed}`).digest('hex'));
}

function jsonIn(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
