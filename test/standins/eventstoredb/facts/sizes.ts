import { tooMuch, unknown } from './errors.ts';
import type { Fact } from './fact.ts';
import { succeeded } from './modes.ts';

const KIB = 1024;
const MIB = 1024 * KIB;
const DEFAULT_MAX = MIB;
/** The largest that the real server lets itself be set to. */
const LARGEST_MAX = 16_767_216;

const MESSAGE_TOO_LARGE = unknown(
  8,
  '8 RESOURCE_EXHAUSTED: Received message exceeds the maximum configured message size.',
);

const SIZES: Readonly<Record<string, number>> = {
  '512 KiB': 512 * KIB,
  '1 MiB - 1 KiB': MIB - KIB,
  '1 MiB exactly': MIB,
  '2 MiB': 2 * MIB,
  '4 MiB': 4 * MIB,
  '8 MiB': 8 * MIB,
  '15 MiB': 15 * MIB,
  '16 MiB - 64 KiB': 16 * MIB - 64 * KIB,
  '16 MiB': 16 * MIB,
  '17 MiB': 17 * MIB,
  '20 MiB': 20 * MIB,
};

/** One append: so many events of so many data bytes, by either path. */
export interface SizedFact extends Fact {
  readonly max: number;
  readonly count: number;
  readonly bytes: number;
  readonly single: boolean;
}

export const SERVERS = [
  { section: '6 default max-append-size (1 MiB)', max: DEFAULT_MAX },
  { section: '6 max-append-size=16767216', max: LARGEST_MAX },
];

export const EVENT_SIZES: readonly SizedFact[] = SERVERS.flatMap(({ section, max }) =>
  Object.entries(SIZES).flatMap(([size, bytes]) =>
    [false, true].map((single) => ({
      section,
      operation: `one binary event, data ${size} (${single ? 'single' : 'batch'} path)`,
      outcome: outcomeOf(bytes, max, single),
      max,
      count: 1,
      bytes,
      single,
    })),
  ),
);

export const CALL_SIZES: readonly SizedFact[] = SERVERS.flatMap(({ section, max }) =>
  (
    [
      ['10 events of 200 KiB in one call (2 MiB together), batch path', 10, 200 * KIB, false],
      ['10 events of 200 KiB in one call, single path', 10, 200 * KIB, true],
      ['10 events of 1000 KiB in one call (~10 MiB)', 10, 1000 * KIB, false],
      ['20 events of 1000 KiB in one call (~20 MiB)', 20, 1000 * KIB, false],
    ] as const
  ).map(([operation, count, bytes, single]) => ({
    section,
    operation,
    outcome: count * bytes > max ? tooMuch(max, { batch: !single }) : succeeded(`${count - 1}n`),
    max,
    count,
    bytes,
    single,
  })),
);

function outcomeOf(bytes: number, max: number, single: boolean): unknown {
  if (bytes >= 16 * MIB) return MESSAGE_TOO_LARGE;
  return bytes > max ? tooMuch(max, { batch: !single }) : succeeded('0n');
}
