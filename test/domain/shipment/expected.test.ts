import { describe, expect, it } from 'vitest';
import { expectedNext, stageOfUnit } from '../../../src/domain/shipment/expected.ts';
import {
  arrive,
  at,
  box,
  CABLE,
  close,
  closedUp,
  closeUnit,
  confirm,
  depart,
  departed,
  hold,
  labelled,
  loaded,
  PLAN,
  PUMPS,
  packed,
  pick,
  picked,
  plan,
  planned,
  planWith,
  print,
  released,
  startDelivery,
  type Told,
  told,
  upToDeparted,
  worldAfter,
} from '../../support/controls.ts';
import { cancel, receipt } from '../../support/office.ts';

const next = (tellings: readonly Told[], unit?: string) =>
  expectedNext(worldAfter(...tellings).state, unit).map(
    ({ step, command }) => `${step} ${command}`,
  );

describe('what comes next of a shipment', () => {
  it('is the first step that is missing, from the plan to the end', () => {
    const upTo = [planned, released, ...picked];
    expect(next([planned])).toEqual(['release ReleaseToWarehouse']);
    expect(next([planned, released])).toEqual(['pick ConfirmPick']);
    expect(next([planned, released, pick(PUMPS, 2)])).toEqual(['pick ConfirmPick']);
    expect(next(upTo)).toEqual(['pack PackUnit']);
    expect(next([...upTo, ...packed])).toEqual(['pack CloseUnit']);
    expect(next([...upTo, ...packed, ...closedUp])).toEqual(['label PrintLabel']);
    const printed = [...upTo, ...packed, ...closedUp, print('U1', 'L1'), print('U2', 'L2')];
    expect(next(printed)).toEqual(['label ApplyLabel']);
    expect(next([...upTo, ...packed, ...closedUp, ...labelled])).toEqual(['load LoadUnit']);
    expect(next([...upTo, ...packed, ...closedUp, ...labelled, ...loaded])).toEqual([
      'depart DepartShipment',
    ]);
    expect(next(upToDeparted)).toEqual(['arrive ArriveShipment']);
    expect(next([...upToDeparted, arrive('depot')])).toEqual(['out-for-delivery StartDelivery']);
    expect(next([...upToDeparted, arrive('depot'), startDelivery()])).toEqual([
      'deliver ConfirmDelivery',
    ]);
    expect(next([...upToDeparted, confirm()])).toEqual(['close CloseShipment']);
    expect(next([...upToDeparted, confirm(), close()])).toEqual([]);
  });

  it('is what every unit lacks, in the order of the steps', () => {
    const some = [planned, released, ...picked, ...packed, closeUnit('U1')];
    expect(next(some)).toEqual(['pack CloseUnit', 'label PrintLabel']);
    expect(next([planned, released, ...picked, ...packed.slice(0, 1)])).toEqual([
      'pack PackUnit',
      'pack CloseUnit',
    ]);
  });

  it('leaves out what its policy leaves out', () => {
    const bare = planWith({ steps: [], labels: [] });
    const ready = [bare, released, ...picked, ...packed, ...closedUp];
    expect(next(ready)).toEqual(['depart DepartShipment']);
    expect(next([...ready, depart()])).toEqual(['deliver ConfirmDelivery']);
    const staged = planWith({ steps: ['stage'], labels: [] });
    expect(next([staged, released, ...picked, ...packed, ...closedUp])).toEqual([
      'stage StageUnit',
    ]);
  });

  it('begins with what stands in its way', () => {
    expect(next([planned, hold('pick')])).toEqual([
      'lift-hold LiftHold',
      'release ReleaseToWarehouse',
    ]);
    expect(next([planned, hold('deliver')])).toEqual(['release ReleaseToWarehouse']);
    expect(next([planned, hold('all')])[0]).toBe('lift-hold LiftHold');
    expect(next([...upToDeparted, arrive('depot'), hold('deliver')])[0]).toBe('lift-hold LiftHold');
  });

  it('is to put back what was picked of a shipment that is called off', () => {
    expect(next([planned, cancel()])).toEqual([]);
    expect(next([planned, released, pick(PUMPS, 1), cancel()])).toEqual(['put-back PutBack']);
  });

  it('is to take back what was refused, and the signed paper', () => {
    const wanted = plan({ policy: { ...PLAN.policy, signOff: { paperReceipt: true } } });
    const upTo = [wanted, ...upToDeparted.slice(1)];
    const row = { unit: 'U1', ...PUMPS, qty: 5 };
    const rows = [
      { ...row, disposition: 'refused' as const },
      { unit: 'U2', ...CABLE, qty: 3, disposition: 'accepted' as const },
    ];
    expect(next([...upTo, confirm({ rows })])).toEqual([
      'return ReceiveReturn',
      'receipt RecordPaperReceipt',
    ]);
    expect(next([...upTo, confirm()])).toEqual(['receipt RecordPaperReceipt']);
    expect(next([...upTo, confirm(), receipt('signed')])).toEqual(['close CloseShipment']);
  });
});

describe('what comes next of a unit', () => {
  it('is by where that unit stands, whatever the others do', () => {
    const some = [planned, released, ...picked, ...packed, closeUnit('U1')];
    expect(next(some, 'U1')).toEqual(['label PrintLabel']);
    expect(next(some, 'U2')).toEqual(['pack CloseUnit']);
    expect(stageOfUnit(worldAfter(...some).state.progress, 'U1')).toBe('packed');
  });

  it('is to find it where it is lost', () => {
    const lost = at('10:00', told('ReportLost', { unit: box.unit }));
    expect(next([...upToDeparted, lost], box.unit)).toEqual(['find ReportFound']);
  });

  it('is that of the shipment where it is not packed', () => {
    expect(next([planned, released], 'U1')).toEqual(['pick ConfirmPick']);
    expect(stageOfUnit(worldAfter(planned, departed).state.progress, 'U1')).toBeUndefined();
  });
});
