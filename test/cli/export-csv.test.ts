import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { projections } from '../../src/projections/all.ts';
import { fileOf, folderWith } from './folder.ts';
import { lading } from './ran.ts';

const MODELS = projections.map(({ name }) => name);

type Row = Readonly<Record<string, string>>;

/** A folder with a shipment, an order and a record of master data. */
async function company(): Promise<string> {
  const dir = await folderWith('ACME-1001');
  const order = {
    source: 'ERP',
    number: '0017',
    sourceVersion: 1,
    mode: 'full',
    customer: '=HYPERLINK("x")',
    shipTo: { party: '客户', contact: '陈静' },
    lines: [{ line: '10', sku: 'PUMP', qty: 2, uom: 'H87' }],
  };
  const commands = [
    { stream: 'order-ERP:0017', command: 'ReceiveOrder', data: order },
    { stream: 'party-客户', command: 'Put', data: { names: { zh: '北方水务' } } },
  ];
  const file = fileOf(commands);
  const { exit } = await lading(['import', file, '--format', 'commands-ndjson', '--data', dir]);
  expect(exit).toBe(0);
  return dir;
}

describe('export csv', () => {
  let dir = '';
  beforeAll(async () => {
    dir = await company();
  });

  async function csv(model: string): Promise<readonly Row[]> {
    const { exit, out } = await lading(['export', 'csv', '--of', model, '--data', dir]);
    expect(exit).toBe(0);
    expect(out.startsWith('\uFEFFid')).toBe(true);
    return parse(out, { columns: true, bom: true });
  }

  it.each(MODELS)('writes %s as a table, its columns in one order', async (model) => {
    const rows = await csv(model);
    for (const row of rows) {
      const [id, ...others] = Object.keys(row);
      expect(id).toBe('id');
      expect(others).toEqual(others.toSorted((a, b) => (a < b ? -1 : 1)));
      expect(row.id).not.toBe('');
    }
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  });

  it('has what is in the read models, without formulas and without persons', async () => {
    expect(await csv('board')).toMatchObject([{ id: 'ACME1001', stage: 'signed-off' }]);
    const [order] = await csv('orders');
    expect(order).toMatchObject({ id: 'ERP:0017', number: '0017' });
    expect(order?.customer).toBe(`'=HYPERLINK("x")`);
    expect(order?.['shipTo.contact']).toMatch(/^subject:/);
  });

  it('lists the read models in its help, and names them when it is asked for another', async () => {
    const help = (await lading(['export', '--help'])).out.replaceAll(/\s+/g, ' ');
    const wrong = await lading(['export', 'csv', '--of', 'boards', '--data', dir]);
    expect(wrong.exit).toBe(2);
    for (const model of MODELS) {
      expect(help).toContain(model);
      expect(wrong.err).toContain(model);
    }
  });

  it('tells machines what it wrote, and what is wrong', async () => {
    const file = fileOf([], 'orders.csv');
    const argv = ['export', 'csv', '--of', 'orders', '--data', dir, '--json'];
    const { exit, out } = await lading([...argv, '--out', file]);
    expect([exit, JSON.parse(out)]).toMatchObject([0, { file, lines: 2 }]);
    const wrong = await lading(['export', 'csv', '--data', dir, '--json']);
    expect([wrong.exit, JSON.parse(wrong.out)]).toMatchObject([2, { error: { code: 'usage' } }]);
  });
});
