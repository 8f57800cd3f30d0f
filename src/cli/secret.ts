import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

const SECRET_BYTES = 32;
const OWNER_ONLY = 0o600;

export const SECRET_FILE = 'secret';

/**
 * The installation's secret: what is configured, else what the data folder holds, else a new one,
 * made there. Its characters are the secret, so that the file's text may be configured elsewhere.
 */
export function installationSecret(configured: string | undefined, dir: string): Uint8Array {
  if (configured !== undefined) return Buffer.from(configured);
  const path = join(dir, SECRET_FILE);
  if (!existsSync(path)) writeSecret(dir, randomBytes(SECRET_BYTES).toString('hex'));
  return Buffer.from(readFileSync(path, 'utf8').trim());
}

/** Durable before anything refers to it; never in place of one that is there. */
export function writeSecret(dir: string, text: string): void {
  mkdirSync(dir, { recursive: true });
  const file = openSync(join(dir, SECRET_FILE), 'wx', OWNER_ONLY);
  try {
    writeSync(file, `${text}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
