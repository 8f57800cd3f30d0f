import { describe, expect, it } from 'vitest';
import { type DemoPlan, demoHistory } from '../../src/demo/history.ts';

const PLAN: DemoPlan = {
  seed: 1,
  shipments: 300,
  days: 60,
  endsMs: Date.parse('2026-09-18T16:30:00+08:00'),
};

/** What would be told, with the texts that are only known once earlier facts have versions. */
function told(plan: DemoPlan): string {
  return JSON.stringify(
    demoHistory(plan).map(({ data, ...happening }) => ({
      ...happening,
      data: typeof data === 'function' ? data((note) => note.length) : data,
    })),
  );
}

describe("the demo company's history", () => {
  it('follows from its seed alone', () => {
    expect(told(PLAN)).toBe(told(PLAN));
    expect(told({ ...PLAN, seed: 2 })).not.toBe(told(PLAN));
  });

  it('has exactly as many shipments as asked for', () => {
    for (const shipments of [1, 50, 300]) {
      const streams = new Set(demoHistory({ ...PLAN, shipments }).map(({ stream }) => stream));
      expect([...streams].filter((stream) => stream.startsWith('shipment-')).length).toBe(
        shipments,
      );
    }
  });

  it('is told in order, within its days, and never before it happened', () => {
    const history = demoHistory(PLAN);
    const times = history.map(({ toldMs }) => toldMs);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(Math.max(...times)).toBeLessThanOrEqual(PLAN.endsMs);
    expect(Math.min(...times)).toBeGreaterThanOrEqual(PLAN.endsMs - 61 * 86_400_000);
    expect(history.filter(({ occurredMs, toldMs }) => occurredMs > toldMs)).toEqual([]);
  });

  it.each([1, 2, 3, 4])('with seed %i sees what companies see', (seed) => {
    const commands = new Set(demoHistory({ ...PLAN, seed }).map(({ command }) => command));
    for (const unusual of [
      'ReportShortPick',
      'AttemptDelivery',
      'HoldShipment',
      'CorrectRecord',
      'UnpackUnit',
      'TransferUnits',
      'ReportCustoms',
      'ChangeWindow',
      'ReportLost',
      'ReportFound',
      'RequestIntercept',
      'ReceiveReturn',
      'ConfirmPosting',
      'RecordPaperReceipt',
      'RaiseException',
      'RecordComplaint',
      'ReportIncident',
      'RecordPositions',
    ]) {
      expect(commands).toContain(unusual);
    }
  });
});
