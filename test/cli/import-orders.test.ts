import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileOf, temporaryFolder } from './folder.ts';
import { lading } from './ran.ts';

const CHINESE = { environment: { LADING_LOCALE: 'zh-CN' } };
const FORMATS = ['orders-csv', 'orders-json', 'master-ndjson', 'commands-ndjson', 'ocel-csv'];

/** Writes text into a file of its own and gives its path. */
function written(text: string, name = 'orders.csv'): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, text);
  return path;
}

function newFolder(): string {
  return join(temporaryFolder(), 'data');
}

async function template(format: string, ...options: readonly string[]): Promise<string> {
  const { exit, out } = await lading(['import', '--template', format, ...options]);
  expect(exit).toBe(0);
  return out;
}

describe('the template of', () => {
  it.each(FORMATS)('%s is imported as it stands, in both languages', async (format) => {
    for (const locale of ['zh-CN', 'en']) {
      const file = written(await template(format, '--locale', locale));
      const argv = ['import', file, '--format', format, '--data', newFolder(), '--json'];
      const rehearsed = JSON.parse((await lading([...argv, '--dry-run'])).out);
      const { exit, out } = await lading(argv);
      expect({ exit, ...JSON.parse(out) }).toMatchObject({ exit: 0, refused: 0, repeated: 0 });
      expect(JSON.parse(out).recorded).toBe(rehearsed.recorded);
      expect(JSON.parse((await lading(argv)).out)).toMatchObject({ recorded: 0, facts: 0 });
    }
  });

  it('orders is in the language of the command line, or in the one that is asked for', async () => {
    const chinese = await lading(['import', '--template', 'orders-csv'], CHINESE);
    expect(chinese.out).toContain('来源,订单号,');
    expect(await template('orders-csv', '--locale', 'zh-CN')).toBe(chinese.out);
    const { out } = await lading(['import', '--template', 'orders-csv', '--json']);
    expect(JSON.parse(out)).toEqual({
      template: 'orders-csv',
      locale: 'en',
      text: await template('orders-csv'),
    });
  });

  it('needs nothing beside it', async () => {
    const wrong = [
      [['x.csv', '--template', 'orders-csv'], 'without a file'],
      [['--template', 'orders-csv', '--format', 'orders-csv'], 'without a file'],
      [['--template', 'orders-csv', '--dry-run'], 'without a file'],
      [['--template', 'vault'], '--template <format>'],
      [['x.csv', '--format', 'orders-csv', '--locale', 'en'], '--template only'],
      [['--format', 'orders-csv'], 'name a file'],
    ] as const;
    for (const [argv, said] of wrong) {
      const { exit, err } = await lading(['import', ...argv]);
      expect([exit, err]).toEqual([2, expect.stringContaining(said)]);
    }
  });
});

describe('the import of orders', () => {
  const HEADER = '来源,订单号,客户,收货方,行号,物料,数量,单位,交货止';
  const wrong = written(
    [HEADER, 'SAP,1,C-1,C-1,10,泵,4,H87,2026-03-10', 'SAP,1,C-2,C-1,20,泵,x,H87,', ''].join('\n'),
  );
  const argv = ['import', wrong, '--format', 'orders-csv'];

  it('says in both languages what is wrong with a row, and records none of its order', async () => {
    const dir = newFolder();
    const chinese = await lading([...argv, '--data', dir], CHINESE);
    expect(chinese.exit).toBe(1);
    expect(chinese.out).toContain('orders.csv:2  第 3 行有问题，所以这张订单都没有导入');
    expect(chinese.out).toContain('orders.csv:3 客户  与第 2 行不一致，那里是 C-1');
    expect(chinese.out).toContain('orders.csv:3 数量  应为数字');
    const english = await lading([...argv, '--data', dir]);
    expect(english.out).toContain('orders.csv:3 数量  must be a number');
    expect(english.out).toContain('which says C-1');
    expect(english.out).toMatch(/not usable\s+2/);
  });

  it('rehearses without making anything', async () => {
    const dir = newFolder();
    const { exit, out } = await lading([...argv, '--dry-run', '--data', dir]);
    expect([exit, existsSync(dir)]).toEqual([1, false]);
    expect(out).toContain('nothing recorded');
  });

  it('reads times in the time zone of the installation', async () => {
    const dir = newFolder();
    const file = written(`${HEADER}\nSAP,1,C-1,C-1,10,泵,4,H87,2026/3/10\n`);
    const environment = { LADING_TIME_ZONE: 'Europe/Berlin' };
    const run = ['import', file, '--format', 'orders-csv', '--data', dir];
    expect(await refusedIn([...run, '--json'], environment)).toEqual(['2 交货起']);
    const header = HEADER.replace('单位', '交货起');
    const whole = `${header}\nSAP,1,C-1,C-1,10,泵,4,2026/3/9 8:30,2026-03-10\n`;
    await lading(['import', written(whole), '--format', 'orders-csv', '--data', dir], {
      environment,
    });
    const facts = await lading(['export', 'facts-ndjson', '--data', dir]);
    expect(JSON.parse(facts.out)).toMatchObject({
      data: {
        window: { start: '2026-03-09T08:30:00.000+01:00', end: '2026-03-10T23:59:59.999+01:00' },
      },
    });
  });

  it('refuses codes that nobody has on file where the source’s record says so', async () => {
    const dir = newFolder();
    const master = (rows: readonly object[]) =>
      lading(['import', fileOf(rows), '--format', 'master-ndjson', '--data', dir]);
    await master([
      { kind: 'source', code: 'ERP-01', unknownCodes: 'refuse' },
      { kind: 'party', code: 'C-200' },
      { kind: 'product', code: 'VALVE-DN50' },
    ]);
    const file = written(await template('orders-csv'));
    const run = ['import', file, '--format', 'orders-csv', '--data', dir, '--json'];
    expect(await refusedIn(run)).toEqual([
      '2 customer',
      '2 shipTo.party',
      '2 shipTo.address',
      '2 project',
      '2 division',
      '2 sku',
      '2 from',
      '3 sku',
      '4 ',
      '5 shipTo.party',
    ]);
    await master([{ kind: 'party', code: 'C-201' }]);
    expect(JSON.parse((await lading(run)).out)).toMatchObject({ recorded: 1, refused: 3 });
  });
});

async function refusedIn(
  argv: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> {
  const { refusedRows } = JSON.parse((await lading(argv, { environment })).out) as {
    refusedRows: readonly { line: number; field?: string }[];
  };
  return refusedRows.map(({ line, field = '' }) => `${line} ${field}`);
}
