import { masterCodeOf } from '../domain/master/code.ts';
import type { MasterFact, MasterFactOf } from '../domain/master/facts.ts';
import { MASTER_KINDS, type MasterRecord } from '../domain/master/kinds.ts';
import { happenedAt, inUtc, subjectOf } from './occurrence.ts';
import type { Projection, Told } from './projection.ts';

/** One record of master data, whatever its kind; its id is the stream's whole name. In UTC. */
export interface MasterEntry {
  readonly kind: string;
  readonly code: string;
  /** In Chinese and in English, as far as they are known. */
  readonly names?: MasterRecord['names'];
  /** `incomplete`: somebody named the code, and nothing more is known. */
  readonly standing: 'incomplete' | 'current' | 'retired';
  /** Of its stream. */
  readonly streamVersion: number;
  /** Of the newest version; 0 while nothing more than the code is known. */
  readonly version: number;
  /** The newest version, in force or not yet; absent while the record is incomplete. */
  readonly record?: MasterRecord;
  readonly validFrom?: string;
  /** The system that said it; absent where somebody said it by hand. */
  readonly source?: string;
  readonly sourceVersion?: number;
  readonly retiredFrom?: string;
  /** The stream whose fact was the first to name the code. */
  readonly seenIn?: string;
  /** When something was said about it last. */
  readonly saidAt: string;
  /** Messages that came after a newer one; absent without any. */
  readonly superseded?: number;
}

const [category = '', ...further] = MASTER_KINDS;

/** All master data in one list: a record's document is fed by its own stream, of its own kind. */
export const master: Projection<MasterEntry, MasterFact> = {
  name: 'master',
  version: 2,
  category,
  further,
  indexes: { kind: 'text', code: 'text', standing: 'text', saidAt: 'text' },
  on: {
    StubMade: (entry, fact) => {
      const { seenIn } = fact.data;
      const known = entry ?? { ...newEntry(fact), ...(seenIn !== undefined && { seenIn }) };
      return { ...known, streamVersion: fact.version };
    },
    MasterPut: put,
    MasterRetired: (entry, fact) => ({
      ...(entry ?? newEntry(fact)),
      streamVersion: fact.version,
      standing: 'retired',
      retiredFrom: inUtc(fact.data.from),
      saidAt: happenedAt(fact),
    }),
    MasterMessageSuperseded: (entry, { version }) =>
      entry && { ...entry, streamVersion: version, superseded: (entry.superseded ?? 0) + 1 },
    FollowUpRefused: (entry, { version }) => entry && { ...entry, streamVersion: version },
  },
};

function newEntry(fact: Told): MasterEntry {
  const kind = fact.stream.slice(0, fact.stream.indexOf('-'));
  const code = masterCodeOf(subjectOf(fact));
  const { version: streamVersion } = fact;
  const saidAt = happenedAt(fact);
  return { kind, code, streamVersion, standing: 'incomplete', version: 0, saidAt };
}

function put(entry: MasterEntry | undefined, fact: Told<MasterFactOf<'MasterPut'>>): MasterEntry {
  const { number, validFrom, record, source, sourceVersion } = fact.data;
  const { kind, code, seenIn, superseded } = entry ?? newEntry(fact);
  return {
    kind,
    code,
    ...(record.names && { names: record.names }),
    streamVersion: fact.version,
    standing: 'current',
    version: number,
    record,
    validFrom: inUtc(validFrom),
    ...(source !== undefined && { source }),
    ...(sourceVersion !== undefined && { sourceVersion }),
    ...(seenIn !== undefined && { seenIn }),
    saidAt: happenedAt(fact),
    ...(superseded !== undefined && { superseded }),
  };
}
