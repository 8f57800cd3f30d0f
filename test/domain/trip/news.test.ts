import { describe, expect, it } from 'vitest';
import {
  at,
  cancel,
  expect30,
  given,
  incident,
  planned,
  type Told,
  upToDeparted,
  worldAfter,
} from './trips.ts';

describe('news from the road', () => {
  const NOON = '2026-03-02T12:00:00.000Z';
  const ONE = '2026-03-02T13:00:00.000Z';

  it('says when a stop is expected, and when it was before', () => {
    given(...upToDeparted)
      .when(expect30(NOON))
      .records({ type: 'EtaRevised', data: { stop: '30', eta: NOON, by: 'driver' } });
    given(...upToDeparted, expect30(NOON))
      .when(expect30(ONE))
      .records({ type: 'EtaRevised', data: { stop: '30', eta: ONE, was: NOON, by: 'driver' } });
    given(...upToDeparted, expect30(NOON))
      .when(expect30(NOON))
      .recordsNothing();
  });

  it('takes no older word for a newer one', () => {
    const told = [...upToDeparted, at('10:00', expect30(NOON))];
    given(...told)
      .when(at('09:00', expect30(ONE)))
      .records({ type: 'EtaRevised', data: { stop: '30', eta: ONE, by: 'driver' } });
    const { state } = worldAfter(...told, at('09:00', expect30(ONE)));
    expect(state.etas.rows.map(({ eta }) => eta)).toEqual([NOON]);
  });

  it('tells of an incident by its id', () => {
    given(...upToDeparted)
      .when(incident({ stop: '30' }))
      .records('TripIncident')
      .deviates();
    given(...upToDeparted, incident())
      .when(incident())
      .recordsNothing();
    given(...upToDeparted, incident())
      .when(incident({ severity: 'low' }))
      .refuses('id-is-taken', { id: 'I1' });
  });

  it('is about stops of the trip', () => {
    given(planned)
      .when(incident({ stop: '99' }))
      .refuses('stop-must-belong-to-trip', { stop: '99' });
    const nowhere: Told = {
      command: { type: 'ReviseEta', data: { stop: '99', eta: NOON, by: 'driver' } },
    };
    given(planned).when(nowhere).refuses('stop-must-belong-to-trip', { stop: '99' });
  });

  it('is recorded about a cancelled trip', () => {
    given(planned, cancel()).when(incident()).deviates('trip-must-not-be-cancelled');
    given(planned, cancel()).when(expect30(NOON)).deviates('trip-must-not-be-cancelled');
  });
});
