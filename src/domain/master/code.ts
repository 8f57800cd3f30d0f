import { type Refusal, refuse } from '../decider.ts';
import { streamOf } from '../ids.ts';
import type { MasterKind } from './kinds.ts';

/** Leaves room for the category in a stream's name. */
const ID_CHARS_MAX = 360;
const CODE_CHARS_MAX = 120;
const CONTROL = /\p{Cc}/u;

/**
 * Key of a record of master data, from its code as percent-encoded or as people write it: `A 1`
 * and `A%201` are one. Case and leading zeros tell codes apart; blanks round them do not. A code
 * with a `%` of its own must come encoded, as `masterStream` does it.
 */
export function masterIdOf(text: string): string | Refusal<'id-must-be-well-formed'> {
  return keyOf(decoded(text)) ?? refuse('id-must-be-well-formed', { id: text });
}

/** The code behind a key. */
export function masterCodeOf(id: string): string {
  return decodeURIComponent(id);
}

/** Where a code's record is kept; undefined for a text that can be no key, being too long. */
export function masterStream(kind: MasterKind, code: string): string | undefined {
  const id = keyOf(code);
  return id === undefined ? undefined : streamOf(kind, id);
}

function keyOf(code: string | undefined): string | undefined {
  const plain = code?.trim().normalize('NFC') ?? '';
  const isCode = plain !== '' && plain.length <= CODE_CHARS_MAX && !CONTROL.test(plain);
  if (!isCode || !plain.isWellFormed()) return undefined;
  const id = encodeURIComponent(plain);
  return id.length <= ID_CHARS_MAX ? id : undefined;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
