import type { Position } from '../../domain/envelope.ts';

export const FORMATS = ['ndjson', 'csv'] as const;
export type Format = (typeof FORMATS)[number];

/** What is to be sent, and what is known of it. */
export interface Export {
  /** What the file is about, as a part of its name. */
  readonly about: string;
  readonly format: Format;
  /** Sent no faster than it is taken. */
  readonly texts: AsyncIterable<string>;
  readonly counts: Counts;
  /** What it reflects. */
  readonly through: Position;
}

/** What has been sent so far. */
export interface Counts {
  rows: number;
  bytes: number;
  /** Personal data that stand in it. */
  personal: number;
}

export function nothingYet(): Counts {
  return { rows: 0, bytes: 0, personal: 0 };
}
