import { describe, expect, it } from 'vitest';
import { stageOf, stageSummary } from '../../../src/domain/shipment/stage.ts';
import { unitStandings } from '../../../src/domain/shipment/standing.ts';
import {
  apply,
  arrive,
  at,
  closedUp,
  closeUnit,
  confirm,
  correct,
  delivered,
  depart,
  given,
  instead,
  labelled,
  load,
  neverHappened,
  PUMPS,
  print,
  scan,
  type Told,
  upToPacked,
  worldAfter,
} from '../../support/controls.ts';
import { find, lose, nest, pallet, unnest, unpack } from '../../support/floor.ts';

const progressAfter = (...told: readonly Told[]) => worldAfter(...told).state.progress;
const standings = (...told: readonly Told[]) => unitStandings(progressAfter(...told));

const palletized = [...upToPacked, pallet('P1'), nest('U1', 'P1'), nest('U2', 'P1')];
const readyPallet = [
  ...palletized,
  closeUnit('P1'),
  print('P1', 'L1'),
  apply('P1', 'L1'),
  at('09:00', load('P1', { trip: 'T1' })),
];

describe('putting a unit into another', () => {
  it('is recorded, once', () => {
    given(...upToPacked, pallet('P1'))
      .when(nest('U1', 'P1'))
      .records({ type: 'UnitNested', data: { unit: 'U1', parent: 'P1' } })
      .deviates();
    given(...palletized)
      .when(nest('U1', 'P1'))
      .recordsNothing();
  });

  it('takes it out of the one that it was in', () => {
    const moved = [...palletized, pallet('P2'), nest('U1', 'P2')];
    given(...palletized, pallet('P2'))
      .when(nest('U1', 'P2'))
      .records('UnitNested')
      .deviates('unit-must-not-be-nested');
    expect(standings(...moved)).toContainEqual(
      expect.objectContaining({ unit: 'U1', inside: 'P2' }),
    );
    const late = [...palletized, pallet('P2'), at('00:01', nest('U1', 'P2'))];
    expect(standings(...late)).toContainEqual(
      expect.objectContaining({ unit: 'U1', inside: 'P1' }),
    );
  });

  it('needs two units of the shipment', () => {
    given(...upToPacked)
      .when(nest('U1', 'P9'))
      .refuses('unit-must-belong-to-shipment', { code: 'P9' });
    given(...palletized)
      .when(scan(nest('U9', 'P1')))
      .records('ScanRejected');
    given(...palletized, unpack('P1'))
      .when(nest('U1', 'P1'))
      .deviates('unit-must-be-packed');
  });

  it('cannot close a circle', () => {
    const rule = 'unit-must-not-be-inside-itself';
    given(...upToPacked)
      .when(nest('U1', 'U1'))
      .refuses(rule);
    given(...palletized, pallet('P2'), nest('P1', 'P2'))
      .when(nest('P2', 'U1'))
      .refuses(rule, { unit: 'P2', parent: 'U1' });
    given(...palletized, unnest('U1', 'P1'))
      .when(nest('P1', 'U1'))
      .records('UnitNested');
    given(...palletized, lose('U1'))
      .when(nest('P1', 'U1'))
      .refuses(rule);
  });
});

describe('taking a unit out of another', () => {
  it('is recorded, out of one that it is not in as a deviation', () => {
    given(...palletized)
      .when(unnest('U1', 'P1'))
      .records({ type: 'UnitUnnested', data: { unit: 'U1', parent: 'P1' } })
      .deviates();
    given(...palletized, unnest('U1', 'P1'))
      .when(unnest('U1', 'P1'))
      .deviates('unit-must-be-nested');
    given(...palletized)
      .when(unnest('U9', 'P1'))
      .refuses('unit-must-belong-to-shipment');
    given(...palletized, at('09:00', unnest('U1', 'P1')))
      .when(at('09:00', unnest('U1', 'P1')))
      .recordsNothing();
  });

  it('happens to all that is in a unit when that is emptied', () => {
    const inside = standings(...palletized, at('09:00', unpack('P1'))).map((unit) => unit.inside);
    expect(inside).toEqual([undefined, undefined]);
  });
});

describe('nested units', () => {
  it('follow the outermost, which alone counts', () => {
    expect(stageSummary(progressAfter(...readyPallet))).toEqual({
      stage: 'loaded',
      n: 1,
      of: 1,
      counts: 'units',
    });
    const gone = [...readyPallet, at('10:00', depart({ trip: 'T1' }))];
    expect(standings(...gone)).toEqual([
      { unit: 'U1', stage: 'in-transit', inside: 'P1' },
      { unit: 'U2', stage: 'in-transit', inside: 'P1' },
      { unit: 'P1', stage: 'in-transit' },
    ]);
    given(...readyPallet)
      .when(at('10:00', depart({ trip: 'T1' })))
      .deviates();
  });

  it('keep where they came with it when they are taken out', () => {
    const broken = [
      ...readyPallet,
      at('10:00', depart({ trip: 'T1' })),
      at('11:00', arrive('depot', { trip: 'T1', place: 'DEPOT-W' })),
      at('12:00', unnest('U1', 'P1')),
      at('13:00', depart({ units: ['P1'] })),
    ];
    expect(standings(...broken)).toEqual([
      { unit: 'U1', stage: 'arrived', place: 'DEPOT-W' },
      { unit: 'U2', stage: 'in-transit', inside: 'P1' },
      { unit: 'P1', stage: 'in-transit' },
    ]);
  });

  it('do not move with what left before they were put in', () => {
    const late = [
      ...upToPacked,
      pallet('P1'),
      at('10:00', depart({ units: ['P1'] })),
      at('11:00', nest('U1', 'P1')),
      at('12:00', unnest('U1', 'P1')),
    ];
    expect(standings(...late)).toContainEqual(
      expect.objectContaining({ unit: 'U1', stage: 'packed' }),
    );
  });

  it('are delivered with it, piece by piece', () => {
    given(...readyPallet, at('10:00', depart({ trip: 'T1' })))
      .when(at('11:00', delivered))
      .records('DeliveryConfirmed')
      .deviates();
    const first = confirm({ rows: [{ unit: 'U1', ...PUMPS, qty: 5, disposition: 'accepted' }] });
    const half = [...readyPallet, at('10:00', depart({ trip: 'T1' })), at('11:00', first)];
    expect(standings(...half).map(({ stage }) => stage)).toEqual([
      'signed-off',
      'in-transit',
      'in-transit',
    ]);
    expect(stageOf(progressAfter(...half, at('12:00', delivered)))).toBe('signed-off');
  });

  it('are lost with it, and one that is lost by itself is not in it any more', () => {
    expect(standings(...palletized, lose('P1')).every(({ lost }) => lost)).toBe(true);
    expect(standings(...palletized, lose('U1'))).toContainEqual({
      unit: 'U1',
      stage: 'packed',
      place: 'SH-JIADING',
      lost: true,
    });
    expect(standings(...palletized, lose('U1'), find('U1'))).toContainEqual(
      expect.objectContaining({ unit: 'U1', inside: 'P1' }),
    );
  });

  it('are not loaded by themselves', () => {
    given(...palletized, ...closedUp, ...labelled)
      .when(load('U1'))
      .records('UnitLoaded')
      .deviates('unit-must-not-be-nested');
  });

  it('do not make an empty pallet a unit that counts', () => {
    expect(stageSummary(progressAfter(...upToPacked, pallet('P1'))).of).toBe(2);
  });
});

describe('a corrected nesting', () => {
  it('needs its units, and stays free of circles', () => {
    const version = (type: string) =>
      worldAfter(...palletized).facts.findIndex((fact) => fact.type === type) + 1;
    const nested = version('UnitNested');
    given(...palletized)
      .when(correct(neverHappened(nested - 1)))
      .refuses('unit-must-be-packed', { unit: 'P1' });
    given(...palletized)
      .when(correct(instead(nested, 'UnitNested', { unit: 'P1', parent: 'U2' })))
      .refuses('unit-must-not-be-inside-itself');
    given(...palletized)
      .when(correct(instead(nested, 'UnitNested', { unit: 'U1', parent: 'P7' })))
      .refuses('unit-must-be-packed', { unit: 'P7' });
  });
});
