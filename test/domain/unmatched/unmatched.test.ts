import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../../src/domain/decider.ts';
import type { UnmatchedCommand } from '../../../src/domain/unmatched/commands.ts';
import { unmatched } from '../../../src/domain/unmatched/decider.ts';
import { unmatchedId, unmatchedIdOf, waybillOf } from '../../../src/domain/unmatched/id.ts';
import { scene, type Telling } from '../../support/given.ts';

const { given, worldAfter } = scene(unmatched, 'SF:SF100');

const park = (code: string, time = '08:00:00'): Telling<UnmatchedCommand> => ({
  command: { type: 'ParkCarrierEvent', data: { status: 'in-transit', code } },
  envelope: { occurredAt: `2026-03-02T${time}.000Z`, capture: 'carrier' },
});
const match = (...events: readonly string[]): Telling<UnmatchedCommand> => ({
  command: { type: 'MatchCarrierEvents', data: { shipment: 'OML660001', events: [...events] } },
});
const parkedData = { carrier: 'SF', waybill: 'SF100', status: 'in-transit', code: '50' } as const;

describe('the id of a waybill that nobody knows', () => {
  it('is the carrier and the waybill, whatever stands in them', () => {
    const id = unmatchedId({ carrier: '顺丰', waybill: 'A:1/0' }) ?? '';
    expect(unmatchedIdOf(id)).toBe(id);
    expect(waybillOf(id)).toEqual({ carrier: '顺丰', waybill: 'A:1/0' });
    expect(unmatchedIdOf('sf: SF100')).toBe('sf:SF100');
  });

  it.each(['SF', 'SF:', ':1', 'SF:1:2', 'SF:%', `${'泵'.repeat(60)}:${'泵'.repeat(60)}`])(
    'is never %s',
    (text) => {
      expect(unmatchedIdOf(text)).toMatchObject({ refused: 'id-must-be-well-formed' });
    },
  );

  it('is needed by whoever parks an event', () => {
    const { command } = park('50');
    const envelope = { occurredAt: '2026-03-02T08:00:00.000Z' } as never;
    const decided = unmatched.decide(unmatched.initial, command, envelope, 'SF');
    expect(isRefusal(decided) && decided.refused).toBe('id-must-be-well-formed');
  });
});

describe('ParkCarrierEvent', () => {
  it('keeps an event under its waybill', () => {
    given().when(park('50')).records({ type: 'CarrierEventUnmatched', data: parkedData });
  });

  it('keeps what a carrier repeats once, by instant and code', () => {
    given(park('50')).when(park('50')).recordsNothing();
    given(park('50'))
      .when(park('51'))
      .records({ type: 'CarrierEventUnmatched', data: { ...parkedData, code: '51' } });
    given(park('50'))
      .when(park('50', '08:00:01'))
      .records({ type: 'CarrierEventUnmatched', data: parkedData });
  });
});

describe('MatchCarrierEvents', () => {
  const two = [park('50'), park('51')] as const;
  const [one = '', other = ''] = worldAfter(...two).facts.map(({ id }) => id);

  it('says whose the events are, once', () => {
    given(...two)
      .when(match(one, other, one))
      .records({
        type: 'CarrierEventsMatched',
        data: { shipment: 'OML660001', events: [one, other] },
      });
    given(...two, match(one))
      .when(match(one, other))
      .records({ type: 'CarrierEventsMatched', data: { shipment: 'OML660001', events: [other] } });
    given(...two, match(one, other))
      .when(match(other))
      .recordsNothing();
  });

  it('takes only events that are parked there', () => {
    given(...two)
      .when(match('0c8f3f5e-6a7b-4d1c-9e2f-5b4a3c2d1e0f'))
      .refuses('parked-event-must-exist');
  });
});

describe('RecordRefusedFollowUp', () => {
  it('says what could not follow', () => {
    const data = {
      cause: '0c8f3f5e-6a7b-4d1c-9e2f-5b4a3c2d1e0f',
      process: 'carrier-events',
      step: 'tell',
      stream: 'shipment-OML660001',
      command: 'RecordCarrierStatus',
      rule: 'shipment-must-be-planned',
    };
    given(park('50'))
      .when({ command: { type: 'RecordRefusedFollowUp', data } })
      .records({ type: 'FollowUpRefused', data });
  });
});
