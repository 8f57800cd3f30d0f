import { BASE32_SYMBOLS, checkSymbol } from './check-symbols.ts';
import { type Refusal, refuse } from './decider.ts';

export type IdRule = 'id-must-be-well-formed' | 'check-symbol-must-match';

/** 2020-01-01T00:00:00Z in seconds: where the time in our shipment ids begins. */
const EPOCH_SECONDS = 1_577_836_800;
const RANDOM_BITS = 28;
const SYMBOL_BITS = 5;
const PAYLOAD_SYMBOLS = 12;
const OURS = /^PS[0-9A-HJKMNP-TV-Z]{13}$/;
const ERP = /^[A-Z0-9][A-Z0-9-]{3,39}$/;
const ERP_SYMBOLS_MIN = 4;
/** Leaves room for the category in a stream's name. */
const ORDER_ID_CHARS_MAX = 360;

/**
 * A new id of our own, canonical: `PS`, 12 symbols (32 bits of seconds since 2020, 28 random
 * bits), a check symbol. `seconds` since 1970, until 2156; `random` is an integer below 2^28.
 */
export function mintShipmentId(seconds: number, random: number): string {
  const since2020 = seconds - EPOCH_SECONDS;
  if (!isBelow(since2020, 2 ** 32) || !isBelow(random, 2 ** RANDOM_BITS)) {
    throw new RangeError(`no shipment id from ${seconds} s and ${random}`);
  }
  const bits = (BigInt(since2020) << BigInt(RANDOM_BITS)) | BigInt(random);
  let payload = '';
  for (let left = PAYLOAD_SYMBOLS - 1; left >= 0; left -= 1) {
    const symbol = (bits >> BigInt(left * SYMBOL_BITS)) & 31n;
    payload += BASE32_SYMBOLS.charAt(Number(symbol));
  }
  return `PS${payload}${checkSymbol(payload)}`;
}

/**
 * The key of a shipment in every spelling that people use for it: upper case, without dashes;
 * in ids of our own (they begin with `PS`) O is read as 0, I and L as 1. So `OML-660001` and
 * `oml660001` are one shipment, and no second one can differ from it by dashes alone. How the
 * ERP writes it is kept in the plan (`shownAs`).
 */
export function shipmentIdOf(text: string): string | Refusal<IdRule> {
  const spelled = text.trim().toUpperCase();
  const plain = spelled.replaceAll('-', '');
  if (plain.startsWith('PS')) return ownIdOf(plain, text);
  if (!ERP.test(spelled) || plain.length < ERP_SYMBOLS_MIN) return malformed(text);
  return plain;
}

function ownIdOf(plain: string, text: string): string | Refusal<IdRule> {
  const id = plain.replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  if (!OURS.test(id)) return malformed(text);
  const expected = checkSymbol(id.slice(2, -1));
  if (id.at(-1) === expected) return id;
  return refuse('check-symbol-must-match', { id: text });
}

/** As people read it: `PSxx-xxxx-xxxx-xxx`, or the way that its ERP writes it. */
export function shownShipmentId(id: string, shownAs = id): string {
  if (!OURS.test(id)) return shownAs;
  return [id.slice(0, 4), id.slice(4, 8), id.slice(8, 12), id.slice(12)].join('-');
}

/** Key of an order: source and number, each percent-encoded; numbers keep their zeros and case. */
export function orderId(source: string, number: string): string {
  return `${encoded(source)}:${encoded(number)}`;
}

/** Reads `source:number`, encoded or as people write it. */
export function orderIdOf(text: string): string | Refusal<'id-must-be-well-formed'> {
  const parts = text.trim().split(':');
  const [source, number] = parts.map(decoded);
  if (parts.length !== 2 || !source || !number) return malformed(text);
  const id = orderId(source, number);
  return id.length <= ORDER_ID_CHARS_MAX ? id : malformed(text);
}

export function streamOf(category: string, id: string): string {
  return `${category}-${id}`;
}

function isBelow(n: number, bound: number): boolean {
  return Number.isInteger(n) && n >= 0 && n < bound;
}

function encoded(part: string): string {
  return encodeURIComponent(part.normalize('NFC'));
}

function decoded(part: string): string | undefined {
  try {
    return part.isWellFormed() ? decodeURIComponent(part) : undefined;
  } catch {
    return undefined;
  }
}

function malformed(text: string): Refusal<'id-must-be-well-formed'> {
  return refuse('id-must-be-well-formed', { id: text });
}
