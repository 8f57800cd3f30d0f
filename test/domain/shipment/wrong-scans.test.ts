import { describe, expect, it } from 'vitest';
import {
  arrive,
  CABLE,
  confirm,
  decided,
  given,
  ORDER,
  PUMPS,
  scan,
  startDelivery,
  type Told,
  told,
  upToDeparted,
  upToPacked,
  worldAfter,
} from '../../support/controls.ts';
import {
  find,
  inspect,
  nest,
  pallet,
  receiveBack,
  stage,
  transfer,
  unnest,
} from '../../support/floor.ts';
import { accept, tell, tender } from '../../support/office.ts';

const PHOTO = {
  evidence: 'E1',
  kind: 'photo',
  capturedSha256: 'a'.repeat(64),
  mediaType: 'image/jpeg',
  bytes: 9,
  takenAt: '2026-03-02T08:00:00.000Z',
} as const;
const waybills = [{ waybill: 'SF1', unit: 'U9' }];
const inspection = { inspection: 'I1', result: 'accepted' as const };

const wrong: readonly (readonly [string, Told, string[]])[] = [
  ['UnnestUnit', unnest('U9', 'P1'), ['U1', 'U2']],
  ['StageUnit', stage('U9'), ['U1', 'U2']],
  ['InspectUnit', inspect('U9', 'passed'), ['U1', 'U2']],
  ['ArriveShipment', arrive('hub', { units: ['U1', 'U9'] }), ['U1', 'U2']],
  ['StartDelivery', startDelivery({ units: ['U9'] }), ['U1', 'U2']],
  ['ReportFound', find('U9'), ['U1', 'U2']],
  ['AcceptTender', accept('T1', { waybills }), ['U1', 'U2']],
  [
    'ReceiveReturn',
    receiveBack([{ ...PUMPS, unit: 'U9', qty: 1, disposition: 'restock' }]),
    ['U1', 'U2'],
  ],
  ['AttachEvidence', tell('AttachEvidence', { ...PHOTO, unit: 'U9' }), ['U1', 'U2']],
  [
    'RecordUnpackInspection',
    tell('RecordUnpackInspection', {
      ...inspection,
      rows: [{ ...PUMPS, unit: 'U9', qty: 1, condition: 'ok' }],
    }),
    ['U1', 'U2'],
  ],
  [
    'ConfirmDelivery',
    confirm({ rows: [{ ...PUMPS, unit: 'U9', qty: 1, disposition: 'accepted' }] }),
    ['U1', 'U2'],
  ],
];

describe('a scanned unit that is not of the shipment', () => {
  it.each(wrong)('is kept with what was done: %s', (step, telling, expected) => {
    const rule = 'unit-must-belong-to-shipment';
    given(...upToDeparted, tender())
      .when(scan(telling))
      .records({ type: 'ScanRejected', data: { step, scanned: 'U9', rule, expected } });
    given(...upToDeparted, tender())
      .when(telling)
      .refuses(rule, { code: 'U9' });
  });

  it('is compared with those that are of it still', () => {
    const rule = 'unit-must-belong-to-shipment';
    given(...upToPacked, transfer('U1'))
      .when(scan(stage('U1')))
      .records({
        type: 'ScanRejected',
        data: { step: 'StageUnit', scanned: 'U1', rule, expected: ['U2'] },
      });
  });

  it('is no wrong scan where a line is', () => {
    const short = told('ReportShortPick', {
      order: 'X',
      line: '1',
      qty: 1,
      reason: 'no',
      decision: 'wait',
    });
    given(...upToPacked)
      .when(scan(short))
      .records({
        type: 'ScanRejected',
        data: {
          step: 'ReportShortPick',
          scanned: 'X/1',
          rule: 'line-must-belong-to-shipment',
          expected: [`${ORDER}/10`, `${ORDER}/20`],
        },
      });
    given(...upToPacked)
      .when(told('ConfirmPick', { ...CABLE, qty: 0.5, serials: ['S1'] }))
      .refuses('serials-must-match-quantity', { qty: 0.5 });
  });
});

describe('a report that is told once more', () => {
  const again = (...story: Told[]) => {
    const { facts, state } = worldAfter(...story);
    const last = story.at(-1);
    const envelope = { ...last?.envelope, occurredAt: facts.at(-1)?.meta.occurredAt ?? '' };
    const telling = { command: last?.command, envelope } as Told;
    return decided({ facts, state }, telling);
  };

  it.each([
    ['a staging', stage('U1')],
    ['an inspection', inspect('U1', 'passed')],
    ['a nesting', nest('U1', 'P1')],
    ['a paper receipt', tell('RecordPaperReceipt', { state: 'signed', receipt: PHOTO.evidence })],
    ['an arrival', arrive('hub')],
  ])('%s, is nothing new', (_, telling) => {
    expect(again(...upToPacked, pallet('P1'), telling)).toEqual([]);
  });

  it('is nothing new either where it undoes a nesting', () => {
    expect(again(...upToPacked, pallet('P1'), nest('U1', 'P1'), unnest('U1', 'P1'))).toEqual([]);
  });
});
