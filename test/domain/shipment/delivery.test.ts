import { describe, it } from 'vitest';
import type { ShipmentCommand } from '../../../src/domain/shipment/commands.ts';
import {
  at,
  attempt,
  box,
  CABLE,
  confirm,
  delivered,
  depart,
  given,
  hold,
  ORDER,
  PUMPS,
  pack,
  pick,
  picked,
  plan,
  planned,
  planWith,
  reel,
  released,
  scan,
  upToDelivered,
  upToDeparted,
  upToPacked,
} from '../../support/controls.ts';

type Rows = NonNullable<Extract<ShipmentCommand, { type: 'ConfirmDelivery' }>['data']['rows']>;
type Row = Rows[number];

const pumps = (qty: number, disposition: Row['disposition'] = 'accepted', unit?: string): Row => ({
  ...PUMPS,
  qty,
  disposition,
  ...(unit === undefined ? {} : { unit }),
});
const rows = (...told: Rows) => confirm({ rows: told });

describe('a failed attempt', () => {
  it('counts up', () => {
    const failed = { reason: 'absent', responsible: 'consignee' } as const;
    given(...upToDeparted)
      .when(attempt())
      .records({ type: 'DeliveryAttempted', data: { n: 1, ...failed } })
      .deviates();
    given(...upToDeparted, attempt(), attempt())
      .when(attempt())
      .records({ type: 'DeliveryAttempted', data: { n: 3, ...failed } });
  });

  it('is told once of every instant', () => {
    given(...upToDeparted, at('11:00', attempt()))
      .when(at('11:00', attempt()))
      .recordsNothing();
    given(...upToDeparted, at('11:00', attempt()))
      .when(at('11:00', attempt('closed')))
      .records('DeliveryAttempted');
  });

  it('before the departure or under a hold is a deviation', () => {
    given(...upToPacked)
      .when(attempt())
      .deviates('shipment-must-have-departed');
    given(...upToDeparted, hold('deliver'))
      .when(attempt())
      .deviates('shipment-must-not-be-held');
  });
});

describe('a delivery without rows', () => {
  it('accepts everything that is packed and has no outcome, as the attempt after those that failed', () => {
    const accepted = [
      { unit: 'U1', ...PUMPS, qty: 5, disposition: 'accepted' },
      { unit: 'U2', ...CABLE, qty: 3, disposition: 'accepted' },
    ] as const;
    given(...upToDeparted, attempt())
      .when(delivered)
      .records({ type: 'DeliveryConfirmed', data: { n: 2, rows: [...accepted] } })
      .deviates();
    given(...upToDeparted, rows(pumps(5, 'refused', 'U1')))
      .when(delivered)
      .records({ type: 'DeliveryConfirmed', data: { n: 1, rows: [accepted[1]] } });
  });

  it('takes what was told of a line without a unit from what is left of its units', () => {
    const halves = [2, 3].map((qty, place) =>
      pack({ ...box, unit: `U${place + 1}`, contents: [{ ...PUMPS, qty }] }),
    );
    given(planned, released, ...picked, ...halves, depart(), rows(pumps(3)))
      .when(delivered)
      .records({
        type: 'DeliveryConfirmed',
        data: { n: 1, rows: [{ unit: 'U1', ...PUMPS, qty: 2, disposition: 'accepted' }] },
      });
  });

  it('is nothing new where everything has its outcome', () => {
    given(...upToDelivered)
      .when(at('20:00', confirm()))
      .recordsNothing();
  });

  it('needs something that was packed', () => {
    given(planned, released, ...picked)
      .when(delivered)
      .refuses('delivery-must-have-goods');
  });
});

describe('a delivery with rows', () => {
  it('records them, those beyond the order too', () => {
    const told = [pumps(3, 'accepted', 'U1'), pumps(1, 'refused', 'U1'), pumps(1, 'missing', 'U1')];
    given(...upToDeparted)
      .when(rows(...told))
      .records('DeliveryConfirmed')
      .deviates();
    given(...upToDeparted)
      .when(rows(...told, pumps(7, 'over')))
      .deviates();
  });

  it('other than what is packed is a deviation', () => {
    given(...upToDeparted)
      .when(rows(pumps(4, 'accepted', 'U1')))
      .deviates('outcomes-must-match-packed');
    given(...upToDeparted)
      .when(rows(pumps(4)))
      .deviates('outcomes-must-match-packed');
    given(...upToDeparted)
      .when(rows(pumps(5), { ...CABLE, qty: 2, disposition: 'accepted' }))
      .deviates('outcomes-must-match-packed');
    given(...upToDeparted)
      .when(rows(pumps(5)))
      .deviates();
    given(
      planned,
      released,
      ...picked,
      pack({ ...box, contents: [{ ...PUMPS, qty: 4 }] }),
      depart(),
    )
      .when(rows(pumps(5, 'accepted', 'U1')))
      .records('DeliveryConfirmed')
      .deviates('outcomes-must-match-packed');
    given(...upToDeparted)
      .when(rows(pumps(5, 'accepted', 'U2')))
      .deviates('outcomes-must-match-packed');
  });

  it('of more than was ordered and tolerated cannot be', () => {
    given(...upToDeparted)
      .when(rows(pumps(4, 'accepted', 'U1'), pumps(2, 'missing', 'U1')))
      .refuses('outcomes-must-fit-ordered', { ordered: 5, known: 0, qty: 6 });
    given(...upToDelivered)
      .when(rows(pumps(1)))
      .refuses('outcomes-must-fit-ordered', { known: 5 });
  });

  it('gives no quantity a second outcome, even where the tolerance had room for it', () => {
    const lines = [{ ...PUMPS, sku: 'PUMP-IS80', qty: 5, uom: 'H87', tolerance: { over: 5 } }];
    const sent = [plan({ lines }), released, pick(PUMPS, 5), pack(box), depart()];
    given(...sent)
      .when(rows(pumps(6)))
      .records('DeliveryConfirmed')
      .deviates('outcomes-must-match-packed');
    given(...sent, rows(pumps(5, 'accepted', 'U1')))
      .when(rows(pumps(5, 'refused', 'U1')))
      .refuses('outcome-is-given-once', PUMPS);
    given(...sent, rows(pumps(5)))
      .when(rows(pumps(1)))
      .refuses('outcome-is-given-once', PUMPS);
    given(...sent, rows(pumps(3, 'accepted', 'U1')))
      .when(rows(pumps(3, 'refused', 'U1')))
      .refuses('outcome-is-given-once', PUMPS);
    given(...sent, rows(pumps(3, 'accepted', 'U1')))
      .when(rows(pumps(2, 'refused', 'U1')))
      .records('DeliveryConfirmed')
      .deviates();
  });

  it('gives no piece of a unit a second outcome while others of its line are open', () => {
    const halves = [2, 3].map((qty, index) =>
      pack({ ...box, unit: `U${index + 1}`, contents: [{ ...PUMPS, qty }] }),
    );
    given(planned, released, ...picked, ...halves, depart(), rows(pumps(2, 'accepted', 'U1')))
      .when(rows(pumps(1, 'refused', 'U1')))
      .refuses('outcome-is-given-once', PUMPS);
  });

  it('may speak later of goods whose packing was not told', () => {
    const three = pack({ ...box, contents: [{ ...PUMPS, qty: 3 }] });
    given(planned, released, ...picked, three, depart(), rows(pumps(3)))
      .when(rows(pumps(2)))
      .records('DeliveryConfirmed')
      .deviates('outcomes-must-match-packed');
  });

  it('speaks of goods and units of the shipment, a serial for every piece or none', () => {
    const hose: Row = { order: ORDER, line: '30', qty: 1, disposition: 'accepted' };
    given(...upToDeparted)
      .when(rows(hose))
      .refuses('line-must-belong-to-shipment');
    given(...upToDeparted)
      .when(rows(pumps(5, 'accepted', 'U9')))
      .refuses('unit-must-belong-to-shipment');
    given(...upToDeparted)
      .when(scan(rows(hose)))
      .records('ScanRejected');
    given(...upToDeparted)
      .when(rows({ ...pumps(2), serials: ['P1'] }))
      .refuses('serials-must-match-quantity');
  });

  it('before the departure of its units is a deviation', () => {
    given(...upToPacked)
      .when(delivered)
      .deviates('shipment-must-have-departed');
    given(...upToPacked, depart({ units: ['U1'] }))
      .when(rows(pumps(5, 'accepted', 'U1')))
      .deviates();
    given(...upToPacked, depart({ units: ['U2'] }))
      .when(rows(pumps(5, 'accepted', 'U1')))
      .deviates('shipment-must-have-departed');
  });

  it('is told once of every instant', () => {
    const told = at('16:00', rows(pumps(5, 'accepted', 'U1')));
    given(...upToDeparted, told)
      .when(told)
      .recordsNothing();
  });
});

describe("the consignee's policy on receipts", () => {
  const sentUnder = (signOff: NonNullable<Parameters<typeof planWith>[0]['signOff']>) =>
    given(planWith({ signOff, steps: [] }), released, ...picked, pack(box), pack(reel), depart());

  it('asks for a stamp', () => {
    sentUnder({ stamp: true }).when(confirm()).deviates('receipt-must-be-stamped');
    sentUnder({ stamp: true })
      .when(confirm({ stamped: true }))
      .deviates();
  });

  it('asks for a photo', () => {
    sentUnder({ photo: true }).when(confirm()).deviates('receipt-needs-a-photo');
    sentUnder({ photo: true })
      .when(confirm({ evidence: ['E1'] }))
      .deviates();
  });

  it('forbids proxies or asks them for evidence', () => {
    const proxy = { relation: 'gate-keeper' } as const;
    sentUnder({ proxyAllowed: false }).when(confirm(proxy)).deviates('proxy-must-be-allowed');
    sentUnder({ proxyAllowed: false })
      .when(confirm({ relation: 'consignee' }))
      .deviates();
    sentUnder({ proxyAllowed: true }).when(confirm(proxy)).deviates('proxy-needs-evidence');
    sentUnder({ proxyAllowed: true })
      .when(confirm({ ...proxy, evidence: ['E1'] }))
      .deviates();
    sentUnder({}).when(confirm(proxy)).deviates();
  });
});
