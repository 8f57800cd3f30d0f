import { describe, expect, it } from 'vitest';
import {
  arrive,
  at,
  correct,
  depart,
  given,
  planned,
  type Told,
  upToDeparted,
  worldAfter,
} from './trips.ts';

const request: Told = {
  command: {
    type: 'RequestCorrection',
    data: {
      request: 'R1',
      groups: [{ target: 2, kind: 'did_not_occur', replacements: [] }],
      reason: 'it still stands there',
    },
  },
};
const approve: Told = { command: { type: 'ApproveCorrection', data: { request: 'R1' } } };
const by = (actor: string, telling: Told): Told => ({ ...telling, envelope: { actor } });

describe('a report of a trip', () => {
  it('is taken back', () => {
    const { state } = worldAfter(
      planned,
      at('09:00', depart()),
      correct({ target: 2, kind: 'did_not_occur', replacements: [] }),
    );
    expect(state.movements).toEqual([]);
  });

  it('is told otherwise in the same place', () => {
    const otherwise = correct({
      target: 2,
      kind: 'incorrect_data',
      replacements: [
        { type: 'TripDeparted', data: { stop: '10' }, occurredAt: '2026-03-02T08:00:00.000Z' },
      ],
    });
    given(planned, at('09:00', depart()))
      .when(otherwise)
      .records('RecordCorrected', 'TripDeparted');
    const { state } = worldAfter(planned, at('09:00', depart()), otherwise);
    expect(state.movements.map(({ occurredAt }) => occurredAt)).toEqual([
      '2026-03-02T08:00:00.000Z',
    ]);
  });

  it('is told of stops of the trip', () => {
    const replacements = [{ type: 'TripDeparted', data: { stop: '99' } }];
    given(planned, depart())
      .when(correct({ target: 2, kind: 'incorrect_data', replacements }))
      .refuses('stop-must-belong-to-trip', { stop: '99' });
  });

  it('is taken back by two persons where one has asked', () => {
    given(planned, depart(), by('person:anna', request))
      .when(by('person:bo', approve))
      .records('RecordCorrected');
    given(planned, depart(), by('person:anna', request))
      .when(by('person:anna', approve))
      .refuses('approver-must-be-another');
    given(planned, depart(), request)
      .when({
        command: { type: 'RejectCorrection', data: { request: 'R1', reason: 'it is gone' } },
      })
      .records('CorrectionRejected');
  });

  it('is no plan', () => {
    given(...upToDeparted, arrive('20'))
      .when(correct({ target: 1, kind: 'did_not_occur', replacements: [] }))
      .refuses('target-must-be-a-report');
  });
});

describe('a refused follow-up', () => {
  it('is recorded, also before there is a plan', () => {
    const data = {
      cause: '00000000-0000-8000-8000-000000000001',
      process: 'trips-to-shipments',
      step: 'AssignTrip OML660001',
      stream: 'shipment-OML660001',
      command: 'AssignTrip',
      rule: 'shipment-must-be-planned',
    };
    given()
      .when({ command: { type: 'RecordRefusedFollowUp', data } })
      .records({ type: 'FollowUpRefused', data });
  });
});
