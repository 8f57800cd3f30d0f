import { describe, expect, test } from 'vitest';
import type { OrderBody } from '../../../src/domain/order/amendment.ts';
import { previewOf, previewOfNew, type SplitPreview } from '../../../src/domain/order/preview.ts';
import { initialState, type OrderState } from '../../../src/domain/order/state.ts';

const line = (name: string, qty: number, more: object = {}) => ({
  line: name,
  sku: 'pump',
  qty,
  uom: 'H87',
  from: 'SH-01',
  ...more,
});
const body = (...lines: readonly ReturnType<typeof line>[]): OrderBody => ({
  source: 'SAP',
  number: '1',
  sourceVersion: 1,
  customer: 'acme',
  shipTo: { party: 'site-7' },
  lines: [...lines],
});

/** `SH-01: 10 2 (whole-order)`, a shipment a text. */
const told = (preview: SplitPreview | { readonly refused: string }) =>
  'refused' in preview
    ? preview.refused
    : preview.placements.map(({ from, lines, reasons }) => {
        const rows = lines.map(({ line: name, qty }) => `${name} ${qty}`).join(', ');
        return `${from}: ${rows} (${reasons.map(({ code }) => code).join()})`;
      });

describe('a split that is only tried', () => {
  test('takes all lines and schedule lines of an order that is new', () => {
    const schedule = [
      { id: '1', qty: 1 },
      { id: '2', qty: 3 },
    ];
    const order = body(line('10', 2), line('20', 4, { schedule }));
    expect(told(previewOfNew(order, {}))).toEqual([
      'SH-01: 10 2, 20 1 (schedule-line)',
      'SH-01: 20 3 (schedule-line)',
    ]);
  });

  test('says where a line needs a site, and takes one that is given', () => {
    const order = body(line('10', 2, { from: undefined }));
    expect(told(previewOfNew(order, {}))).toBe('line-needs-a-site');
    expect(told(previewOfNew(order, { from: 'SZ-01' }))).toEqual(['SZ-01: 10 2 (whole-order)']);
  });

  test('names what an order may not say', () => {
    expect(told(previewOfNew(body(line('10', 1), line('10', 2)), {}))).toBe(
      'line-must-be-listed-once',
    );
  });

  const held: OrderState = {
    ...initialState,
    body: body(line('10', 5)),
    split: {
      version: 1,
      digest: 'd',
      policy: { name: 'standard', steps: [], labels: [] },
      from: 'SH-01',
      sites: ['SH-01'],
    },
    figures: {
      slots: new Map([['10', { line: '10', ordered: 5_000, cancelled: 0, restated: 0, drawn: 0 }]]),
      held: new Map([
        [
          'PS1',
          {
            version: 3,
            rows: new Map([
              [
                '10',
                {
                  allocated: 3_000,
                  coming: 0,
                  backordered: 2_000,
                  cancelled: 0,
                  substituted: 0,
                  shipped: 0,
                  delivered: 0,
                  returned: 0,
                  lost: 0,
                },
              ],
            ]),
          },
        ],
      ]),
    },
  };

  test('of a known order takes what no shipment holds, and back orders with it', () => {
    expect(told(previewOf(held, {}))).toEqual(['SH-01: 10 2 (back-order)']);
    expect(previewOf(held, {})).toMatchObject({ backorders: [] });
  });

  test('lets back orders wait where that is wanted, and says so', () => {
    const waiting = previewOf(held, { backorders: false });
    expect(told(waiting)).toEqual([]);
    expect(waiting).toMatchObject({ backorders: [{ line: '10', amount: 2_000 }] });
  });

  test('is nothing for an order of which nothing is known', () => {
    expect(previewOf(initialState, {})).toEqual({ placements: [], more: false, backorders: [] });
  });
});
