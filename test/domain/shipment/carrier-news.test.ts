import { describe, expect, it } from 'vitest';
import {
  at,
  close,
  given,
  planned,
  upToDelivered,
  upToDeparted,
  worldAfter,
} from '../../support/controls.ts';
import { eta, status, tell, underWaybills } from '../../support/office.ts';

const under = [...upToDeparted, underWaybills({ waybill: 'SF100' })];

describe('what a carrier tells', () => {
  it('is recorded once for a waybill, a code and an instant', () => {
    given(...under)
      .when(at('10:00', status('50')))
      .records('CarrierStatusReported')
      .deviates();
    given(...under, at('10:00', status('50')))
      .when(at('10:00', status('50', { raw: '{"remark":"sent again"}' })))
      .recordsNothing();
    given(...under, at('10:00', status('50')))
      .when(at('10:01', status('50')))
      .records('CarrierStatusReported');
    given(...under, at('10:00', status('50')))
      .when(at('10:00', status('51')))
      .records('CarrierStatusReported');
    given(...under, at('10:00', status('50')))
      .when(at('10:00', status('50', { waybill: 'SF101' })))
      .records('CarrierStatusReported');
  });

  it('is the same instant in whatever zone it is told', () => {
    const shanghai = { occurredAt: '2026-03-02T18:00:00.000+08:00' };
    given(...under, at('10:00', status('50')), at('11:00', status('60')))
      .when({ ...status('50'), envelope: shanghai })
      .recordsNothing();
  });

  it('goes by the status where the carrier has no code of its own', () => {
    const collected = tell('RecordCarrierStatus', {
      carrier: 'SF',
      waybill: 'SF100',
      status: 'collected',
    });
    const hub = tell('RecordCarrierStatus', { carrier: 'SF', waybill: 'SF100', status: 'at-hub' });
    given(...under, at('10:00', collected))
      .when(at('10:00', collected))
      .recordsNothing();
    given(...under, at('10:00', collected))
      .when(at('10:00', hub))
      .records('CarrierStatusReported');
  });

  it('deviates under a waybill that the shipment never went under', () => {
    given(...upToDeparted)
      .when(status('50'))
      .records('CarrierStatusReported')
      .deviates('waybill-must-be-known');
    given(...under, underWaybills({ waybill: 'SF200' }))
      .when(status('50'))
      .deviates();
  });

  it('may come after the closing', () => {
    given(...under, ...upToDelivered.slice(upToDeparted.length), close())
      .when(status('80'))
      .records('CarrierStatusReported')
      .deviates();
  });
});

describe('an arrival that is expected', () => {
  const NOON = '2026-03-05T12:00:00.000+08:00';

  it('keeps what was expected before, and is nothing where it stays', () => {
    given(planned)
      .when(eta(NOON))
      .records({ type: 'EtaRevised', data: { eta: NOON, by: 'carrier' } });
    given(planned, eta(NOON))
      .when(eta('2026-03-05T14:00:00.000+08:00'))
      .records({
        type: 'EtaRevised',
        data: { eta: '2026-03-05T14:00:00.000+08:00', was: NOON, by: 'carrier' },
      });
    given(planned, eta(NOON)).when(eta('2026-03-05T04:00:00.000Z')).recordsNothing();
  });

  it('is what was told last, in whatever order it is recorded', () => {
    const late = [at('12:00', eta(NOON)), at('09:00', eta('2026-03-05T10:00:00.000+08:00'))];
    expect(worldAfter(planned, ...late).state.carriage.eta?.is).toBe(NOON);
    given(planned, ...late)
      .when(at('09:00', eta('2026-03-05T10:00:00.000+08:00')))
      .recordsNothing();
  });

  it('deviates where nothing arrives any more', () => {
    given(...upToDelivered, close())
      .when(eta(NOON))
      .records('EtaRevised')
      .deviates('shipment-must-be-open');
  });
});
