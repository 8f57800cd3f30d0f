import { z } from 'zod';
import { faultsOf } from '../../intake/faults.ts';
import { FIELD_CHARS_MAX, type SealedSubject } from '../../vault/vault.ts';
import { type Refused, refusedBy, refusedFor } from '../summary.ts';

const FORMAT = 'lading-vault';
const V = 1;

/** The last line: what the lines between it and the first one are, together. */
export interface Counts {
  readonly lines: number;
  readonly texts: number;
  readonly erased: number;
}

const base64 = z.base64().min(1);
const count = z.int().nonnegative();
const subject = z.string().regex(/^subject:[0-9a-f]{32}$/, 'must-be-a-subject-reference');
const field = z.string().min(1).max(FIELD_CHARS_MAX);
const headerSchema = z.strictObject({ format: z.literal(FORMAT), v: count, keyCheck: base64 });
const erasedSchema = z.strictObject({ subject, erased: z.literal(true) });
const sealedSchema = z.strictObject({ subject, key: base64, texts: z.record(field, base64) });
const countsSchema = z.strictObject({ lines: count, texts: count, erased: count });
const endSchema = z.strictObject({ end: countsSchema });

export function headerLine(keyCheck: Uint8Array): string {
  return lineOf({ format: FORMAT, v: V, keyCheck: textOf(keyCheck) });
}

export function subjectLine(told: SealedSubject): string {
  if ('erased' in told) return lineOf(told);
  const texts = [...told.texts].map(([name, sealed]) => [name, textOf(sealed)] as const);
  const { subject: name, key } = told;
  return lineOf({ subject: name, key: textOf(key), texts: Object.fromEntries(texts) });
}

export function endLine(end: Counts): string {
  return lineOf({ end });
}

/** The key check of the first line, or why it is none that this version reads. */
export function headerOf(value: unknown): Uint8Array | Refused {
  const header = headerSchema.safeParse(value);
  if (!header.success) return refusedFor('', 'vault-must-begin-with-its-format');
  const { v, keyCheck } = header.data;
  return v === V
    ? bytesOf(keyCheck)
    : refusedFor('v', 'vault-format-must-be-known', { v, known: V });
}

/** The counts where the line is the last one, else the subject that it tells, or what is wrong. */
export function toldBy(value: unknown): Counts | SealedSubject | readonly Refused[] {
  const names = typeof value === 'object' && value !== null ? value : {};
  const schema = 'end' in names ? endSchema : 'erased' in names ? erasedSchema : sealedSchema;
  const told = schema.safeParse(value);
  if (!told.success) {
    return faultsOf(told.error, value).map(({ path, rule, params }) => {
      return refusedBy(path, rule, params);
    });
  }
  if ('end' in told.data) return told.data.end;
  if ('erased' in told.data) return told.data;
  const { key, texts } = told.data;
  const sealed = Object.entries(texts).map(([name, text]) => [name, bytesOf(text)] as const);
  return { subject: told.data.subject, key: bytesOf(key), texts: new Map(sealed) };
}

function lineOf(value: object): string {
  return `${JSON.stringify(value)}\n`;
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

function bytesOf(text: string): Uint8Array {
  return Buffer.from(text, 'base64');
}
