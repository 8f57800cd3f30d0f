import { z } from 'zod';
import {
  type AnyDecider,
  type Decider,
  refuse,
  type UnionOf,
  unreachable,
} from '../../src/domain/decider.ts';
import type { Envelope } from '../../src/domain/envelope.ts';
import type { Command } from '../../src/ledger/execute.ts';
import { nextId } from './facts.ts';

const TOTAL_MAX = 1_000;

const commands = {
  Add: { kind: 'report', schema: z.strictObject({ n: z.int() }) },
  /** Records one fact for each number, none for none. */
  AddAll: { kind: 'report', schema: z.strictObject({ numbers: z.array(z.int()) }) },
  /** Records nothing when the total is already that. */
  RaiseTo: { kind: 'decision', schema: z.strictObject({ total: z.int() }) },
  Replace: {
    kind: 'decision',
    schema: z.strictObject({ target: z.int(), numbers: z.array(z.int()) }),
  },
  Break: { kind: 'decision', schema: z.strictObject({}) },
} as const;

const facts = {
  Added: { v: 3, schema: z.strictObject({ n: z.int() }) },
  Corrected: { v: 1, schema: z.strictObject({ target: z.int(), replacements: z.int() }) },
} as const;

type TallyCommand = UnionOf<typeof commands>;
type TallyFact = UnionOf<typeof facts>;
interface Tally {
  readonly total: number;
  readonly facts: number;
}

/** The smallest aggregate that has refusals, no-ops, several facts a command and corrections. */
const tally: Decider<Tally, TallyCommand, TallyFact> = {
  category: 'tally',
  idOf: (text) => text,
  facts,
  commands,
  initial: { total: 0, facts: 0 },
  decide(state, command) {
    switch (command.type) {
      case 'Add':
        return within(state, [command.data.n]);
      case 'AddAll':
        return within(state, command.data.numbers);
      case 'RaiseTo':
        return within(state, missing(command.data.total - state.total));
      case 'Replace': {
        const { target, numbers } = command.data;
        const replacements = numbers.map((n) => ({ type: 'Added', data: { n } }) as const);
        const data = { target, replacements: numbers.length };
        return [
          { type: 'Corrected', data, occurredAt: '2026-03-01T00:00:00.000Z' },
          ...replacements,
        ];
      }
      case 'Break':
        throw new TypeError('a bug');
      default:
        return unreachable(command);
    }
  },
  evolve(state, fact) {
    if (fact.type === 'Corrected') return state;
    return { total: state.total + fact.data.n, facts: state.facts + 1 };
  },
  correction: (fact) => (fact.type === 'Corrected' ? fact.data : null),
  coherent: ({ total }) => (total < 0 ? refuse('total-must-not-be-negative', { total }) : null),
};

function within(state: Tally, numbers: readonly number[]) {
  const total = numbers.reduce((sum, n) => sum + n, state.total);
  if (total > TOTAL_MAX) return refuse('total-must-not-exceed', { total, max: TOTAL_MAX });
  return numbers.map((n) => {
    const added = { type: 'Added', data: { n } } as const;
    return n < 0 ? { ...added, deviations: ['number-must-be-positive'] } : added;
  });
}

function missing(difference: number): readonly number[] {
  return difference === 0 ? [] : [difference];
}

export const tallies: ReadonlyMap<string, AnyDecider> = new Map([['tally', tally]]);

function envelope(over: Partial<Envelope> = {}): Envelope {
  return {
    occurredAt: '2026-03-02T08:30:00.000+08:00',
    timeQuality: 'device',
    capture: 'api',
    actor: 'key:7f3a',
    role: 'erp',
    commandId: nextId(),
    commandDigest: '0123456789abcdef0123456789abcdef',
    ...over,
  };
}

/** A command to a tally as somebody sends it for the first time. */
export function command<C extends TallyCommand>(
  type: C['type'],
  data: C['data'],
  over: Partial<Omit<Command, 'envelope'>> & { readonly envelope?: Partial<Envelope> } = {},
): Command {
  return { stream: 'tally-1', type, data, ...over, envelope: envelope(over.envelope) };
}

export const add = (n: number, over: Parameters<typeof command>[2] = {}): Command =>
  command('Add', { n }, over);
