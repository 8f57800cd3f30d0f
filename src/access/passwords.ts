import { argon2, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

/**
 * Argon2id with what OWASP asks for at least (19 MiB, 2 passes, 1 lane), see
 * https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html
 */
const COST: Cost = { memory: 19_456, passes: 2, parallelism: 1 };
const SALT_BYTES = 16;
const TAG_BYTES = 32;
/** `$argon2id$v=19$m=<KiB>,t=<passes>,p=<lanes>$<salt>$<tag>`, both in base64 without padding. */
const KEPT =
  /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,2})\$([^$]{1,128})\$([^$]{1,128})$/;

/** Without letters and digits that are taken for one another; 4 groups of 5 are 98 bits. */
const LEGIBLE = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 4;
const GROUP_CHARS = 5;

export const PASSWORD_CHARS_MIN = 10;
export const PASSWORD_CHARS_MAX = 200;

/** RFC 9106. */
export interface Cost {
  /** KiB. */
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}

/** What is kept of passwords, and whether one is the one that was kept. */
export interface Passwords {
  /** Computed by another thread: 20 to 50 ms of one core. */
  hash(password: string): Promise<string>;
  /**
   * Where nothing was kept, it takes as long to say no: nobody learns from the time whether there
   * is such a login.
   */
  isOf(password: string, kept: string | undefined): Promise<boolean>;
}

/** At another `cost` only where nobody is to be kept out, as in tests. */
export function createPasswords(cost: Cost = COST): Passwords {
  return {
    async hash(password) {
      const salt = randomBytes(SALT_BYTES);
      const tag = await tagOf(password, salt, TAG_BYTES, cost);
      const { memory, passes, parallelism } = cost;
      const said = `m=${memory},t=${passes},p=${parallelism}`;
      return `$argon2id$v=19$${said}$${base64(salt)}$${base64(tag)}`;
    },
    async isOf(password, kept) {
      const parts = KEPT.exec(kept ?? '');
      if (!parts) {
        await tagOf(password, NO_SALT, TAG_BYTES, cost);
        return false;
      }
      const [, memory, passes, parallelism, salt = '', tag = ''] = parts;
      const expected = Buffer.from(tag, 'base64');
      const known = {
        memory: Number(memory),
        passes: Number(passes),
        parallelism: Number(parallelism),
      };
      const found = await tagOf(password, Buffer.from(salt, 'base64'), expected.length, known);
      return timingSafeEqual(found, expected);
    },
  };
}

/** A password to be told once, such as `k7mpx-…`, until its owner chooses another one. */
export function newPassword(): string {
  const symbols = Array.from({ length: GROUP_CHARS }, () => 0);
  const group = () => symbols.map(() => LEGIBLE.charAt(randomInt(LEGIBLE.length))).join('');
  return Array.from({ length: GROUPS }, group).join('-');
}

const NO_SALT = Buffer.alloc(SALT_BYTES);
const derived = promisify(argon2);

function tagOf(
  password: string,
  nonce: Uint8Array,
  tagLength: number,
  cost: Cost,
): Promise<Uint8Array> {
  const message = Buffer.from(password.normalize('NFKC'));
  return derived('argon2id', { message, nonce, tagLength, ...cost });
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64').replaceAll('=', '');
}
