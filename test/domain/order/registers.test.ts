import { describe, expect, it } from 'vitest';
import { restored, told } from '../../../src/domain/order/amendment.ts';
import { NO_FIGURES } from '../../../src/domain/order/figures.ts';
import { amendingAfter, bodyAfter } from '../../../src/domain/order/registers/amending.ts';
import { type Merges, mergesAfter } from '../../../src/domain/order/registers/merges.ts';
import { recorded } from '../recorded.ts';
import {
  BODY,
  CABLE,
  cancel,
  hold,
  lift,
  PUMPS,
  receive,
  received,
  type Told,
  worldAfter,
} from './sayings.ts';

const { mode: _, ...ORDER } = BODY;
const SCHEDULED = {
  ...PUMPS,
  schedule: [
    { id: 'A', qty: 2, deliveryGroup: 'G' },
    { id: 'B', qty: 3 },
  ],
};

describe('lines that are put back', () => {
  const body = (...lines: typeof ORDER.lines) => ({ ...ORDER, lines });

  it.each([
    ['made smaller', body({ ...PUMPS, qty: 3 }), [PUMPS], [{ line: '10', qty: 2 }], [PUMPS]],
    ['left out', body(CABLE), [PUMPS], [{ line: '10', qty: 2 }], [CABLE, { ...PUMPS, qty: 2 }]],
    ['never there', body(CABLE), [PUMPS], [{ line: '90', qty: 2 }], [CABLE]],
    [
      'there already, of an amendment that did not name them',
      body(CABLE),
      [],
      [{ line: '20', qty: 1 }],
      [{ ...CABLE, qty: 4 }],
    ],
    [
      'without a schedule now',
      body({ ...PUMPS, qty: 1 }),
      [SCHEDULED],
      [{ line: '10', qty: 1 }],
      [{ ...PUMPS, qty: 2 }],
    ],
    [
      'smaller by a schedule line',
      body({ ...PUMPS, qty: 3, schedule: [{ id: 'B', qty: 3 }] }),
      [SCHEDULED],
      [{ line: '10', schedule: 'A', qty: 1 }],
      [
        {
          ...PUMPS,
          qty: 4,
          schedule: [
            { id: 'B', qty: 3 },
            { id: 'A', qty: 1, deliveryGroup: 'G' },
          ],
        },
      ],
    ],
    [
      'smaller within a schedule line',
      body({ ...PUMPS, qty: 2, schedule: [{ id: 'B', qty: 2 }] }),
      [],
      [{ line: '10', schedule: 'B', qty: 1 }],
      [{ ...PUMPS, qty: 3, schedule: [{ id: 'B', qty: 3 }] }],
    ],
    [
      'left out with their schedule',
      body(CABLE),
      [SCHEDULED],
      [
        { line: '10', schedule: 'A', qty: 2 },
        { line: '10', schedule: 'B', qty: 1 },
      ],
      [
        CABLE,
        {
          ...PUMPS,
          qty: 3,
          schedule: [
            { id: 'A', qty: 2, deliveryGroup: 'G' },
            { id: 'B', qty: 1 },
          ],
        },
      ],
    ],
  ])('are as they were where they were %s', (_case, now, before, rows, lines) => {
    expect(restored(now, before, rows)).toEqual({ ...ORDER, lines });
  });
});

describe('a message told as a delta', () => {
  it('changes the lines that it names in their places and adds others', () => {
    const more = { ...CABLE, qty: 4 };
    const other = { ...PUMPS, line: '30' };
    const delta = { ...BODY, mode: 'delta' as const, sourceVersion: 2, lines: [other, more] };
    expect(told(delta, { ...ORDER, project: 'P' })).toEqual({
      ...ORDER,
      project: 'P',
      sourceVersion: 2,
      lines: [PUMPS, more, other],
    });
  });
});

describe('an amendment that shipments are asked about', () => {
  const asks = [{ shipment: 'S1', lines: [{ line: '10', qty: 3, less: 2 }] }];
  const answers = [
    { line: '10', answer: 'pending' as const },
    { line: '30', answer: 'pending' as const },
  ];
  const data = { ...ORDER, sourceVersion: 2, lines: [CABLE], changed: ['x'], answers, asks };
  const fact = recorded({ type: 'OrderAmended', data } as const, 4);

  it('is known with its lines as they were before, by its fact', () => {
    const known = amendingAfter(new Map(), ORDER, fact);
    expect([...known]).toEqual([[fact.id, { sourceVersion: 2, asks, lines: [PUMPS] }]]);
    expect([...amendingAfter(new Map(), undefined, fact).values()][0]?.lines).toEqual([]);
  });

  it('is told to the order without what was answered', () => {
    expect(bodyAfter(ORDER, new Map(), fact)).toStrictEqual({
      ...ORDER,
      sourceVersion: 2,
      lines: [CABLE],
    });
  });

  it('puts back only its own lines where a shipment refuses', () => {
    const rows = [{ line: '10', qty: 2 }];
    const no = (sourceVersion: number) =>
      recorded({ type: 'LinesCancelRefused', data: { sourceVersion, rule: 'r', rows } } as const);
    const known = amendingAfter(new Map(), ORDER, fact);
    const now = { ...ORDER, lines: [CABLE] };
    expect(bodyAfter(now, known, no(2))?.lines).toEqual([CABLE, { ...PUMPS, qty: 2 }]);
    expect(bodyAfter(now, known, no(3))).toBe(now);
    expect(bodyAfter(undefined, known, no(2))).toBeUndefined();
    expect(bodyAfter(now, known, recorded({ type: 'OrderAuthorised', data: {} } as const))).toBe(
      now,
    );
  });
});

describe('a merge', () => {
  const lines = [{ line: '10', sku: 'PUMP', qty: 2, uom: 'H87', total: 2 }];
  const one = { merge: 'M1', from: 'S1', to: 'S2', lines, cause: 'f', step: 'target' as const };
  const known: Merges = new Map([['M1', one]]);
  const refusedAt = (step: 'target' | 'source' | 'way-back') =>
    mergesAfter(
      known,
      recorded({
        type: 'MergeRefused',
        data: { merge: 'M1', step, shipment: 'S1', rule: 'r' },
      } as const),
      NO_FIGURES,
    ).get('M1')?.step;

  it('goes back where its source refuses, and is over where its target does', () => {
    expect([refusedAt('source'), refusedAt('target'), refusedAt('way-back')]).toEqual([
      'way-back',
      'over',
      'over',
    ]);
  });

  it('is not meant by goods that move without it', () => {
    const rows = [{ line: '10', qty: 2 }];
    const data = { from: 'S1', to: 'S2', cause: 'transfer' as const, rows };
    expect(
      mergesAfter(known, recorded({ type: 'LinesReallocated', data } as const), NO_FIGURES),
    ).toBe(known);
  });
});

describe('what an order remembers', () => {
  it('is the digest of its newest message, and who made what', () => {
    const { facts, state } = worldAfter(
      received,
      receive({ sourceVersion: 2 }),
      cancel([{ line: '10', qty: 1 }]),
    );
    expect(worldAfter(received).state.digest).toBe(facts[0]?.meta.commandDigest);
    expect(state.digest).toBe(facts[1]?.meta.commandDigest);
    expect([...state.made]).toEqual([['request R1', facts[2]?.meta.commandDigest]]);
  });

  it('is every hold until that one is lifted', () => {
    const holds = (...tellings: readonly Told[]) =>
      worldAfter(received, ...tellings).state.holds.map((one) => one.hold);
    expect(holds(hold('H1'), hold('H2'))).toEqual(['H1', 'H2']);
    expect(holds(hold('H1'), hold('H2'), lift('H1'))).toEqual(['H2']);
  });
});
