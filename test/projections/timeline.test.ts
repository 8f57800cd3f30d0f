import { describe, expect, test } from 'vitest';
import { type Timeline, timeline } from '../../src/projections/timeline.ts';
import { documentOf, PLAN, pump, smooth, story } from './story.ts';

describe('the timeline', () => {
  test('tells every fact: when it happened, when we heard, who, with what, where', () => {
    const { entries } = documentOf<Timeline>(timeline, smooth);
    expect(entries).toHaveLength(smooth.length);
    expect(entries[2]).toEqual({
      version: 3,
      type: 'ItemPicked',
      occurredAt: '2026-03-02T09:00:00.000Z',
      recordedAt: '2026-03-02T00:00:03.000Z',
      timeQuality: 'device',
      capture: 'scan',
      actor: 'person:lin',
      role: 'warehouse',
      device: 'PDA-3',
      says: { order: 'SAP:0045', line: '10', qty: 5 },
    });
    expect(entries[13]).toMatchObject({ place: { site: 'WH-SH' }, says: { trip: 'T1' } });
  });

  test('leaves lists to the facts themselves', () => {
    const { entries } = documentOf<Timeline>(timeline, smooth);
    expect(entries[0]?.says).toEqual({
      from: 'WH-SH',
      customer: 'acme',
      carrier: 'SF',
      project: 'metro',
      window: '2026-03-02T16:00:00.000+08:00/2026-03-03T02:00:00.000+08:00',
    });
  });

  test('keeps what was struck out and names the correction that did it', () => {
    const facts = story(
      'shipment-PS1',
      ['ShipmentPlanned', PLAN, '08:00'],
      ['ItemPicked', pump, '09:00', { deviations: ['shipment-must-be-released'] }],
      [
        'RecordCorrected',
        { target: 2, kind: 'incorrect_data', reason: 'miscounted', replacements: 1 },
        '10:00',
      ],
      ['ItemPicked', { ...pump, qty: 4 }, '09:00'],
    );
    const { entries } = documentOf<Timeline>(timeline, facts);
    expect(entries.map(({ type, struckBy }) => [type, struckBy])).toEqual([
      ['ShipmentPlanned', undefined],
      ['ItemPicked', 3],
      ['RecordCorrected', undefined],
      ['ItemPicked', undefined],
    ]);
    expect(entries[1]?.deviations).toEqual(['shipment-must-be-released']);
    expect(entries[2]?.says).toMatchObject({ target: 2, reason: 'miscounted' });
  });
});
