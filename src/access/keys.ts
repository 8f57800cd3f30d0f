import { hash, randomBytes, timingSafeEqual } from 'node:crypto';

const ID_BYTES = 6;
const SECRET_BYTES = 32;
const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** 62^43 is more than 2^256. */
const SECRET_CHARS = 43;
const KEY = /^lk_([0-9a-f]{12})_([0-9A-Za-z]{43})$/;

/** An API key: shown once, kept by nobody but its holder. */
export interface NewKey {
  /** 12 hex digits; the stream is `access-key-<id>`. */
  readonly id: string;
  /** `lk_<id>_<32 random bytes, base62>`. */
  readonly key: string;
  /** SHA-256 of the key, in hex: all that is recorded of it. */
  readonly hash: string;
}

export function newKey(random: (bytes: number) => Uint8Array = randomBytes): NewKey {
  const id = Buffer.from(random(ID_BYTES)).toString('hex');
  const key = `lk_${id}_${base62(random(SECRET_BYTES))}`;
  return { id, key, hash: hashOf(key) };
}

/** The id in a text that is formed like a key; undefined for any other. */
export function idInKey(text: string): string | undefined {
  return KEY.exec(text)?.[1];
}

/** Whether a key is the one of a hash; takes as long whichever part differs. */
export function isKeyOf(key: string, recorded: string): boolean {
  const [one, other] = [hash('sha256', key, 'buffer'), Buffer.from(recorded, 'hex')];
  return one.length === other.length && timingSafeEqual(one, other);
}

function hashOf(key: string): string {
  return hash('sha256', key, 'hex');
}

function base62(bytes: Uint8Array): string {
  let number = BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
  let text = '';
  for (let place = 0; place < SECRET_CHARS; place += 1) {
    text = BASE62.charAt(Number(number % 62n)) + text;
    number /= 62n;
  }
  return text;
}
