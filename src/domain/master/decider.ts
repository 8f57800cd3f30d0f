import { type Decider, type Draft, type Refusal, refuse, unreachable } from '../decider.ts';
import type { Envelope } from '../envelope.ts';
import { row } from '../keyed.ts';
import { isSame } from '../same.ts';
import { masterCodeOf, masterIdOf } from './code.ts';
import { type MasterCommand, type MasterCommandOf, masterCommands } from './commands.ts';
import { type MasterFact, masterFacts } from './facts.ts';
import { flawIn } from './flaws.ts';
import { MASTER_KINDS, type MasterKind, type MasterRecord } from './kinds.ts';
import type { MasterRule } from './rules.ts';
import { evolve, type MasterState, noMaster } from './state.ts';

type Decision = readonly Draft<MasterFact>[] | Refusal<MasterRule>;
type Put = MasterCommandOf<'Put'>['data'];
type Retire = MasterCommandOf<'Retire'>['data'];
type Numbered = {
  readonly source?: string | undefined;
  readonly sourceVersion?: number | undefined;
};

export type MasterDecider = Decider<MasterState, MasterCommand, MasterFact, MasterRule>;

/** One aggregate a kind; they differ in what a record holds. */
export const masters: readonly MasterDecider[] = MASTER_KINDS.map(masterDecider);

function masterDecider(kind: MasterKind): MasterDecider {
  return {
    category: kind,
    idOf: masterIdOf,
    facts: masterFacts(kind),
    commands: masterCommands(kind),
    initial: noMaster,
    decide: (state, command, envelope, id) => decide(kind, state, command, envelope, id),
    evolve,
    correction: () => null,
    coherent: () => null,
  };
}

function decide(
  kind: MasterKind,
  state: MasterState,
  command: MasterCommand,
  envelope: Envelope,
  id: string,
): Decision {
  switch (command.type) {
    case 'Put': {
      const flaw = flawIn(kind, command.data, masterCodeOf(id));
      return flaw ?? put(state, command.data, envelope);
    }
    case 'Retire':
      return retire(state, command.data, envelope, masterCodeOf(id));
    case 'EnsureKnown':
      return state.known === 'not' ? [{ type: 'StubMade', data: command.data }] : [];
    case 'RecordRefusedFollowUp':
      return [{ type: 'FollowUpRefused', data: command.data }];
    default:
      return unreachable(command);
  }
}

function put(state: MasterState, message: Put, envelope: Envelope): Decision {
  const { source, sourceVersion, validFrom, ...record } = message;
  const repeats = saysNothingNew(state, message, record, envelope);
  switch (standingOf(state, message)) {
    case 'older':
      return superseded(state, message);
    case 'same':
      return repeats ? [] : taken(state, message, record);
    case 'unnumbered':
      if (repeats && !state.retired) return [];
      break;
    case 'newer':
  }
  const changed = state.latest ? changedFields(state.latest.record, record) : Object.keys(record);
  const data = {
    ...toldBy(message),
    number: state.number + 1,
    validFrom: validFrom ?? envelope.occurredAt,
    changed:
      changed.length > 0
        ? [...changed]
        : [sourceVersion === undefined ? 'validFrom' : 'sourceVersion'],
    record,
  };
  return [{ type: 'MasterPut', data }];
}

function retire(state: MasterState, message: Retire, envelope: Envelope, code: string): Decision {
  if (state.known === 'not') return refuse('master-must-be-known', { code });
  const { reason, from = envelope.occurredAt } = message;
  switch (standingOf(state, message)) {
    case 'older':
      return superseded(state, message);
    case 'same':
      return state.retired ? [] : taken(state, message);
    case 'unnumbered':
      if (state.retired) return [];
      break;
    case 'newer':
  }
  const data = { ...toldBy(message), from, ...(reason !== undefined && { reason }) };
  return [{ type: 'MasterRetired', data }];
}

/** Where a message stands among those of its source. */
function standingOf({ said }: MasterState, { source = '', sourceVersion }: Numbered) {
  if (sourceVersion === undefined) return 'unnumbered';
  const known = row(said, source)?.sourceVersion;
  if (known === undefined || sourceVersion > known) return 'newer';
  return sourceVersion === known ? 'same' : 'older';
}

function superseded({ said }: MasterState, { source, sourceVersion = 0 }: Numbered): Decision {
  const { superseded: told = [], sourceVersion: known = 0 } = row(said, source ?? '') ?? {};
  if (told.includes(sourceVersion)) return [];
  const data = { ...(source !== undefined && { source }), sourceVersion, known };
  return [{ type: 'MasterMessageSuperseded', data }];
}

function taken({ latest }: MasterState, message: Numbered, record?: MasterRecord): Decision {
  const { source = '', sourceVersion = 0 } = message;
  const changed = latest && record ? changedFields(latest.record, record) : [];
  return refuse('master-version-is-taken', { source, sourceVersion, changed });
}

/** The same message once more, or one that says of the record what is known already. */
function saysNothingNew(
  { said, latest }: MasterState,
  { source = '', sourceVersion, validFrom }: Put,
  record: MasterRecord,
  { commandDigest }: Envelope,
): boolean {
  const isTheSame = row(said, source)?.digest === commandDigest;
  if (isTheSame && (sourceVersion !== undefined || latest?.source === source)) return true;
  const begins = validFrom ?? latest?.validFrom ?? '';
  return begins === latest?.validFrom && isSame(latest.record, record);
}

function toldBy({ source, sourceVersion }: Numbered): Numbered {
  return {
    ...(source !== undefined && { source }),
    ...(sourceVersion !== undefined && { sourceVersion }),
  };
}

/** The fields that two records have otherwise. */
function changedFields(before: MasterRecord, after: MasterRecord): readonly string[] {
  const [one, other] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  const fields = new Set([...one.keys(), ...other.keys()]);
  return [...fields].filter((field) => !isSame(one.get(field), other.get(field)));
}
