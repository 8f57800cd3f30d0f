import { describe, expect, it } from 'vitest';
import {
  CABLE,
  given,
  PLAN,
  PUMPS,
  plan,
  planned,
  released,
  SHIPMENT,
  type Told,
  told,
  upToDeparted,
  upToPacked,
  worldAfter,
} from '../../support/controls.ts';
import { receiveTransfer, transfer, unpack } from '../../support/floor.ts';
import { issue, tell } from '../../support/office.ts';

const last = (...story: Told[]) => worldAfter(...story).facts.at(-1)?.data;
const _NOON = '2026-03-02T12:00:00.000Z';
const _CAUSE = '00000000-0000-8000-8000-000000000099';

describe('a goods issue', () => {
  const posting = (more: object) => tell('ConfirmPosting', { issue: 'G1', ...more } as never);
  const asked = [...upToDeparted, issue()];

  it('may be of all that was handled', () => {
    given(...upToPacked)
      .when(issue('G1', [{ ...PUMPS, qty: 5 }]))
      .records('GoodsIssueRequested');
    given(...upToPacked)
      .when(issue('G1', [{ ...PUMPS, qty: 5.5 }]))
      .refuses('issued-must-fit-handled', { ...PUMPS, qty: 5.5, known: 0, handled: 5 });
  });

  it('is answered with what the ERP says, and no more', () => {
    const document = '49';
    const date = '2026-03-02';
    const was = [...asked, posting({ outcome: 'posted', document })];
    expect(last(...was)).toStrictEqual({ issue: 'G1', document });
    expect(last(...asked, posting({ outcome: 'posted', document, date }))).toStrictEqual({
      issue: 'G1',
      document,
      date,
    });
    const reason = 'period closed';
    const [failed, back] = [
      { outcome: 'failed', code: 'M7' },
      { outcome: 'reversed', document: '50' },
    ];
    expect(last(...asked, posting(failed))).toStrictEqual({ issue: 'G1', code: 'M7' });
    expect(last(...asked, posting({ ...failed, reason }))).toStrictEqual({
      issue: 'G1',
      code: 'M7',
      reason,
    });
    expect(last(...was, posting(back))).toStrictEqual({ issue: 'G1', document: '50' });
    expect(last(...was, posting({ ...back, reason }))).toStrictEqual({
      issue: 'G1',
      document: '50',
      reason,
    });
  });
});

describe('a transfer', () => {
  const came = {
    transfer: 'X1',
    units: [{ unit: 'U1', kind: 'carton' as const, contents: [{ ...PUMPS, qty: 5 }] }],
    lines: [{ ...PUMPS, sku: 'PUMP-IS80', uom: 'H87' }],
    from: 'OML660003',
    party: 'SITE-METRO-7',
  };

  it('says of its lines what the plan says', () => {
    const [pumps, cable] = PLAN.lines;
    const lines = [{ ...pumps, schedule: 'A' }, cable] as typeof PLAN.lines;
    const sent = last(plan({ lines }), ...upToPacked.slice(1), transfer('U1', 'U2'));
    expect(sent).toMatchObject({ lines: expect.any(Array) });
    expect((sent as { lines: object[] }).lines).toStrictEqual([
      { ...PUMPS, sku: 'PUMP-IS80', uom: 'H87', schedule: 'A' },
      { ...CABLE, sku: 'CABLE-3X25', uom: 'MTR', tolerance: { over: 0.5 } },
    ]);
  });

  it('that comes back is never refused', () => {
    given(...upToDeparted)
      .when(receiveTransfer({ ...came, party: 'OTHER', returned: true }))
      .records('UnitsTransferredIn');
  });

  it('says what is wrong with it', () => {
    given(planned)
      .when(receiveTransfer({ ...came, party: 'OTHER' }))
      .refuses('transfer-must-be-for-the-same-party', { party: 'OTHER', planned: came.party });
    given(...upToPacked)
      .when(receiveTransfer(came))
      .refuses('unit-must-be-packed-once', { unit: 'U1' });
    given(...upToPacked, unpack('U1'))
      .when(transfer('U1'))
      .refuses('unit-must-be-packed', { unit: 'U1' });
    given(...upToPacked)
      .when(told('TransferUnits', { transfer: 'X1', units: ['U1'], to: SHIPMENT, reason: 'so' }))
      .refuses('transfer-needs-another-shipment', { to: SHIPMENT });
    given(planned, released, ...upToPacked.slice(4))
      .when(transfer('U1'))
      .refuses('packed-must-be-picked', PUMPS);
    const accepted = { ...PUMPS, qty: 5, disposition: 'accepted' as const };
    given(...upToPacked, told('ConfirmDelivery', { rows: [accepted] }))
      .when(transfer('U1'))
      .refuses('outcome-is-given-once', PUMPS);
  });
});
