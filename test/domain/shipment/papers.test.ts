import { describe, expect, it } from 'vitest';
import {
  given,
  ORDER,
  PUMPS,
  planned,
  planWith,
  scan,
  type Told,
  upToDelivered,
  upToDeparted,
  upToPacked,
  worldAfter,
} from '../../support/controls.ts';
import { type Data, receipt, tell } from '../../support/office.ts';

const attach = (kind: string, number = '0815') => tell('AttachDocument', { kind, number });
const ask = (kind: string) => tell('RequireDocument', { kind });

describe('documents', () => {
  const lackingAfter = (...told: Told[]) => worldAfter(...told).state.papers.lacking;

  it('are asked for by the policy and by hand, until they are attached', () => {
    const customs = planWith({ documents: ['customs', 'packing-list'] });
    expect(lackingAfter(customs)).toEqual(['customs', 'packing-list']);
    expect(lackingAfter(customs, attach('customs'))).toEqual(['packing-list']);
    expect(lackingAfter(customs, attach('photo'))).toEqual(['customs', 'packing-list']);
    expect(lackingAfter(customs, ask('permit'))).toEqual(['customs', 'packing-list', 'permit']);
    expect(lackingAfter(planned)).toEqual([]);
  });

  it('are asked for once, and attached once under a number', () => {
    given(planned).when(ask('permit')).records('DocumentRequired');
    given(planned, ask('permit')).when(ask('permit')).recordsNothing();
    given(planWith({ documents: ['permit'] }))
      .when(ask('permit'))
      .recordsNothing();
    given(planned)
      .when(attach('permit'))
      .records({ type: 'DocumentAttached', data: { kind: 'permit', number: '0815' } })
      .deviates();
    given(planned, attach('permit')).when(attach('permit')).recordsNothing();
    given(planned, attach('permit')).when(attach('permit', '0816')).records('DocumentAttached');
  });
});

describe('customs', () => {
  it('is recorded as it is told, the same of the same instant once', () => {
    const held = tell('ReportCustoms', { status: 'held', declaration: '2225 2026 0001' });
    given(...upToDeparted)
      .when(held)
      .records('CustomsStatusReported')
      .deviates();
    const told = { ...held, envelope: { occurredAt: '2026-03-02T10:00:00.000Z' } };
    given(...upToDeparted, told)
      .when(told)
      .recordsNothing();
  });
});

describe('a paper receipt', () => {
  it('goes its way: signed, sent, received, filed', () => {
    given(...upToDelivered)
      .when(receipt('signed', { receipt: 'R-7' }))
      .records({ type: 'PaperReceiptSigned', data: { receipt: 'R-7' } })
      .deviates();
    const signed = [...upToDelivered, receipt('signed', { receipt: 'R-7' })];
    given(...signed)
      .when(receipt('sent', { receipt: 'R-7', waybill: 'SF900' }))
      .records('PaperReceiptSent')
      .deviates();
    given(...signed, receipt('sent', { receipt: 'R-7' }))
      .when(receipt('received', { receipt: 'R-7' }))
      .records('PaperReceiptReceived')
      .deviates();
    given(...signed, receipt('sent'), receipt('received'))
      .when(receipt('filed', { receipt: 'R-7' }))
      .records('PaperReceiptFiled')
      .deviates();
  });

  it('deviates where a step before is not told', () => {
    given(...upToDelivered)
      .when(receipt('received'))
      .records('PaperReceiptReceived')
      .deviates('receipt-must-come-in-order');
    given(...upToDelivered, receipt('signed', { receipt: 'R-7' }))
      .when(receipt('sent', { receipt: 'R-8' }))
      .deviates('receipt-must-come-in-order');
    given(...upToDelivered, receipt('signed', { receipt: 'R-7' }))
      .when(receipt('sent'))
      .deviates();
  });

  it('deviates where nothing was delivered', () => {
    given(...upToDeparted)
      .when(receipt('signed'))
      .records('PaperReceiptSigned')
      .deviates('goods-must-be-delivered');
  });
});

type Row = NonNullable<Data<'RecordUnpackInspection'>['rows']>[number];

describe('what the site says about the goods', () => {
  const inspect = (rows: Partial<Row>[] = [], id = 'N1') =>
    tell('RecordUnpackInspection', {
      inspection: id,
      result: 'accepted-with-remarks',
      rows: rows.map((row): Row => ({ ...PUMPS, qty: 1, condition: 'damaged', ...row })),
    });
  const acceptance = (result: 'accepted' | 'rejected' = 'accepted') =>
    tell('RecordAcceptance', { acceptance: 'A1', result, stamped: true });

  it('comes after the delivery', () => {
    given(...upToDelivered)
      .when(inspect([{ unit: 'U1' }]))
      .records('UnpackInspected')
      .deviates();
    given(...upToDeparted)
      .when(inspect())
      .records('UnpackInspected')
      .deviates('goods-must-be-delivered');
    given(...upToDelivered)
      .when(acceptance())
      .records('AcceptanceRecorded')
      .deviates();
    given(...upToPacked)
      .when(acceptance())
      .deviates('goods-must-be-delivered');
  });

  it('is told apart by id', () => {
    given(...upToDelivered, inspect())
      .when(inspect())
      .recordsNothing();
    given(...upToDelivered, inspect())
      .when(inspect([{ unit: 'U1' }]))
      .refuses('id-is-taken', { id: 'N1' });
    given(...upToDelivered, acceptance())
      .when(acceptance())
      .recordsNothing();
    given(...upToDelivered, acceptance())
      .when(acceptance('rejected'))
      .refuses('id-is-taken', { id: 'A1' });
  });

  it('is about goods of the shipment', () => {
    given(...upToDelivered)
      .when(inspect([{ unit: 'U9' }]))
      .refuses('unit-must-belong-to-shipment', { code: 'U9' });
    given(...upToDelivered)
      .when(inspect([{ line: '30' }]))
      .refuses('line-must-belong-to-shipment', { code: `${ORDER}/30` });
    given(...upToDelivered)
      .when(inspect([{ serials: ['P1', 'P2'] }]))
      .refuses('serials-must-match-quantity');
    given(...upToDelivered)
      .when(scan(inspect([{ unit: 'U9' }])))
      .records('ScanRejected');
  });
});
