import { describe, expect, test } from 'vitest';
import { type OrderRecord, orders } from '../../src/projections/orders.ts';
import { documentOf, story, type Told } from './story.ts';

const order = (...told: readonly Told[]) =>
  documentOf<OrderRecord>(orders, story('order-SAP:0045', ...told));

const received = (lines: readonly object[]): Told => [
  'OrderReceived',
  {
    source: 'SAP',
    number: '0045',
    sourceVersion: 1,
    customer: 'acme',
    shipTo: { party: 'site-7' },
    lines: lines.map((line) => ({ sku: 'pump', qty: 5, uom: 'H87', ...line })),
  },
  '07:00',
];

const split = (
  version: number,
  time: string,
  ...placements: readonly (readonly [shipment: string, from: string, code: string])[]
): Told => [
  'SplitPlanned',
  {
    version,
    policy: { name: 'standard', steps: [], labels: [] },
    placements: placements.map(([shipment, from, code]) => ({
      shipment,
      from,
      to: { party: 'site-7' },
      customer: 'acme',
      reasons: [{ code, params: {} }],
      lines: [{ line: '10', sku: 'pump', qty: 1, uom: 'H87' }],
    })),
  },
  time,
];

describe('the record of an order', () => {
  test('knows where its goods come from, by its own word and by its plans', () => {
    const lines = [{ line: '10', from: 'WH-SH' }, { line: '20' }];
    expect(order(received(lines)).sites).toEqual(['WH-SH']);
    const plan = split(1, '08:00', ['PS1', 'WH-SH', 'ship-from'], ['PS2', 'WH-SZ', 'ship-from']);
    expect(order(received(lines), plan).sites).toEqual(['WH-SH', 'WH-SZ']);
    expect(order(received([{ line: '10' }]))).not.toHaveProperty('sites');
  });

  test('knows why each of its shipments is one of its own, by the newest plan', () => {
    const first = split(1, '08:00', ['PS1', 'WH-SH', 'whole-order'], ['PS2', 'WH-SH', 'carrier']);
    const second = split(2, '09:00', ['PS2', 'WH-SH', 'placed-again']);
    const { reasons } = order(received([{ line: '10' }]), first, second);
    expect(reasons?.map(({ shipment, reasons: [why] }) => [shipment, why?.code])).toEqual([
      ['PS1', 'whole-order'],
      ['PS2', 'placed-again'],
    ]);
  });
});
