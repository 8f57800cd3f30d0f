import type { Recorded } from '../envelope.ts';
import { type Keyed, NO_ROWS, row, withRow } from '../keyed.ts';
import type { MasterFact } from './facts.ts';
import type { MasterRecord } from './kinds.ts';
import { type Entry, withRetirement, withVersion } from './versions.ts';

/** What a source has said last about this code. */
interface Said {
  /** Of its newest numbered message. */
  readonly sourceVersion?: number;
  /** Of its newest message. */
  readonly digest: string;
  /** Older messages that came later. */
  readonly superseded: readonly number[];
}

export interface MasterState<R extends MasterRecord = MasterRecord> {
  /** `stub`: somebody named the code, and nothing more is known. */
  readonly known: 'not' | 'stub' | 'full';
  /** How many versions there were. */
  readonly number: number;
  /** The version that was put last, valid or not yet. */
  readonly latest?: {
    readonly record: R;
    readonly validFrom: string;
    readonly source: string;
    readonly digest: string;
  };
  /** Retired by what was said last. */
  readonly retired: boolean;
  readonly entries: readonly Entry<R>[];
  /** By source, `''` for what was said by hand. */
  readonly said: Keyed<Said>;
}

export const noMaster: MasterState = {
  known: 'not',
  number: 0,
  retired: false,
  entries: [],
  said: NO_ROWS,
};

export function evolve(state: MasterState, fact: Recorded<MasterFact>): MasterState {
  switch (fact.type) {
    case 'StubMade':
      return { ...state, known: 'stub' };
    case 'MasterPut': {
      const { number, validFrom, record, source = '' } = fact.data;
      const version = { number, validFrom, record };
      return {
        known: 'full',
        number,
        latest: { record, validFrom, source, digest: fact.meta.commandDigest },
        retired: false,
        entries: withVersion(state.entries, version),
        said: heard(state.said, fact.data, fact.meta.commandDigest),
      };
    }
    case 'MasterRetired':
      return {
        ...state,
        retired: true,
        entries: withRetirement(state.entries, fact.data.from),
        said: heard(state.said, fact.data, fact.meta.commandDigest),
      };
    case 'MasterMessageSuperseded': {
      const { source = '', sourceVersion } = fact.data;
      const known = row(state.said, source);
      if (!known) return state;
      const superseded = [...known.superseded, sourceVersion];
      return { ...state, said: withRow(state.said, source, { ...known, superseded }) };
    }
    case 'FollowUpRefused':
      return state;
  }
}

function heard(
  said: Keyed<Said>,
  {
    source = '',
    sourceVersion,
  }: { source?: string | undefined; sourceVersion?: number | undefined },
  digest: string,
): Keyed<Said> {
  const known = row(said, source) ?? { superseded: [] };
  const next = { ...known, digest };
  return withRow(said, source, sourceVersion === undefined ? next : { ...next, sourceVersion });
}
