import { describe, expect, it } from 'vitest';
import { temporaryFolder } from './folder.ts';
import { lading } from './ran.ts';

const zh = { environment: { LADING_LOCALE: 'zh-CN' } };

describe('help', () => {
  it('lists every command in both languages', async () => {
    const english = await lading(['--help']);
    const chinese = await lading(['--help'], zh);
    for (const name of [
      'serve',
      'demo',
      'import',
      'export',
      'replay',
      'report',
      'rebuild',
      'verify',
    ]) {
      expect(english.out).toContain(`\n  ${name} `);
      expect(chinese.out).toContain(`\n  ${name} `);
    }
    expect(english).toMatchObject({ exit: 0, err: '' });
    expect(english.out).toContain('Exit codes: 0 done');
    expect(chinese.out).toContain('退出码：0 完成');
  });

  it.each(['serve', 'demo', 'import', 'export', 'replay', 'report', 'rebuild', 'verify', 'doctor'])(
    'of %s names its options, --json and --data among them',
    async (name) => {
      const { exit, out } = await lading([name, '--help']);
      expect(exit).toBe(0);
      expect(out).toContain('--json');
      expect(out).toContain('--data <dir>');
    },
  );

  it('shows choices and defaults in the language of the reader', async () => {
    const { out } = await lading(['replay', '--help']);
    expect(out.replaceAll(/\s+/g, ' ')).toContain('(one of recorded · occurred; default occurred)');
    expect((await lading(['replay', '--help'], zh)).out).toContain('默认 occurred');
  });

  it('is what a call without a command gets, as wrong usage', async () => {
    const { exit, out, err } = await lading([]);
    expect({ exit, out }).toEqual({ exit: 2, out: '' });
    expect(err).toContain('Usage: lading');
  });

  it('the version is that of the package', async () => {
    expect((await lading(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe('wrong usage', () => {
  it.each<[readonly string[], string]>([
    [['reprot'], 'there is no command reprot. Did you mean report?'],
    [['report', '--form', 'x'], 'there is no option --form. Did you mean --from?'],
    [['report', '--by', 'moon'], 'one of stage, site, carrier, product, person, project'],
    [['report', '--from'], '--from <time> needs a value'],
    [['report', '--from', 'yesterday'], '--from: yesterday is not a time'],
    [['report', 'extra'], 'too many arguments'],
    [['replay'], '<shipment> is missing'],
    [['import', 'x.csv'], '--format <format> is needed'],
    [['import', 'no-such-file', '--format', 'ocel-csv'], 'there is no file no-such-file'],
    [['export', 'csv'], 'csv needs --of'],
    [['export', 'ocel', '--of', 'board'], '--of goes with csv only'],
    [['rebuild'], 'name one read model, or say --all'],
    [['demo', '--seed', 'lucky'], 'it must be a whole number'],
    [['import', '.', '--format', 'ocel-csv'], '. is a folder: name a file'],
    [['report', '--data', ''], '--data is empty'],
    [['doctor', '--data', 'package.json'], 'package.json is no folder'],
    [['report', '--from', '2026-03-02', '--to', '2026-03-01'], 'lies before --from'],
    [['export', 'ocel', '--from', '2026-03-02', '--to', '2026-03-01'], 'lies before --from'],
    [['replay'], 'lading replay --help shows how'],
    [['restore'], '<dir> is missing'],
    [['restore', '--new-epoch'], '--new-epoch is for a ledger on a server'],
    [['serve', '--roles', 'web'], 'there is no role web: one of api, projections, processes'],
    [['serve', '--roles', ''], '--roles is empty'],
  ])('%j exits 2 and says what is wrong', async (argv, said) => {
    const { exit, out, err } = await lading(argv);
    expect({ exit, out }).toEqual({ exit: 2, out: '' });
    expect(err).toContain(said);
  });

  it('is said in Chinese too', async () => {
    const { exit, err } = await lading(['reprot'], zh);
    expect(exit).toBe(2);
    expect(err).toContain('没有名为 reprot 的命令。您要的是 report 吗？');
  });

  it('is JSON on stdout for machines', async () => {
    const { out } = await lading(['report', '--by', 'moon', '--json']);
    expect(JSON.parse(out)).toMatchObject({ error: { code: 'usage' } });
  });

  it('of the environment is reported whole, before anything is done', async () => {
    const environment = { LADING_LEDGER: 'postgres:', LADING_TIME_ZONE: 'Mars' };
    const { exit, err } = await lading(['doctor'], { environment });
    expect(exit).toBe(2);
    expect(err).toContain('LADING_LEDGER = postgres: · must be sqlite:, memory:, esdb://host or');
    expect(err).toContain('LADING_TIME_ZONE = Mars');
  });

  it('is a store that cannot be reached when the URL of a server is wrong', async () => {
    const environment = { LADING_LEDGER: 'http://admin:changeit@db1:2113', LADING_PORT: 'high' };
    const { exit, out, err } = await lading(['doctor', '--json'], { environment });
    expect(exit).toBe(3);
    expect(err).toContain('LADING_LEDGER = http://… · must be sqlite:, memory:, esdb://host');
    expect(err).toContain('LADING_PORT = high · must be a whole number');
    expect(out + err).not.toContain('changeit');
  });
});

describe('an empty folder', () => {
  it.each([['report'], ['replay', 'OML-1001'], ['verify'], ['export', 'ocel'], ['backup', 'x']])(
    'has nothing for %s yet: exit 1, and how to begin',
    async (...argv) => {
      const { exit, out, err } = await lading([...argv, '--data', temporaryFolder()]);
      expect({ exit, out }).toEqual({ exit: 1, out: '' });
      expect(err).toContain('Begin with lading import');
    },
  );
});
