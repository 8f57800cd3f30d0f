import { describe, expect, it } from 'vitest';
import {
  at,
  given,
  planned,
  type Told,
  upToDelivered,
  upToDeparted,
  upToLoaded,
  worldAfter,
} from '../../support/controls.ts';
import { intercept, intercepted, tell } from '../../support/office.ts';

describe('an intercept', () => {
  it('is asked for what has left and is not delivered', () => {
    given(...upToDeparted)
      .when(intercept())
      .records({
        type: 'InterceptRequested',
        data: { intercept: 'I1', reason: 'order cancelled' },
      });
    given(planned).when(intercept()).refuses('shipment-must-have-departed');
    given(...upToLoaded)
      .when(intercept())
      .refuses('shipment-must-have-departed');
    given(...upToDelivered)
      .when(intercept())
      .refuses('shipment-must-not-be-signed-off');
  });

  it('is told apart by id', () => {
    given(...upToDeparted, intercept())
      .when(intercept())
      .recordsNothing();
    given(...upToDeparted, intercept())
      .when(tell('RequestIntercept', { intercept: 'I1', reason: 'fraud' }))
      .refuses('id-is-taken', { id: 'I1' });
    given(...upToDeparted, intercept())
      .when(intercept('I2'))
      .records('InterceptRequested');
  });

  it('works or fails, as reported', () => {
    const asked = [...upToDeparted, intercept()];
    given(...asked)
      .when(tell('ReportIntercept', { intercept: 'I1', outcome: 'confirmed', place: 'HUB-7' }))
      .records({ type: 'InterceptConfirmed', data: { intercept: 'I1', place: 'HUB-7' } })
      .deviates();
    given(...asked)
      .when(tell('ReportIntercept', { intercept: 'I1', outcome: 'failed', reason: 'at the door' }))
      .records({ type: 'InterceptFailed', data: { intercept: 'I1', reason: 'at the door' } });
    given(...asked)
      .when(intercepted('confirmed', 'I9'))
      .refuses('intercept-must-exist', { intercept: 'I9' });
  });

  it('is answered once; a second answer deviates, and the later one counts', () => {
    const asked = [...upToDeparted, intercept()];
    given(...asked, intercepted('failed'))
      .when(intercepted('failed'))
      .recordsNothing();
    given(...asked, intercepted('failed'))
      .when(intercepted('confirmed'))
      .records('InterceptConfirmed')
      .deviates('intercept-is-answered-once');
    const confirmed = (...told: Told[]) => worldAfter(...asked, ...told).state.intercepts.confirmed;
    expect(confirmed()).toBe(false);
    expect(confirmed(intercepted('confirmed'))).toBe(true);
    const late = [at('12:00', intercepted('failed')), at('11:00', intercepted('confirmed'))];
    expect(confirmed(...late)).toBe(false);
    expect(confirmed(...late.toReversed())).toBe(false);
  });

  it('deviates nowhere else, also after another one failed', () => {
    given(...upToDeparted, intercept(), intercepted('failed'), intercept('I2'))
      .when(intercepted('confirmed', 'I2'))
      .records('InterceptConfirmed')
      .deviates();
  });
});
