import { type Refusal, refuse } from '../decider.ts';

/** Leaves room for the category in a stream's name. */
const ID_CHARS_MAX = 360;
const PART_CHARS_MAX = 120;
const CONTROL = /\p{Cc}/u;

/** A waybill and whose number it is. */
export interface Waybill {
  readonly carrier: string;
  readonly waybill: string;
}

/** `<carrier>:<waybill>`, each percent-encoded; waybills keep their case and zeros. */
export function unmatchedIdOf(text: string): string | Refusal<'id-must-be-well-formed'> {
  const named = waybillOf(text.trim());
  return (named && unmatchedId(named)) ?? refuse('id-must-be-well-formed', { id: text });
}

/** The id of a carrier's waybill; undefined for texts that are too long for a key. */
export function unmatchedId({ carrier, waybill }: Waybill): string | undefined {
  const id = [carrier, waybill].map((part) => encodeURIComponent(part.normalize('NFC'))).join(':');
  return id.length <= ID_CHARS_MAX ? id : undefined;
}

/** The waybill that an id names. */
export function waybillOf(id: string): Waybill | undefined {
  const parts = id.split(':').map(decoded);
  const [carrier, waybill] = parts;
  return parts.length === 2 && carrier && waybill ? { carrier, waybill } : undefined;
}

function decoded(part: string): string | undefined {
  try {
    const text = part.isWellFormed() ? decodeURIComponent(part).trim() : '';
    return text.length <= PART_CHARS_MAX && !CONTROL.test(text) ? text : undefined;
  } catch {
    return undefined;
  }
}
