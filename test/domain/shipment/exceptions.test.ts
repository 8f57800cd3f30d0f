import { describe, expect, it } from 'vitest';
import {
  close,
  given,
  ORDER,
  PUMPS,
  planned,
  scan,
  type Told,
  upToDelivered,
  upToDeparted,
  upToPacked,
  worldAfter,
} from '../../support/controls.ts';
import { answer, complain, raise, resolve } from '../../support/office.ts';

describe('an exception', () => {
  it('says where the shipment stood, where the teller does not', () => {
    given(...upToDeparted)
      .when(raise({ unit: 'U1' }))
      .records({
        type: 'ExceptionRaised',
        data: {
          exception: 'E1',
          kind: 'damage',
          stage: 'in-transit',
          responsible: 'carrier',
          severity: 'high',
          unit: 'U1',
        },
      })
      .deviates();
    expect(
      worldAfter(...upToDeparted, raise({ stage: 'loaded' })).facts.at(-1)?.data,
    ).toMatchObject({ stage: 'loaded' });
  });

  it('is told apart by id', () => {
    given(planned, raise()).when(raise()).recordsNothing();
    given(planned, raise())
      .when(raise({ severity: 'low' }))
      .refuses('id-is-taken', { id: 'E1' });
  });

  it('is about goods of the shipment', () => {
    given(...upToPacked)
      .when(raise({ ...PUMPS, qty: 1 }))
      .records('ExceptionRaised');
    given(...upToPacked)
      .when(raise({ order: ORDER, line: '30' }))
      .refuses('line-must-belong-to-shipment', { code: `${ORDER}/30` });
    given(...upToPacked)
      .when(raise({ unit: 'U9' }))
      .refuses('unit-must-belong-to-shipment', { code: 'U9' });
    given(...upToPacked)
      .when(scan(raise({ order: ORDER, line: '30' })))
      .records('ScanRejected');
  });

  it('is open until it is resolved, once', () => {
    const openAfter = (...told: Told[]) => worldAfter(planned, ...told).state.exceptions.open;
    given(planned, raise())
      .when(resolve())
      .records({ type: 'ExceptionResolved', data: { exception: 'E1', resolution: 'repacked' } });
    given(planned, raise(), resolve()).when(resolve()).recordsNothing();
    given(planned).when(resolve()).refuses('exception-must-exist', { exception: 'E1' });
    expect(openAfter(raise(), raise({ exception: 'E2' }))).toEqual(['E1', 'E2']);
    expect(openAfter(raise(), raise({ exception: 'E2' }), resolve())).toEqual(['E2']);
  });

  it('may be found after the closing', () => {
    given(...upToDelivered, close())
      .when(raise({ kind: 'concealed-damage' }))
      .records('ExceptionRaised')
      .deviates();
    given(...upToDelivered, close(), raise())
      .when(resolve())
      .records('ExceptionResolved');
  });
});

describe('a complaint', () => {
  it('is told apart by id, and open until it is answered', () => {
    given(...upToDelivered)
      .when(complain())
      .records({
        type: 'ComplaintRecorded',
        data: { complaint: 'C1', kind: 'delay', text: 'too late' },
      })
      .deviates();
    given(...upToDelivered, complain())
      .when(complain())
      .recordsNothing();
    given(...upToDelivered, complain())
      .when(complain('C1', 'much too late'))
      .refuses('id-is-taken', { id: 'C1' });
    given(...upToDelivered, complain())
      .when(answer())
      .records('ComplaintClosed');
    given(...upToDelivered, complain(), answer())
      .when(answer())
      .recordsNothing();
    given(...upToDelivered)
      .when(answer())
      .refuses('complaint-must-exist', { complaint: 'C1' });
  });
});
