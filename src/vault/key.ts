import { existsSync, readFileSync } from 'node:fs';
import { KEY_BYTES, newKey, seal, unseal } from './cipher.ts';
import { vaultFiles, writeDurably } from './files.ts';
import { VaultLocked } from './vault.ts';

const VARIABLE = 'LADING_VAULT_KEY';
const HEX_DIGITS = 2 * KEY_BYTES;
const KEY_CHECK = 'lading vault';

/** The key that wraps all subjects' keys, to be kept apart from every backup of the ciphertext. */
export interface VaultKey {
  readonly bytes: Uint8Array;
  /** Where it came from, for messages. */
  readonly from: string;
}

/**
 * The key of the vault in `dir`: the given one, 64 hex digits, else the file `vault.key`, which is
 * made together with a new vault and never again. Throws VaultLocked.
 */
export function embeddedKey(dir: string, given?: string): VaultKey {
  const { database, key } = vaultFiles(dir);
  if (given === undefined && !existsSync(key)) {
    if (existsSync(database)) {
      throw new VaultLocked(`${key} is missing: put back the key that belongs to ${database}`);
    }
    writeDurably(key, 'wx', Buffer.from(newKey()).toString('hex'));
  }
  return keyAtHand(key, given);
}

/**
 * The key of a vault that several machines share: made by a person, once, never by a machine of
 * its own accord, whose texts no other one could read.
 */
export function sharedKey(dir: string, given?: string): VaultKey {
  const { key } = vaultFiles(dir);
  if (given === undefined && !existsSync(key)) {
    throw new VaultLocked(
      `the vault on MongoDB has no key: set ${VARIABLE} to the same ${HEX_DIGITS} hex digits on ` +
        `every machine, or put them into ${key}. Make them once, by openssl rand -hex ${KEY_BYTES}, ` +
        'and keep a copy apart from every backup',
    );
  }
  return keyAtHand(key, given);
}

/** The key that is there, of either kind; none is made. Throws VaultLocked where there is none. */
export function keyThatIsThere(dir: string, given?: string): VaultKey {
  const { key } = vaultFiles(dir);
  if (given === undefined && !existsSync(key)) {
    throw new VaultLocked(`there is neither ${VARIABLE} nor ${key}`);
  }
  return keyAtHand(key, given);
}

/** What lies beside everything that a key wraps, and tells it from every other key. */
export function newKeyCheck(key: VaultKey): Uint8Array {
  return seal(key.bytes, Buffer.from(KEY_CHECK), KEY_CHECK);
}

/** Throws VaultLocked when the check is of another key; `what` is what it was to open. */
export function mustFit(key: VaultKey, check: Uint8Array, what: string): void {
  try {
    unseal(key.bytes, check, KEY_CHECK);
  } catch (cause) {
    throw new VaultLocked(`${key.from} is not the key of ${what}`, { cause });
  }
}

function keyAtHand(path: string, given: string | undefined): VaultKey {
  const text = given ?? readFileSync(path, 'utf8').trim();
  const from = given === undefined ? 'vault.key' : VARIABLE;
  if (!/^[0-9a-f]+$/i.test(text) || text.length !== HEX_DIGITS) {
    const place = given === undefined ? path : VARIABLE;
    throw new VaultLocked(`${place} is not a key: ${HEX_DIGITS} hex digits are expected`);
  }
  return { bytes: Buffer.from(text, 'hex'), from };
}
