import { crc32 } from 'node:zlib';
import type { Position } from '../../domain/envelope.ts';

const MULTIPLIER = 0x9e3779b1;
const TWO_TO_32 = 0x1_0000_0000;
const NO_SEQ = -1;

/** Something that a row names by number; the mark is a sum over the name itself. */
export interface Marked {
  readonly mark: number;
}

/** The numbers of a fact's row. */
export interface Figures {
  readonly position: Position;
  readonly version: number;
  /** Milliseconds. */
  readonly occurred: number;
  /** Minutes. */
  readonly zone: number;
  /** Milliseconds. */
  readonly recorded: number;
  readonly seq: number | null;
}

/**
 * A sum over what a fact's row means, not over the numbers it is stored by: a damaged name, time
 * or byte of data gives another one. A CRC-32 finds accidents; it is no proof against a forger.
 */
export function sumOf(
  [stream, type, context]: readonly [Marked, Marked, Marked],
  { position, version, occurred, zone, recorded, seq }: Figures,
  texts: string,
): number {
  let seed = stream.mark ^ Math.imul(type.mark, 3) ^ Math.imul(context.mark, 5);
  seed = mix(mix(seed, position), position / TWO_TO_32);
  seed = mix(mix(seed, version), zone);
  seed = mix(mix(seed, occurred), occurred / TWO_TO_32);
  seed = mix(mix(seed, recorded), recorded / TWO_TO_32);
  const device = seq ?? NO_SEQ;
  seed = mix(mix(seed, device), device / TWO_TO_32);
  return crc32(texts, seed >>> 0) | 0;
}

/** One to one in `n` for a given seed, so that no single change goes unseen. */
function mix(seed: number, n: number): number {
  const mixed = Math.imul(seed ^ n, MULTIPLIER);
  return mixed ^ (mixed >>> 15);
}
