import type { SendingFailure } from '../domain/outbox/words.ts';
import type { Sending } from './channels/channel.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** Waits between tries; together a little less than 24 hours. */
const WAITS_MS: readonly number[] = [
  5 * SECOND_MS,
  30 * SECOND_MS,
  2 * MINUTE_MS,
  10 * MINUTE_MS,
  HOUR_MS,
  2 * HOUR_MS,
  4 * HOUR_MS,
  8 * HOUR_MS,
  8 * HOUR_MS,
];
/** Each wait is shortened at random by up to so much, lest all come back at once. */
const JITTER = 0.2;

/** Answers of the 400s that the same message can get over. */
const HEALING: ReadonlySet<number> = new Set([408, 409, 410, 425, 429]);

/** What is to be done after a try. */
export type Verdict =
  | { readonly kind: 'sent'; readonly status: number }
  | { readonly kind: 'again'; readonly why: SendingFailure; readonly waitMs: number }
  | { readonly kind: 'never'; readonly why: SendingFailure };

/** `tries` before this one since it was planned or replayed; `random` is 0 to below 1. */
export function verdictOn(sending: Sending, tries: number, random: number): Verdict {
  if (sending.kind === 'failed') return again(sending.why, tries, random);
  const { status, retryAfterMs = 0 } = sending;
  if (status >= 200 && status < 300) return { kind: 'sent', status };
  if (status === 410) return again('http-gone', tries, random);
  if (status >= 400 && status < 500 && !HEALING.has(status)) {
    return { kind: 'never', why: 'http-refused' };
  }
  const why = status >= 300 && status < 400 ? 'http-redirect' : 'http-error';
  const verdict = again(why, tries, random);
  if (verdict.kind !== 'again') return verdict;
  return { ...verdict, waitMs: Math.max(verdict.waitMs, Math.min(retryAfterMs, HOUR_MS)) };
}

function again(why: SendingFailure, tries: number, random: number): Verdict {
  const waitMs = WAITS_MS[tries];
  if (waitMs === undefined) return { kind: 'never', why };
  return { kind: 'again', why, waitMs: Math.round(waitMs * (1 - JITTER * random)) };
}
