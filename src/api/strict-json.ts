import type { Fault } from '../intake/faults.ts';
import { flawIn } from '../intake/plain.ts';
import { bodyFault, fault } from './failures.ts';

/** More than a command of its own may have: bulk bodies put lists and envelopes round it. */
const DEPTH_MAX = 32;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const OPENING = new Set([0x5b, 0x7b]);
const CLOSING = new Set([0x5d, 0x7d]);
/** Texts with their quotes, marks, and whatever else stands between them. */
const TOKENS = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

export type Parsed = { readonly value: unknown } | { readonly flaw: Fault };

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * JSON in the strict sense of RFC 8259 and I-JSON (RFC 7493): UTF-8, no name twice in one object,
 * no half surrogate pairs, no number beyond the range, no name that reaches for a prototype, and
 * not nested without end. The flaw has the path where it was found.
 */
export function parseStrictly(bytes: Uint8Array): Parsed {
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    return { flaw: bodyFault('must-be-utf-8') };
  }
  return parseText(text);
}

function parseText(text: string): Parsed {
  const { names, depth } = measure(text);
  if (depth > DEPTH_MAX) {
    const params = { max: DEPTH_MAX };
    return { flaw: { path: '', rule: 'must-not-be-nested-so-deeply', params } };
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { flaw: bodyFault('must-be-json', { reason: (error as Error).message }) };
  }
  // Who has as many names as stand in the text has none twice.
  if (plainNames(value) === names) return { value };
  const flaw = flawIn(value) ?? reaching(value, '') ?? nameGivenTwice(text);
  return flaw ? { flaw } : { value };
}

/** How many names of fields stand in a JSON text, and how deep it goes; a guess for what is none. */
function measure(text: string): { readonly names: number; readonly depth: number } {
  let names = 0;
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = endOfText(text, at);
    else if (code === COLON) names += 1;
    else if (OPENING.has(code)) {
      depth += 1;
      if (depth > deepest) deepest = depth;
    } else if (CLOSING.has(code)) depth -= 1;
  }
  return { names, depth: deepest };
}

/** Where the text that begins at a quote ends. */
function endOfText(text: string, from: number): number {
  for (let at = text.indexOf('"', from + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let slashes = 0;
    while (text.charCodeAt(at - 1 - slashes) === BACKSLASH) slashes += 1;
    if (slashes % 2 === 0) return at;
  }
  return text.length;
}

/** How many fields there are in a value and below; NaN where anything in it is not plain. */
function plainNames(value: unknown): number {
  if (typeof value === 'string') return value.isWellFormed() ? 0 : Number.NaN;
  if (typeof value === 'number') return Number.isFinite(value) ? 0 : Number.NaN;
  if (typeof value !== 'object' || value === null) return 0;
  let names = 0;
  if (Array.isArray(value)) {
    for (const entry of value) names += plainNames(entry);
    return names;
  }
  for (const [name, entry] of Object.entries(value)) {
    if (name === '__proto__' || name === 'constructor' || !name.isWellFormed()) return Number.NaN;
    names += 1 + plainNames(entry);
  }
  return names;
}

/** A `constructor` with a `prototype` is nothing that anybody means well with. */
function reaching(value: unknown, path: string): Fault | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, entry] of Object.entries(value)) {
    const at = path === '' ? name : `${path}.${name}`;
    const isAnObject = typeof entry === 'object' && entry !== null;
    if (name === 'constructor' && isAnObject && Object.hasOwn(entry, 'prototype')) {
      return { path: at, rule: 'field-name-is-reserved', params: {} };
    }
    const found = reaching(entry, at);
    if (found) return found;
  }
  return undefined;
}

interface Open {
  readonly path: string;
  /** Of an object. */
  readonly names: Set<string> | undefined;
  /** What the value that comes next is called. */
  next: string;
}

/** The first name that comes a second time in its object, by its path; the text is JSON. */
function nameGivenTwice(text: string): Fault | undefined {
  const open: Open[] = [];
  let before = '';
  for (const [token] of text.matchAll(TOKENS)) {
    const inner = open.at(-1);
    if (token === '{' || token === '[') {
      open.push({ path: below(inner), names: token === '{' ? new Set() : undefined, next: '0' });
    } else if (token === '}' || token === ']') open.pop();
    else if (inner && !stepsOn(inner, token, before)) {
      return fault(below(inner), 'field-must-be-given-once');
    }
    before = token;
  }
  return undefined;
}

/** What a token inside says of the value that comes next; false for a name that was there. */
function stepsOn(inner: Open, token: string, before: string): boolean {
  if (token === ',' && !inner.names) inner.next = String(Number(inner.next) + 1);
  if (token !== ':' || !inner.names) return true;
  inner.next = JSON.parse(before) as string;
  const isNew = !inner.names.has(inner.next);
  inner.names.add(inner.next);
  return isNew;
}

function below(inner: Open | undefined): string {
  if (!inner) return '';
  return inner.path === '' ? inner.next : `${inner.path}.${inner.next}`;
}
