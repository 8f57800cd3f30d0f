import {
  closeSync,
  existsSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { KEY_BYTES, newKey } from './cipher.ts';
import { VaultLocked } from './vault.ts';

const OWNER_ONLY = 0o600;
const SUBJECT_LINE = /^subject:[0-9a-f]{32}$/;

/** Where the parts of the embedded vault lie in a data folder. */
export function vaultFiles(dir: string): { database: string; key: string; erasures: string } {
  return {
    database: join(dir, 'vault.db'),
    key: join(dir, 'vault.key'),
    erasures: join(dir, 'vault.erasures'),
  };
}

/**
 * The key that wraps all subjects' keys, in a file of its own so that it can be kept apart from
 * every backup of the ciphertext. Made only together with a new vault.
 */
export function keyEncryptionKey(dir: string): Uint8Array {
  const { database, key } = vaultFiles(dir);
  if (!existsSync(key)) {
    if (existsSync(database)) {
      throw new VaultLocked(`${key} is missing: put back the key that belongs to ${database}`);
    }
    writeDurably(key, 'wx', Buffer.from(newKey()).toString('hex'));
  }
  const text = readFileSync(key, 'utf8').trim();
  if (!/^[0-9a-f]+$/.test(text) || text.length !== 2 * KEY_BYTES) {
    throw new VaultLocked(`${key} is not a key: ${2 * KEY_BYTES} hex digits are expected`);
  }
  return Buffer.from(text, 'hex');
}

/** One more erased subject, on disk before this returns. */
export function journalErasure(path: string, subject: string): void {
  writeDurably(path, 'a', `${subject}\n`);
}

/**
 * Every subject ever erased. A last line that a crash cut short was never acknowledged and is
 * taken away; anything else that is not a subject stops the vault rather than be passed over.
 */
export function journalledErasures(path: string): readonly string[] {
  if (!existsSync(path)) return [];
  const text = readFileSync(path, 'utf8');
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  if (whole.length < text.length) cutDurably(path, whole.length);
  const lines = whole.split('\n').slice(0, -1);
  const wrong = lines.findIndex((line) => !SUBJECT_LINE.test(line));
  if (wrong >= 0) throw new Error(`${path}, line ${wrong + 1}: not an erased subject`);
  return lines;
}

function writeDurably(path: string, flags: 'wx' | 'a', text: string): void {
  const file = openSync(path, flags, OWNER_ONLY);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  syncFolder(dirname(path));
}

function cutDurably(path: string, bytes: number): void {
  const file = openSync(path, 'r+');
  try {
    ftruncateSync(file, bytes);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** A new file's name is durable only once its folder is. */
function syncFolder(dir: string): void {
  const folder = openSync(dir, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
