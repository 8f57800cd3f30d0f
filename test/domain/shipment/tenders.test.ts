import { describe, expect, it } from 'vitest';
import {
  at,
  close,
  given,
  plan,
  planned,
  scan,
  type Told,
  upToDelivered,
  upToDeparted,
  upToPacked,
  worldAfter,
} from '../../support/controls.ts';
import {
  accept,
  changeCarrier,
  decline,
  tell,
  tender,
  underWaybills,
} from '../../support/office.ts';

const carriageAfter = (...told: Told[]) => worldAfter(...told).state.carriage;

describe('tendering to a carrier', () => {
  it('is told apart by id', () => {
    given(planned)
      .when(tender())
      .records({ type: 'TenderSent', data: { tender: 'T1', carrier: 'SF' } });
    given(planned, tender()).when(tender()).recordsNothing();
    given(planned, tender()).when(tender('T1', 'DEPPON')).refuses('id-is-taken', { id: 'T1' });
    given(planned, tender()).when(tender('T2', 'DEPPON')).records('TenderSent');
  });

  it('is answered by the carrier that was asked', () => {
    given(planned, tender())
      .when(accept('T1', { waybills: [{ waybill: 'SF100' }], receiptWaybill: 'SF101' }))
      .records({
        type: 'TenderAccepted',
        data: {
          tender: 'T1',
          carrier: 'SF',
          waybills: [{ waybill: 'SF100' }],
          receiptWaybill: 'SF101',
        },
      })
      .deviates();
    given(planned, tender())
      .when(decline())
      .records({
        type: 'TenderRejected',
        data: { tender: 'T1', carrier: 'SF', reason: 'no truck' },
      });
    given(planned).when(accept()).refuses('tender-must-exist', { tender: 'T1' });
    given(planned).when(decline()).refuses('tender-must-exist', { tender: 'T1' });
  });

  it('is answered once; the same again is nothing, another answer deviates', () => {
    given(planned, tender(), accept()).when(accept()).recordsNothing();
    given(planned, tender(), decline()).when(decline()).recordsNothing();
    given(planned, tender(), decline())
      .when(accept())
      .records('TenderAccepted')
      .deviates('tender-is-answered-once');
    given(planned, tender(), accept())
      .when(decline())
      .records('TenderRejected')
      .deviates('tender-is-answered-once');
  });

  it('is answered in time', () => {
    const asked = tender('T1', 'SF', { answerBy: '2026-03-02T10:00:00.000Z' });
    given(planned, asked).when(at('10:00', accept())).deviates();
    given(planned, asked).when(at('10:01', accept())).deviates('tender-must-be-answered-in-time');
    given(planned, asked).when(at('10:01', decline())).deviates('tender-must-be-answered-in-time');
  });

  it('gives waybills to units of the shipment only', () => {
    given(...upToPacked, tender())
      .when(accept('T1', { waybills: [{ waybill: 'SF100', unit: 'U1' }] }))
      .records('TenderAccepted');
    given(...upToPacked, tender())
      .when(accept('T1', { waybills: [{ waybill: 'SF100', unit: 'U9' }] }))
      .refuses('unit-must-belong-to-shipment', { code: 'U9' });
  });

  it('makes the one that accepts the carrier', () => {
    expect(carriageAfter(plan({ carrier: 'DEPPON' })).carrier).toBe('DEPPON');
    expect(carriageAfter(planned, tender(), accept()).carrier).toBe('SF');
    expect(carriageAfter(planned, tender(), decline()).carrier).toBeUndefined();
  });
});

describe('changing the carrier', () => {
  it('says whom it replaces, and is nothing where nothing changes', () => {
    given(plan({ carrier: 'SF' }))
      .when(changeCarrier('DEPPON'))
      .records({
        type: 'CarrierChanged',
        data: { carrier: 'DEPPON', was: 'SF', effective: 'now', reason: 'breakdown' },
      });
    given(planned)
      .when(changeCarrier('DEPPON'))
      .records({
        type: 'CarrierChanged',
        data: { carrier: 'DEPPON', effective: 'now', reason: 'breakdown' },
      });
    given(plan({ carrier: 'SF' }))
      .when(changeCarrier('SF'))
      .recordsNothing();
    given(...upToDelivered)
      .when(changeCarrier('SF'))
      .refuses('shipment-must-not-be-signed-off');
  });

  it('waits for the hand-over where it is said so', () => {
    const handOver = tell('TransferCustody', { from: 'SF', to: 'DEPPON' });
    const asked = [plan({ carrier: 'SF' }), ...upToDeparted.slice(1)];
    const atHandOver = changeCarrier('DEPPON', 'at-hand-over');
    expect(carriageAfter(...asked, atHandOver)).toMatchObject({ carrier: 'SF', next: 'DEPPON' });
    expect(carriageAfter(...asked, atHandOver, handOver).carrier).toBe('DEPPON');
    expect(carriageAfter(...asked, atHandOver, handOver).next).toBeUndefined();
    const ahead = tell('ReplaceWaybills', { carrier: 'DEPPON', waybills: [{ waybill: 'DP1' }] });
    const waybillsAfter = (...told: Told[]) => carriageAfter(...asked, ...told).waybills;
    expect(waybillsAfter(atHandOver, ahead, handOver)).toEqual([{ waybill: 'DP1' }]);
    expect(waybillsAfter(underWaybills({ waybill: 'SF1' }), atHandOver, handOver)).toEqual([]);
    given(...asked, atHandOver)
      .when(changeCarrier('DEPPON', 'at-hand-over'))
      .recordsNothing();
    given(...asked, atHandOver)
      .when(changeCarrier('SF'))
      .records('CarrierChanged');
  });
});

describe('waybills', () => {
  it('are replaced as a whole, and those before are kept', () => {
    given(...upToPacked, underWaybills({ waybill: 'SF100' }))
      .when(underWaybills({ waybill: 'SF101', unit: 'U1' }, { waybill: 'SF102', unit: 'U2' }))
      .records({
        type: 'WaybillsReplaced',
        data: {
          carrier: 'SF',
          waybills: [
            { waybill: 'SF101', unit: 'U1' },
            { waybill: 'SF102', unit: 'U2' },
          ],
          was: ['SF100'],
        },
      })
      .deviates();
    given(planned, underWaybills({ waybill: 'SF100' }))
      .when(underWaybills({ waybill: 'SF100' }))
      .recordsNothing();
  });

  it('are of units of the shipment; a wrong scan is kept', () => {
    const wrong = underWaybills({ waybill: 'SF101', unit: 'U9' });
    given(...upToPacked)
      .when(wrong)
      .refuses('unit-must-belong-to-shipment', { code: 'U9' });
    given(...upToPacked)
      .when(scan(wrong))
      .records('ScanRejected');
  });

  it('told after the closing deviate', () => {
    given(...upToDelivered, close())
      .when(underWaybills({ waybill: 'SF100' }))
      .records('WaybillsReplaced')
      .deviates('shipment-must-be-open');
  });

  it('of a former carrier are not those of the new one', () => {
    const changed = carriageAfter(
      planned,
      tender(),
      accept('T1', { waybills: [{ waybill: 'SF100' }] }),
      changeCarrier('DEPPON'),
    );
    expect(changed.waybills).toEqual([]);
    expect(changed.knownWaybills).toContain('SF100');
  });
});
