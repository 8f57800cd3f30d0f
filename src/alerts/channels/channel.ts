import type { SendingFailure } from '../../domain/outbox/words.ts';

/** Where a message goes, and by what it is signed. */
export interface Target {
  readonly url: string;
  /** `whsec_…`, the one in force first; the one before it holds for a while as well. */
  readonly secrets: readonly string[];
}

export interface Message {
  /** The same on every try. */
  readonly id: string;
  /** JSON. */
  readonly body: string;
  /** When it is sent, in milliseconds since 1970. */
  readonly atMs: number;
}

/** What came of one try. */
export type Sending =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly ms: number;
      /** How long the receiver asks to be left alone. */
      readonly retryAfterMs?: number;
      /** The beginning of its answer. */
      readonly answer: string;
    }
  | {
      readonly kind: 'failed';
      readonly why: Exclude<SendingFailure, `http-${string}`>;
      readonly ms: number;
    };

/** Sends once; throws only when `signal` aborts, and then nothing is known of the outcome. */
export type Send = (target: Target, message: Message, signal: AbortSignal) => Promise<Sending>;
