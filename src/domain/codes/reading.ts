import { isSscc } from '../check-symbols.ts';
import { isRefusal, type Refusal, refuse } from '../decider.ts';
import { type IdRule, orderIdOf, shipmentIdOf } from '../ids.ts';
import { tripIdOf } from '../trip/id.ts';
import { type Gs1, type Gs1Rule, gs1In, withoutSymbology } from './gs1.ts';

/**
 * What a text that was scanned, typed or pasted can be by its form alone. Whether there is such a
 * thing, the ledger and the read models know.
 */
export interface CodeReading {
  /** Without blanks around it and without what a scanner puts before it. */
  readonly text: string;
  /** Id of a shipment, canonical. */
  readonly shipment?: string;
  /** A unit named after a shipment, as `PS…-U001`: its shipment, and what stands behind. */
  readonly named?: { readonly shipment: string; readonly tail: string };
  /** `<source>:<number>`, canonical. */
  readonly order?: string;
  readonly trip?: string;
  readonly gs1?: Gs1;
  /**
   * It has the form of a code with a check symbol that is wrong. Eighteen digits can still be the
   * number of something else; any other such text is misread.
   */
  readonly wrong?: Refusal<IdRule | Gs1Rule>;
  readonly isMisread: boolean;
}

const EIGHTEEN_DIGITS = /^\d{18}$/;
const CONTROL = /\p{Cc}/gu;
const CODE_CHARS_MAX = 120;

export function readCode(written: string): CodeReading {
  const trimmed = written.trim();
  const gs1 = gs1In(trimmed);
  if (gs1 && isRefusal(gs1)) return { text: plain(trimmed), wrong: gs1, isMisread: true };
  const text = plain(gs1 ? soughtIn(gs1, trimmed) : withoutSymbology(trimmed));
  if (text === '') {
    const wrong = refuse('must-have-the-right-form', { code: trimmed });
    return { text, wrong, isMisread: true };
  }
  if (gs1) return { text, gs1, isMisread: false };
  const id = shipmentIdOf(text);
  const named = namedAfter(text);
  const misread = [id, named].find(
    (one) => typeof one === 'object' && 'refused' in one && one.refused === WRONG_SYMBOL,
  );
  if (misread) return { text, wrong: misread as Refusal<IdRule>, isMisread: true };
  const order = orderIdOf(text);
  const trip = tripIdOf(text);
  const isSsccMisread = EIGHTEEN_DIGITS.test(text) && !isSscc(text);
  return {
    text,
    ...(typeof id === 'string' && { shipment: id }),
    ...(named && 'tail' in named && { named }),
    ...(typeof order === 'string' && { order }),
    ...(typeof trip === 'string' && { trip }),
    ...(isSsccMisread && { wrong: { refused: 'must-be-an-sscc', params: { code: text } } }),
    isMisread: false,
  };
}

/**
 * Whether what somebody scanned is a unit's code as it is written elsewhere: the same text but for
 * its case, or the same shipment's id in another spelling with the same rest.
 */
export function isSameUnit(unit: string, { text, named }: CodeReading): boolean {
  if (unit.toLowerCase() === text.toLowerCase()) return true;
  const own = named && namedAfter(unit);
  return own !== undefined && 'tail' in own && own.shipment === named?.shipment
    ? own.tail === named.tail
    : false;
}

/** What of a GS1 code is looked for. */
function soughtIn({ sscc, serial, consignment, gtin }: Gs1, text: string): string {
  return sscc ?? serial ?? consignment ?? gtin ?? text;
}

/** As our codes are: one line, and never longer than they can be. */
function plain(text: string): string {
  return text.replaceAll(CONTROL, '').trim().slice(0, CODE_CHARS_MAX).toWellFormed();
}

const WRONG_SYMBOL: IdRule = 'check-symbol-must-match';

/** The last dash parts the shipment from what its warehouse numbers. */
function namedAfter(text: string): CodeReading['named'] | Refusal<IdRule> | undefined {
  const dash = text.lastIndexOf('-');
  if (dash < 0) return undefined;
  const shipment = shipmentIdOf(text.slice(0, dash));
  if (typeof shipment !== 'string') return shipment;
  return { shipment, tail: text.slice(dash + 1).toUpperCase() };
}
