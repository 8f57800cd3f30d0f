import { describe, expect, it } from 'vitest';
import {
  apply,
  at,
  depart,
  given,
  plan,
  planned,
  print,
  type Told,
  upToDelivered,
  upToDeparted,
  upToPacked,
  voidLabel,
  worldAfter,
} from '../../support/controls.ts';
import { changeWindow, redirected, sendTo } from '../../support/office.ts';

const START = '2026-03-05T08:00:00.000+08:00';
const END = '2026-03-05T10:00:00.000+08:00';
const window = { start: START, end: END };

describe('changing the window', () => {
  it('keeps what it was and who wanted it', () => {
    given(planned)
      .when(changeWindow(START, END))
      .records({
        type: 'WindowChanged',
        data: { window, requestedBy: 'customer', reason: 'site is full' },
      });
    given(plan({ window }))
      .when(changeWindow(START, '2026-03-05T12:00:00.000+08:00'))
      .records({
        type: 'WindowChanged',
        data: {
          window: { start: START, end: '2026-03-05T12:00:00.000+08:00' },
          was: window,
          requestedBy: 'customer',
          reason: 'site is full',
        },
      });
  });

  it('is nothing where it is the same, in whatever zone it is written', () => {
    given(plan({ window }))
      .when(changeWindow('2026-03-05T00:00:00.000Z', '2026-03-05T02:00:00.000Z'))
      .recordsNothing();
    given(planned, changeWindow(START, END)).when(changeWindow(START, END)).recordsNothing();
  });

  it('starts before it ends', () => {
    given(planned)
      .when(changeWindow(END, START))
      .refuses('window-must-start-before-it-ends', { start: END, end: START });
  });

  it('goes on after departure, until everything has an outcome', () => {
    given(...upToDeparted)
      .when(changeWindow(START, END))
      .records('WindowChanged');
    given(...upToDelivered)
      .when(changeWindow(START, END))
      .refuses('shipment-must-not-be-signed-off');
  });
});

describe('changing the destination', () => {
  it('before departure is another address', () => {
    given(planned)
      .when(sendTo('GATE-2'))
      .records({
        type: 'AddressChanged',
        data: { address: 'GATE-2', reason: 'the gate is blocked' },
      });
    given(planned, sendTo('GATE-2'))
      .when(sendTo('GATE-3', { party: 'SITE-METRO-7' }))
      .records({
        type: 'AddressChanged',
        data: { address: 'GATE-3', was: 'GATE-2', reason: 'the gate is blocked' },
      });
    given(planned, sendTo('GATE-2')).when(sendTo('GATE-2')).recordsNothing();
  });

  it('voids every label that shows the former one', () => {
    const printed = [
      print('U1', 'L1'),
      apply('U1', 'L1'),
      print('U2', 'L2'),
      voidLabel('U2', 'L2'),
    ];
    given(...upToPacked, ...printed)
      .when(sendTo('GATE-2'))
      .records('AddressChanged', {
        type: 'LabelVoided',
        data: { unit: 'U1', label: 'L1', reason: 'the gate is blocked' },
      });
  });

  it('to another party is another shipment', () => {
    given(planned)
      .when(sendTo('GATE-2', { party: 'SITE-METRO-8' }))
      .refuses('party-must-stay-the-same', { party: 'SITE-METRO-7' });
  });

  it('after departure is asked for under an id', () => {
    const data = { redirect: 'D1', address: 'GATE-2', reason: 'the gate is blocked' };
    given(...upToDeparted)
      .when(sendTo('GATE-2', { redirect: 'D1' }))
      .records({ type: 'RedirectRequested', data });
    given(...upToDeparted)
      .when(sendTo('GATE-2'))
      .refuses('redirect-needs-an-id');
    given(...upToDeparted, sendTo('GATE-2', { redirect: 'D1' }))
      .when(sendTo('GATE-2', { redirect: 'D1' }))
      .recordsNothing();
    given(...upToDeparted, sendTo('GATE-2', { redirect: 'D1' }))
      .when(sendTo('GATE-3', { redirect: 'D1' }))
      .refuses('id-is-taken', { id: 'D1' });
    given(...upToPacked, depart({ units: ['U1'] }))
      .when(sendTo('GATE-2', { redirect: 'D1' }))
      .records('RedirectRequested');
  });

  it('is over once everything has an outcome', () => {
    given(...upToDelivered)
      .when(sendTo('GATE-2', { redirect: 'D1' }))
      .refuses('shipment-must-not-be-signed-off');
  });
});

describe('a redirect', () => {
  const asked = [...upToDeparted, sendTo('GATE-2', { redirect: 'D1' })];
  const addressAfter = (...told: Told[]) => worldAfter(...asked, ...told).state.plan?.address;

  it('leads to the new address only when the carrier confirms it', () => {
    given(...asked)
      .when(redirected('D1', 'confirmed'))
      .records({ type: 'RedirectConfirmed', data: { redirect: 'D1', address: 'GATE-2' } })
      .deviates();
    given(...asked)
      .when(redirected('D1', 'rejected'))
      .records({ type: 'RedirectRejected', data: { redirect: 'D1' } });
    expect(addressAfter()).toBeUndefined();
    expect(addressAfter(redirected('D1', 'rejected'))).toBeUndefined();
    expect(addressAfter(redirected('D1', 'confirmed'))).toBe('GATE-2');
  });

  it('is answered once; a second answer deviates, the same again is nothing', () => {
    given(...asked, redirected('D1', 'rejected'))
      .when(redirected('D1', 'rejected'))
      .recordsNothing();
    given(...asked, redirected('D1', 'rejected'))
      .when(redirected('D1', 'confirmed'))
      .records('RedirectConfirmed')
      .deviates('redirect-is-answered-once');
    given(...asked)
      .when(at('18:00', redirected('D2', 'confirmed')))
      .refuses('redirect-must-exist', { redirect: 'D2' });
  });
});
