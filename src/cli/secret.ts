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
import { SECRET_CHARACTERS_MIN } from '../config.ts';

const SECRET_BYTES = 32;
const OWNER_ONLY = 0o600;

export const SECRET_FILE = 'secret';

/** Facts are there whose commands only this secret knows again; the message is its path. */
class SecretMissing extends Error {
  override readonly name = 'SecretMissing';
}

/** What the file holds is no secret: cut off or emptied; the message is its path. */
class SecretTooShort extends Error {
  override readonly name = 'SecretTooShort';
}

/** Several processes share what is on a server, and must share the secret; the message is its path. */
class SecretNotShared extends Error {
  override readonly name = 'SecretNotShared';
}

/**
 * The installation's secret: what is configured, else what the data folder holds, else a new one,
 * made there while nothing is recorded. Its characters are the secret, so that the file's text may
 * be configured elsewhere. For a ledger that several processes share none is ever made.
 */
export function installationSecret(
  configured: string | undefined,
  dir: string,
  ledger: 'new' | 'in-use' | 'shared',
): Uint8Array {
  if (configured !== undefined) return Buffer.from(configured);
  const path = join(dir, SECRET_FILE);
  if (!existsSync(path)) {
    if (ledger === 'shared') throw new SecretNotShared(path);
    if (ledger === 'in-use') throw new SecretMissing(path);
    writeSecret(dir, randomBytes(SECRET_BYTES).toString('hex'));
  }
  const text = readFileSync(path, 'utf8').trim();
  if (text.length < SECRET_CHARACTERS_MIN) throw new SecretTooShort(path);
  return Buffer.from(text);
}

export function isSecretThere(configured: string | undefined, dir: string): boolean {
  return configured !== undefined || existsSync(join(dir, SECRET_FILE));
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
