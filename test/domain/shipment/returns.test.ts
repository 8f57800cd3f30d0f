import { describe, expect, it } from 'vitest';
import type { ShipmentCommand } from '../../../src/domain/shipment/commands.ts';
import { stageOf } from '../../../src/domain/shipment/stage.ts';
import { unitStandings } from '../../../src/domain/shipment/standing.ts';
import {
  at,
  attempt,
  CABLE,
  confirm,
  correct,
  delivered,
  given,
  instead,
  ORDER,
  PUMPS,
  pick,
  planned,
  released,
  scan,
  type Told,
  told,
  upToDeparted,
  upToPacked,
  worldAfter,
} from '../../support/controls.ts';
import { receiveBack, startReturn, unpack } from '../../support/floor.ts';

type Back = Extract<ShipmentCommand, { type: 'ReceiveReturn' }>['data']['rows'][number];

const pumps = (qty: number, disposition: Back['disposition'] = 'restock'): Back => ({
  ...PUMPS,
  unit: 'U1',
  qty,
  disposition,
});
const cables = (qty: number, disposition: Back['disposition'] = 'restock'): Back => ({
  ...CABLE,
  unit: 'U2',
  qty,
  disposition,
});
const refusing = (qty: number, time = '12:00') =>
  at(time, confirm({ rows: [{ ...PUMPS, unit: 'U1', qty, disposition: 'refused' }] }));
const accepting = (time = '12:30') =>
  at(time, confirm({ rows: [{ ...CABLE, unit: 'U2', qty: 3, disposition: 'accepted' }] }));
const refused = [...upToDeparted, refusing(5)];
const progressAfter = (...story: readonly Told[]) => worldAfter(...story).state.progress;
const stageAfter = (...story: readonly Told[]) => stageOf(progressAfter(...story));

describe('starting a return', () => {
  const five = { ...PUMPS, unit: 'U1', qty: 5 };

  it('is of what was refused, once under its id', () => {
    given(...refused)
      .when(startReturn(five))
      .records({ type: 'ReturnStarted', data: { return: 'RET1', rows: [five] } });
    given(...refused, startReturn(five))
      .when(startReturn(five))
      .recordsNothing();
    given(...refused, startReturn(five))
      .when(startReturn({ ...five, qty: 1 }))
      .refuses('id-is-taken');
    given(...refused)
      .when(startReturn({ ...CABLE, qty: 1 }))
      .refuses('returned-must-be-undelivered', { line: '20', known: 0, qty: 1 });
  });

  it('is of anything that is open once an attempt failed or an intercept worked', () => {
    given(...upToDeparted)
      .when(startReturn(five))
      .refuses('returned-must-be-undelivered');
    given(...upToDeparted, attempt())
      .when(startReturn(five))
      .records('ReturnStarted');
    given(
      ...upToDeparted,
      told('RequestIntercept', { intercept: 'I1', reason: 'order withdrawn' }),
      told('ReportIntercept', { intercept: 'I1', outcome: 'confirmed' }),
    )
      .when(startReturn(five))
      .records('ReturnStarted');
    given(...upToDeparted, attempt(), receiveBack([pumps(3)]))
      .when(startReturn(five))
      .refuses('returned-must-be-undelivered', { known: 2 });
  });

  it('is of lines and units of the shipment, with a serial for every piece or none', () => {
    given(...refused)
      .when(startReturn({ ...five, unit: 'U9' }))
      .refuses('unit-must-belong-to-shipment');
    given(...refused)
      .when(startReturn({ order: ORDER, line: '30', qty: 1 }))
      .refuses('line-must-belong-to-shipment');
    given(...refused)
      .when(startReturn({ ...five, serials: ['P1'] }))
      .refuses('serials-must-match-quantity');
  });
});

describe('receiving goods back', () => {
  it('ends them, and the shipment when nothing was accepted', () => {
    given(...refused, startReturn({ ...PUMPS, qty: 5 }))
      .when(receiveBack([pumps(5)], { return: 'RET1', place: 'SH-JIADING' }))
      .records('ReturnReceived')
      .deviates();
    const pumpsBack = [...refused, at('15:00', receiveBack([pumps(5)]))];
    expect(stageAfter(...pumpsBack)).toBe('in-transit');
    expect(stageAfter(...pumpsBack, accepting())).toBe('signed-off');
    expect(stageAfter(...pumpsBack, attempt(), receiveBack([cables(3, 'scrap')]))).toBe('returned');
    expect(unitStandings(progressAfter(...pumpsBack))).toMatchObject([
      { unit: 'U1', stage: 'returned' },
      { unit: 'U2', stage: 'in-transit' },
    ]);
  });

  it('stays what it is when the returned unit is emptied on its shelf', () => {
    const back = [...refused, receiveBack([pumps(5)]), at('16:00', unpack('U1'))];
    const { lines } = progressAfter(...back);
    expect(lines).toMatchObject({ packed: [0, 3000], emptied: [5000], receivedBack: [5000] });
    expect(stageAfter(...back, accepting())).toBe('signed-off');
  });

  it('without having been started is a deviation, before a departure as well', () => {
    given(...refused)
      .when(receiveBack([pumps(5)]))
      .deviates('return-must-be-started');
    given(...refused)
      .when(receiveBack([pumps(5)], { return: 'RET9' }))
      .deviates('return-must-be-started');
    given(...upToPacked)
      .when(receiveBack([pumps(5)]))
      .deviates('shipment-must-have-departed', 'return-must-be-started');
  });

  it('of more than is open cannot be', () => {
    given(...refused)
      .when(receiveBack([pumps(6)]))
      .refuses('returned-must-fit-open', { known: 5, qty: 6 });
    given(...refused, receiveBack([pumps(4)]))
      .when(receiveBack([pumps(2)]))
      .refuses('returned-must-fit-open', { known: 1 });
    given(...upToDeparted, delivered)
      .when(receiveBack([{ ...CABLE, qty: 1, disposition: 'restock' }]))
      .refuses('returned-must-fit-open', { known: 0 });
    given(planned, released, pick(PUMPS, 5))
      .when(receiveBack([{ ...PUMPS, qty: 5, disposition: 'scrap' }]))
      .records('ReturnReceived');
  });

  it('is told once of every instant, of lines and units of the shipment', () => {
    const told = at('15:00', receiveBack([pumps(2)]));
    given(...refused, told)
      .when(told)
      .recordsNothing();
    given(...refused)
      .when(receiveBack([{ ...pumps(1), unit: 'U9' }]))
      .refuses('unit-must-belong-to-shipment');
    given(...refused)
      .when(scan(receiveBack([{ ...pumps(1), unit: 'U9' }])))
      .records('ScanRejected');
    given(...refused)
      .when(receiveBack([{ ...pumps(1), line: '30' }]))
      .refuses('line-must-belong-to-shipment');
  });

  it('takes no second outcome, and leaves the rest of its unit open', () => {
    const three = [...upToDeparted, attempt(), at('15:00', receiveBack([pumps(3)]))];
    given(...three)
      .when(at('16:00', refusing(3)))
      .records('DeliveryConfirmed');
    const rows = [{ ...PUMPS, unit: 'U1', qty: 3, disposition: 'accepted' } as const];
    given(...three)
      .when(at('16:00', confirm({ rows })))
      .refuses('outcomes-must-fit-ordered', { known: 3 });
    expect(stageAfter(...three, accepting('16:00'))).toBe('in-transit');
    given(...three)
      .when(at('16:00', delivered))
      .records('DeliveryConfirmed')
      .deviates();
    expect(stageAfter(...three, at('16:00', delivered))).toBe('signed-off');
  });

  it('is not made of more than was ordered by a correction', () => {
    const back = [...refused, receiveBack([pumps(5)])];
    const version = back.length;
    const six = { rows: [{ ...pumps(6) }] };
    const request = told('RequestCorrection', {
      request: 'R1',
      groups: [instead(version, 'ReturnReceived', six)],
      reason: 'counted again',
    });
    given(...back, request)
      .when({
        ...told('ApproveCorrection', { request: 'R1' }),
        envelope: { actor: 'person:chief' },
      })
      .refuses('outcomes-must-fit-ordered', PUMPS);
    given(...back)
      .when(correct(instead(version, 'ReturnReceived', six)))
      .refuses('correction-needs-approval');
  });
});
