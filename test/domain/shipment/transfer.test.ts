import { describe, expect, it } from 'vitest';
import type { ShipmentFactOf } from '../../../src/domain/shipment/facts.ts';
import { stageOf } from '../../../src/domain/shipment/stage.ts';
import { unitStandings } from '../../../src/domain/shipment/standing.ts';
import {
  box,
  by,
  CABLE,
  close,
  closedUp,
  closeUnit,
  confirm,
  correct,
  delivered,
  given,
  hold,
  load,
  neverHappened,
  PUMPS,
  pack,
  pick,
  plan,
  planned,
  released,
  SHIPMENT,
  scan,
  type Told,
  told,
  upToDeparted,
  upToPacked,
  worldAfter,
} from '../../support/controls.ts';
import {
  cancel,
  lose,
  nest,
  pallet,
  receiveTransfer,
  transfer,
  unpack,
} from '../../support/floor.ts';

const progressAfter = (...story: readonly Told[]) => worldAfter(...story).state.progress;

type Goods = Pick<ShipmentFactOf<'UnitsTransferredOut'>['data'], 'transfer' | 'units' | 'lines'>;

const GOODS: Goods = {
  transfer: 'X1',
  units: [{ unit: 'U1', kind: 'carton', contents: [{ ...PUMPS, qty: 5 }] }],
  lines: [{ ...PUMPS, sku: 'PUMP-IS80', uom: 'H87' }],
};
const FOR_METRO = { party: 'SITE-METRO-7', reason: 'goes with the rest' };
const came = { ...GOODS, from: 'OML660003' };
const IN = { ...came, party: 'SITE-METRO-7' };
const onlyCable = plan({ lines: [{ ...CABLE, sku: 'CABLE-3X25', qty: 3, uom: 'MTR' }] });

describe('transferring units to another shipment', () => {
  it('takes what is in them out of what is ordered, picked and packed', () => {
    given(...upToPacked)
      .when(transfer('U1'))
      .records({
        type: 'UnitsTransferredOut',
        data: { ...GOODS, to: 'OML660002', ...FOR_METRO },
      });
    const { lines, units } = progressAfter(...upToPacked, transfer('U1'));
    expect([lines.ordered, lines.picked, lines.packed]).toEqual([
      [0, 3000],
      [0, 3000],
      [0, 3000],
    ]);
    expect(units.rows[0]?.gone).toBe('OML660002');
    expect(stageOf(progressAfter(...upToPacked, transfer('U1')))).toBe('packed');
    expect(stageOf(progressAfter(...upToPacked, transfer('U1', 'U2')))).toBe('cancelled');
  });

  it('takes all that is nested in them along, closed as it is, with lots and serials', () => {
    const serials = ['P1', 'P2', 'P3', 'P4', 'P5'];
    const contents = [{ ...PUMPS, qty: 5, lot: 'L7', serials }];
    const told = worldAfter(
      planned,
      released,
      pick(PUMPS, 5, { serials }),
      pack({ ...box, caseNumber: '1/2', contents }),
      closeUnit('U1'),
      pallet('P1'),
      nest('U1', 'P1'),
      transfer('P1'),
    ).facts.at(-1) as unknown as ShipmentFactOf<'UnitsTransferredOut'>;
    expect(told.data.units).toEqual([
      { unit: 'P1', kind: 'pallet', contents: [] },
      { unit: 'U1', kind: 'carton', caseNumber: '1/2', parent: 'P1', closed: true, contents },
    ]);
  });

  it('is recorded once, under an id of its own', () => {
    given(...upToPacked, transfer('U1'))
      .when(transfer('U1'))
      .recordsNothing();
    given(...upToPacked, transfer('U1'))
      .when(transfer('U2'))
      .refuses('id-is-taken', { id: 'X1' });
  });

  it('leaves nothing behind that could be worked on here', () => {
    given(...upToPacked, transfer('U1'))
      .when(load('U1'))
      .refuses('unit-must-belong-to-shipment', { code: 'U1' });
    given(...upToPacked, transfer('U1'))
      .when(scan(closeUnit('U1')))
      .records('ScanRejected');
    given(...upToPacked, transfer('U1'))
      .when(pack(box))
      .refuses('unit-must-belong-to-shipment');
  });

  it.each<readonly [string, readonly Told[], Told, string]>([
    ['of a strange unit', upToPacked, transfer('U9'), 'unit-must-belong-to-shipment'],
    ['of an emptied one', [...upToPacked, unpack('U1')], transfer('U1'), 'unit-must-be-packed'],
    ['of a lost one', [...upToPacked, lose('U1')], transfer('U1'), 'unit-must-not-be-lost'],
    [
      'of one on a truck',
      [...upToPacked, load('U1', { trip: 'T1' })],
      transfer('U1'),
      'unit-must-be-unloaded',
    ],
    ['after it left', upToDeparted, transfer('U1'), 'shipment-must-not-have-departed'],
    [
      'after its delivery',
      [...upToPacked, delivered],
      transfer('U1'),
      'shipment-must-not-have-departed',
    ],
    [
      'of goods that were delivered without a word on units',
      [...upToPacked, confirm({ rows: [{ ...PUMPS, qty: 5, disposition: 'accepted' }] })],
      transfer('U1'),
      'outcome-is-given-once',
    ],
    ['of unpicked goods', [planned, released, pack(box)], transfer('U1'), 'packed-must-be-picked'],
    ['under a hold', [...upToPacked, hold('all')], transfer('U1'), 'shipment-must-not-be-held'],
    ['to itself', upToPacked, to(SHIPMENT), 'transfer-needs-another-shipment'],
    ['to what is no id', upToPacked, to('?'), 'id-must-be-well-formed'],
  ])('%s is refused', (_, before, telling, rule) => {
    given(...before)
      .when(telling)
      .refuses(rule);
  });
});

describe('receiving transferred units', () => {
  it('adds their goods as ordered, picked and packed, lines that are new as well', () => {
    given(onlyCable, released)
      .when(receiveTransfer(IN))
      .records({ type: 'UnitsTransferredIn', data: came });
    const { lines, units } = progressAfter(onlyCable, released, receiveTransfer(IN));
    expect(lines.keys).toHaveLength(2);
    expect([lines.ordered, lines.picked, lines.packed]).toEqual([
      [3000, 5000],
      [0, 5000],
      [0, 5000],
    ]);
    expect(units.keys).toEqual(['U1']);
    given(onlyCable, released, receiveTransfer(IN))
      .when(closeUnit('U1'))
      .records('UnitClosed')
      .deviates();
  });

  it('brings tolerances of new lines along', () => {
    const tolerant = { ...IN, lines: [{ ...PUMPS, sku: 'X', uom: 'H87', tolerance: { over: 1 } }] };
    given(onlyCable, released, receiveTransfer(tolerant))
      .when(pick(PUMPS, 1))
      .records('ItemPicked');
    given(onlyCable, released, receiveTransfer(IN))
      .when(pick(PUMPS, 1))
      .refuses('picked-must-fit-ordered');
  });

  it('is recorded once', () => {
    given(onlyCable, receiveTransfer(IN)).when(receiveTransfer(IN)).recordsNothing();
  });

  it.each<readonly [string, readonly Told[], string]>([
    ['by a cancelled shipment', [onlyCable, cancel()], 'shipment-must-not-be-cancelled'],
    ['by one that has left', upToDeparted, 'shipment-must-not-have-departed'],
    [
      'by one for somebody else',
      [plan({ to: { party: 'SITE-8' } })],
      'transfer-must-be-for-the-same-party',
    ],
    [
      'by one for another address',
      [plan({ to: { party: 'SITE-METRO-7', address: 'GATE-2' } })],
      'transfer-must-be-for-the-same-party',
    ],
    ['by one with such a unit', upToPacked, 'unit-must-be-packed-once'],
    ['by a closed one', [...upToPacked, delivered, close()], 'shipment-must-be-open'],
  ])('%s is refused', (_, before, rule) => {
    given(...before)
      .when(receiveTransfer(IN))
      .refuses(rule);
  });

  it('gives back what the other shipment did not take, as it was', () => {
    const back = { ...IN, from: 'OML660002', returned: true } as const;
    const story = [...upToPacked, ...closedUp, transfer('U1')];
    given(...story)
      .when(by('process:transfers', receiveTransfer(back)))
      .records('UnitsTransferredIn');
    const before = progressAfter(...upToPacked, ...closedUp);
    const after = progressAfter(...story, receiveTransfer(back));
    expect(after.lines).toEqual(before.lines);
    expect(unitStandings(after)).toEqual(unitStandings(before));
    given(...story, hold('all'), receiveTransfer(back))
      .when(receiveTransfer(back))
      .recordsNothing();
  });
});

describe('corrections before a transfer', () => {
  it('do not take the picks of what went over', () => {
    given(...upToPacked, transfer('U1'))
      .when(correct(neverHappened(3)))
      .refuses('packed-must-be-picked', PUMPS);
    given(...upToPacked, transfer('U1'))
      .when(correct(neverHappened(5)))
      .refuses('unit-must-be-packed', { unit: 'U1' });
  });
});

function to(shipment: string): Told {
  return told('TransferUnits', { transfer: 'X1', units: ['U1'], to: shipment, reason: 'together' });
}
