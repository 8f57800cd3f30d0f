import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { isBusy } from './sqlite/failures.ts';

const LOCK_FILE = 'lading.lock';
/** Empty; the operating system's lock on it is what excludes, and that dies with its holder. */
const HOLD_FILE = 'lading.hold';
const OWNER_ONLY = 0o600;
const TOKEN_BYTES = 32;

const holderSchema = z.strictObject({
  pid: z.int().positive(),
  /** When the folder was claimed, UTC. */
  since: z.string(),
  /** Where the holder answers, if it serves. */
  url: z.string().optional(),
  /** Lets the command line of the same user speak to the holder. */
  token: z.string(),
});
export type Holder = z.infer<typeof holderSchema>;

export interface FolderLock extends AsyncDisposable {
  readonly holder: Holder;
  /** Says where the holder answers, for one that knows it only later. */
  servesAt(url: string): void;
}

/** Another process writes in this data folder. */
export class FolderHeld extends Error {
  override readonly name = 'FolderHeld';
  /** Unknown in the moment between a holder's claim and its first words. */
  readonly pid: number | undefined;
  readonly since: string | undefined;
  readonly url: string | undefined;

  constructor(dir: string, holder: Holder | undefined) {
    const at = holder?.url === undefined ? '' : ` at ${holder.url}`;
    const who = holder ? `process ${holder.pid}${at} since ${holder.since}` : 'another process';
    super(`${dir} is held by ${who}`);
    this.pid = holder?.pid;
    this.since = holder?.since;
    this.url = holder?.url;
  }
}

/**
 * Makes this process the only one that writes in a data folder, until disposed or dead: a crash
 * leaves nothing that would have to be cleared away. Throws FolderHeld.
 */
export async function claimFolder(
  dir: string,
  how: { readonly url?: string; readonly now?: () => Date } = {},
): Promise<FolderLock> {
  mkdirSync(dir, { recursive: true });
  const hold = takeHold(dir);
  const since = (how.now?.() ?? new Date()).toISOString();
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  const url = how.url === undefined ? {} : { url: how.url };
  const holder: Holder = { pid: process.pid, since, ...url, token };
  tell(dir, holder);
  return {
    holder,
    servesAt: (at) => tell(dir, { ...holder, url: at }),
    async [Symbol.asyncDispose]() {
      if (!hold.isOpen) return;
      rmSync(join(dir, LOCK_FILE), { force: true });
      hold.close();
    },
  };
}

/** Who says to hold the folder, whether it still lives or not; undefined when nobody does. */
export function holderOf(dir: string): Holder | undefined {
  try {
    return holderSchema.parse(JSON.parse(readFileSync(join(dir, LOCK_FILE), 'utf8')));
  } catch {
    return undefined;
  }
}

function takeHold(dir: string): DatabaseSync {
  const hold = new DatabaseSync(join(dir, HOLD_FILE), { timeout: 0 });
  try {
    hold.exec('BEGIN EXCLUSIVE');
    return hold;
  } catch (error) {
    hold.close();
    if (!isBusy(error)) throw error;
    throw new FolderHeld(dir, holderOf(dir));
  }
}

/** Written aside and renamed, so that nobody reads half of it. */
function tell(dir: string, holder: Holder): void {
  const path = join(dir, LOCK_FILE);
  const aside = `${path}.new`;
  rmSync(aside, { force: true });
  writeFileSync(aside, `${JSON.stringify(holder)}\n`, { mode: OWNER_ONLY });
  renameSync(aside, path);
}
