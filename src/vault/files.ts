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

const OWNER_ONLY = 0o600;
const SUBJECT_LINE = /^subject:[0-9a-f]{32}$/;

/** Where the parts of a vault lie in a data folder; one on a server has but the last two there. */
export function vaultFiles(dir: string): { database: string; key: string; erasures: string } {
  return {
    database: join(dir, 'vault.db'),
    key: join(dir, 'vault.key'),
    erasures: join(dir, 'vault.erasures'),
  };
}

/** More erased subjects, on disk before this returns. */
export function journalErasures(path: string, subjects: readonly string[]): void {
  if (subjects.length === 0) return;
  writeDurably(path, 'a', subjects.map((subject) => `${subject}\n`).join(''));
}

/**
 * Every subject ever erased. A last line that a crash cut short was never acknowledged and is
 * taken away; anything else that is not a subject stops the vault rather than be passed over.
 */
export function journalledErasures(path: string): readonly string[] {
  const { text, whole } = journalAt(path);
  if (whole.length < text.length) cutDurably(path, whole.length);
  return subjectsIn(path, whole);
}

/** The same beside whoever writes the journal: nothing is taken away. */
export function erasuresToRead(path: string): readonly string[] {
  return subjectsIn(path, journalAt(path).whole);
}

function journalAt(path: string): { readonly text: string; readonly whole: string } {
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  return { text, whole: text.slice(0, text.lastIndexOf('\n') + 1) };
}

function subjectsIn(path: string, whole: string): readonly string[] {
  const lines = whole.split('\n').slice(0, -1);
  const wrong = lines.findIndex((line) => !SUBJECT_LINE.test(line));
  if (wrong >= 0) throw new Error(`${path}, line ${wrong + 1}: not an erased subject`);
  return lines;
}

/** The whole text, on disk before this returns, readable by its owner alone. */
export function writeDurably(path: string, flags: 'wx' | 'a', text: string): void {
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
