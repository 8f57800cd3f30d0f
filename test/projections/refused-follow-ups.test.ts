import { describe, expect, test } from 'vitest';
import { documentOf as idOf } from '../../src/projections/fold.ts';
import {
  type RefusedFollowUps,
  refusedFollowUps,
} from '../../src/projections/refused-follow-ups.ts';
import { at, documentOf, PLAN, story, type Told } from './story.ts';

const refused = (step: string, time: string): Told => [
  'FollowUpRefused',
  {
    cause: '0198a1f0-0000-8000-8000-000000000001',
    process: 'trips-to-shipments',
    step,
    stream: 'shipment-PS1',
    command: 'DepartShipment',
    rule: 'shipment-must-be-planned',
  },
  time,
];

describe('what should have followed and was refused', () => {
  test('stands under the whole name of the stream on which it was noted', () => {
    for (const stream of ['shipment-PS1', 'order-SAP:1', 'trip-T-1', 'track-T-1', 'party-C-1']) {
      expect(idOf(refusedFollowUps, stream)).toBe(stream);
    }
    const doc = documentOf<RefusedFollowUps>(
      refusedFollowUps,
      story('trip-T-1', refused('a', '09:00'), refused('b', '10:00')),
    );
    expect(doc).toMatchObject({ stream: 'trip-T-1', count: 2, lastAt: at('10:00') });
    expect(doc.refusals).toMatchObject([
      { step: 'a', version: 1 },
      { step: 'b', version: 2, rule: 'shipment-must-be-planned' },
    ]);
  });

  test('keeps the newest fifty and counts them all', () => {
    const many = Array.from({ length: 60 }, (_, n) => refused(String(n), '09:00'));
    const doc = documentOf<RefusedFollowUps>(refusedFollowUps, story('trip-T-1', ...many));
    expect([doc.count, doc.refusals.length, doc.refusals[0]?.step]).toEqual([60, 50, '10']);
  });

  test('costs no document where it never happened', () => {
    expect(() =>
      documentOf(refusedFollowUps, story('shipment-PS1', ['ShipmentPlanned', PLAN, '08:00'])),
    ).toThrow();
  });
});
