import { describe, expect, it } from 'vitest';
import { stageOf } from '../../../src/domain/shipment/stage.ts';
import { unitStandings } from '../../../src/domain/shipment/standing.ts';
import {
  apply,
  at,
  box,
  closeUnit,
  depart,
  given,
  hold,
  load,
  PUMPS,
  pack,
  planWith,
  print,
  released,
  scan,
  type Told,
  upToDeparted,
  upToLoaded,
  upToPacked,
  worldAfter,
} from '../../support/controls.ts';
import { handOver, inspect, seal, stage, unload, unpack } from '../../support/floor.ts';

const progressAfter = (...told: readonly Told[]) => worldAfter(...told).state.progress;
const stageAfter = (...told: readonly Told[]) => stageOf(progressAfter(...told));

describe('unpacking', () => {
  it('empties the unit, whose code can then be packed again', () => {
    given(...upToPacked)
      .when(unpack('U1'))
      .records({ type: 'UnitUnpacked', data: { unit: 'U1' } })
      .deviates();
    const emptied = progressAfter(...upToPacked, unpack('U1'));
    expect(emptied.lines.packed).toEqual([0, 3000]);
    expect(stageOf(emptied)).toBe('picked');
    given(...upToPacked, unpack('U1'))
      .when(pack(box))
      .records('UnitPacked')
      .deviates();
    const fewer = { ...box, contents: [{ ...PUMPS, qty: 4 }] };
    expect(progressAfter(...upToPacked, unpack('U1'), pack(fewer)).lines.packed).toEqual([
      4000, 3000,
    ]);
  });

  it('takes closing, labels, staging and loading from it', () => {
    const packedAgain = [...upToLoaded, unpack('U1'), pack(box)];
    expect(stageAfter(...packedAgain)).toBe('packed');
    given(...packedAgain)
      .when(load('U1'))
      .records('UnitLoaded')
      .deviates('unit-must-be-closed', 'unit-must-be-labelled');
    given(...packedAgain)
      .when(closeUnit('U1'))
      .records('UnitClosed');
    given(...packedAgain)
      .when(print('U1', 'L9'))
      .refuses('copy-needs-a-reason', { copy: 2 });
    const again = [print('U1', 'L9', { reason: 'packed again' }), apply('U1', 'L9')];
    given(...packedAgain)
      .when(again[0] ?? apply('U1', 'L9'))
      .records('LabelPrinted');
    expect(stageAfter(...packedAgain, ...again)).toBe('labelled');
    given(...upToPacked, print('U1', 'L1'), unpack('U1'), pack(box))
      .when(apply('U1', 'L1'))
      .deviates('label-must-not-be-void');
  });

  it('is followed by the time of occurrence, whenever it is told', () => {
    const late = [...upToPacked, at('09:00', unpack('U1')), at('09:30', pack(box))];
    expect(progressAfter(...late, at('08:30', unpack('U1'))).lines.packed).toEqual([5000, 3000]);
    expect(progressAfter(...late, at('09:40', unpack('U1'))).lines.packed).toEqual([0, 3000]);
    const before = [planWith({}), released, at('09:00', pack(box))];
    expect(progressAfter(...before, at('08:00', unpack('U1'))).lines.packed).toEqual([5000]);
  });

  it('of a unit that is empty already is a deviation, of a strange one no report', () => {
    given(...upToPacked, unpack('U1'))
      .when(unpack('U1'))
      .records('UnitUnpacked')
      .deviates('unit-must-be-packed');
    given(...upToPacked, at('09:00', unpack('U1')))
      .when(at('09:00', unpack('U1')))
      .recordsNothing();
    given(...upToPacked)
      .when(unpack('U9'))
      .refuses('unit-must-belong-to-shipment', { code: 'U9' });
    given(...upToPacked)
      .when(scan(unpack('U9')))
      .records('ScanRejected');
  });

  it('at customs does not bring back what has left', () => {
    const opened = [...upToDeparted, at('10:00', unpack('U1')), at('10:30', pack(box))];
    expect(unitStandings(progressAfter(...opened)).map((unit) => unit.stage)).toEqual([
      'in-transit',
      'in-transit',
    ]);
    const leftBehind = [
      planWith({ steps: [] }),
      released,
      at('08:00', pack(box)),
      at('09:00', unpack('U1')),
      at('10:00', depart()),
      at('11:00', pack(box)),
    ];
    expect(unitStandings(progressAfter(...leftBehind))).toMatchObject([{ stage: 'packed' }]);
  });
});

describe('work on an emptied unit', () => {
  it.each([
    ['closing', closeUnit('U1')],
    ['sealing', seal('U1', 'S1')],
    ['staging', stage('U1')],
    ['inspecting', inspect('U1', 'passed')],
    ['loading', load('U1')],
  ])('%s is a deviation', (_, told) => {
    const ready = [planWith({ steps: [] }), ...upToPacked.slice(1), closeUnit('U1'), unpack('U1')];
    const facts = worldAfter(...ready, told).facts;
    expect(facts.at(-1)?.deviations).toContain('unit-must-be-packed');
  });

  it('printing a label for it is refused', () => {
    given(...upToPacked, unpack('U1'))
      .when(print('U1', 'L1'))
      .refuses('unit-must-be-packed', { unit: 'U1' });
  });
});

describe('sealing', () => {
  it('is recorded, of an open unit as a deviation', () => {
    given(...upToPacked, closeUnit('U1'))
      .when(seal('U1', 'S1'))
      .records({ type: 'UnitSealed', data: { unit: 'U1', seal: 'S1' } })
      .deviates();
    given(...upToPacked)
      .when(seal('U1', 'S1'))
      .deviates('unit-must-be-closed');
    given(...upToPacked)
      .when(seal('U9', 'S1'))
      .refuses('unit-must-belong-to-shipment');
  });

  it('is what the seals read at a hand-over are held against', () => {
    const sealed = [...upToLoaded, seal('U1', 'S1')];
    given(...sealed)
      .when(handOver({ seals: ['S1'] }))
      .records('CustodyTransferred')
      .deviates();
    given(...sealed)
      .when(handOver({ seals: ['S2'] }))
      .deviates('seal-must-match');
    given(...sealed)
      .when(handOver({ units: ['U2'], seals: ['S2'] }))
      .deviates();
    given(...sealed, unpack('U1'), pack(box))
      .when(handOver({ seals: ['S2'] }))
      .deviates();
    given(...sealed)
      .when(handOver({ units: ['U9'] }))
      .refuses('unit-must-belong-to-shipment');
    given(...sealed, at('09:00', handOver()))
      .when(at('09:00', handOver()))
      .recordsNothing();
  });
});

describe('staging', () => {
  const policy = planWith({ steps: ['label', 'stage', 'load'], labels: [] });
  const ready = [policy, ...upToPacked.slice(1), closeUnit('U1'), closeUnit('U2')];

  it('is a stage before loading, and a deviation where it was left out', () => {
    expect(stageAfter(...ready, stage('U1'), stage('U2'))).toBe('staged');
    expect(stageAfter(...ready, stage('U1'), stage('U2'), load('U1'), load('U2'))).toBe('loaded');
    const unloaded = [stage('U1'), stage('U2'), load('U1'), load('U2'), unload('U1')];
    expect(stageAfter(...ready, ...unloaded)).toBe('staged');
    given(...ready)
      .when(load('U1'))
      .deviates('unit-must-be-staged');
    given(...ready, stage('U1'))
      .when(load('U1'))
      .deviates();
    given(...ready, hold('all'))
      .when(stage('U1'))
      .records('UnitStaged')
      .deviates('shipment-must-not-be-held');
  });
});

describe('inspecting', () => {
  it('passes, or fails with its defects', () => {
    given(...upToPacked)
      .when(inspect('U1', 'passed', { inspection: 'I1' }))
      .records({ type: 'InspectionPassed', data: { unit: 'U1', inspection: 'I1' } });
    given(...upToPacked)
      .when(inspect('U1', 'failed', { defects: ['dent'], remarks: 'left side' }))
      .records({
        type: 'InspectionFailed',
        data: { unit: 'U1', remarks: 'left side', defects: ['dent'] },
      });
    given(...upToPacked)
      .when(inspect('U1', 'failed'))
      .refuses('failed-inspection-needs-defects', { unit: 'U1' });
    given(...upToPacked)
      .when(inspect('U9', 'passed'))
      .refuses('unit-must-belong-to-shipment');
  });

  it('that failed last makes loading a deviation', () => {
    const failed = at('09:00', inspect('U2', 'failed', { defects: ['dent'] }));
    const ready = [...upToLoaded.slice(0, -2), failed];
    given(...ready)
      .when(load('U2'))
      .deviates('inspection-must-be-passed');
    given(...ready, at('09:30', inspect('U2', 'passed')))
      .when(load('U2'))
      .deviates();
    given(...ready, at('08:30', inspect('U2', 'passed')))
      .when(load('U2'))
      .deviates('inspection-must-be-passed');
  });
});
