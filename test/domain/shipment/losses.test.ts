import { describe, expect, it } from 'vitest';
import { balanceNow } from '../../../src/domain/shipment/decide/closing.ts';
import { stageOf } from '../../../src/domain/shipment/stage.ts';
import { unitStandings } from '../../../src/domain/shipment/standing.ts';
import {
  arrive,
  at,
  CABLE,
  closeUnit,
  confirm,
  correct,
  delivered,
  depart,
  given,
  neverHappened,
  PUMPS,
  scan,
  type Told,
  upToDeparted,
  upToPacked,
  worldAfter,
} from '../../support/controls.ts';
import { find, lose, unpack } from '../../support/floor.ts';

const progressAfter = (...story: readonly Told[]) => worldAfter(...story).state.progress;
const stageAfter = (...story: readonly Told[]) => stageOf(progressAfter(...story));

describe('losing a unit', () => {
  it('is recorded, a second time as a deviation', () => {
    given(...upToDeparted)
      .when(lose('U1'))
      .records({ type: 'UnitLost', data: { unit: 'U1' } })
      .deviates();
    given(...upToDeparted, lose('U1'))
      .when(lose('U1'))
      .records('UnitLost')
      .deviates('unit-must-not-be-lost');
    given(...upToDeparted, at('12:00', lose('U1')))
      .when(at('12:00', lose('U1')))
      .recordsNothing();
    given(...upToDeparted, unpack('U1'))
      .when(lose('U1'))
      .deviates('unit-must-be-packed');
    given(...upToDeparted)
      .when(lose('U9'))
      .refuses('unit-must-belong-to-shipment');
    given(...upToDeparted)
      .when(scan(lose('U9')))
      .records('ScanRejected');
  });

  it('leaves the shipment to the units that are there', () => {
    const story = [...upToDeparted, at('12:00', lose('U1'))];
    expect(stageAfter(...story, at('13:00', arrive('depot')))).toBe('arrived');
    given(...story)
      .when(at('14:00', delivered))
      .records({
        type: 'DeliveryConfirmed',
        data: { n: 1, rows: [{ unit: 'U2', ...CABLE, qty: 3, disposition: 'accepted' }] },
      })
      .deviates();
    expect(stageAfter(...story, at('14:00', delivered))).toBe('signed-off');
  });

  it('of all of them leaves it where it was then', () => {
    const lost = [...upToDeparted, at('12:00', lose('U1')), at('12:00', lose('U2'))];
    expect(stageAfter(...lost)).toBe('in-transit');
    expect(stageAfter(...lost, at('13:00', arrive('depot')))).toBe('in-transit');
    expect(stageAfter(...upToPacked, lose('U1'), lose('U2'))).toBe('packed');
    given(...lost)
      .when(at('14:00', delivered))
      .recordsNothing();
  });

  it('is part of the balance as long as it is neither found nor settled', () => {
    const lost = [...upToDeparted, at('12:00', lose('U2'))];
    const balance = (...story: readonly Told[]) => balanceNow(progressAfter(...story));
    expect(balance(...lost)).toMatchObject({ picked: 8, lost: 3, open: 5 });
    expect(balance(...lost, at('13:00', find('U2')))).not.toHaveProperty('lost');
    const rows = [{ unit: 'U2', ...CABLE, qty: 1, disposition: 'accepted' } as const];
    expect(balance(...lost, confirm({ rows }))).toMatchObject({ accepted: 1, lost: 2, open: 5 });
    expect(balance(...lost, unpack('U2'))).not.toHaveProperty('lost');
  });

  it('makes work on it a deviation', () => {
    given(...upToPacked, lose('U1'))
      .when(closeUnit('U1'))
      .deviates('unit-must-not-be-lost');
    given(...upToDeparted, lose('U1'))
      .when(confirm({ rows: [{ unit: 'U1', ...PUMPS, qty: 5, disposition: 'accepted' }] }))
      .records('DeliveryConfirmed')
      .deviates('unit-must-not-be-lost');
    given(...upToPacked, lose('U1'))
      .when(depart({ units: ['U1'] }))
      .deviates('unit-must-not-be-lost', 'unit-must-be-labelled', 'unit-must-be-loaded');
  });
});

describe('finding it again', () => {
  it('takes it on from where it is', () => {
    const found = [...upToDeparted, at('12:00', lose('U1')), at('15:00', find('U1', 'HUB-W'))];
    given(...upToDeparted, lose('U1'))
      .when(find('U1', 'HUB-W'))
      .records({ type: 'UnitFound', data: { unit: 'U1', place: 'HUB-W' } })
      .deviates();
    expect(unitStandings(progressAfter(...found))[0]).toEqual({
      unit: 'U1',
      stage: 'in-transit',
      place: 'HUB-W',
    });
    expect(stageAfter(...found, at('16:00', delivered))).toBe('signed-off');
  });

  it('is followed by the time of occurrence, whatever is told first', () => {
    const story = [...upToDeparted, at('15:00', find('U1')), at('12:00', lose('U1'))];
    expect(unitStandings(progressAfter(...story))[0]?.lost).toBeUndefined();
    expect(unitStandings(progressAfter(...story, at('16:00', lose('U1'))))[0]?.lost).toBe(true);
  });

  it('of what was not lost is a deviation, of a strange unit no report', () => {
    given(...upToDeparted)
      .when(find('U1'))
      .deviates('unit-must-be-lost');
    given(...upToDeparted)
      .when(find('U9'))
      .refuses('unit-must-belong-to-shipment');
    given(...upToDeparted, lose('U1'), at('12:00', find('U1')))
      .when(at('12:00', find('U1')))
      .recordsNothing();
  });
});

describe('a unit that was reported lost', () => {
  it('keeps its packing from being struck', () => {
    given(...upToPacked, lose('U1'))
      .when(correct(neverHappened(5)))
      .refuses('unit-must-be-packed', { unit: 'U1' });
  });
});
