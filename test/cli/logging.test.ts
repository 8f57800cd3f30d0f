import { describe, expect, it } from 'vitest';
import { blotter } from '../../src/cli/blotting.ts';
import { openLog, troubleLog } from '../../src/cli/logging.ts';
import { type Config, type Environment, readConfig } from '../../src/config.ts';
import { turn } from '../../src/projections/pause.ts';
import { listening } from './ran.ts';

const SECRET = 'correct horse battery staple, twice';
const KEY = 'c0ffee'.padEnd(64, '0');
const ADMIN_KEY = 'lk_7f3a_x9Yz';

function configOf(environment: Environment): Config {
  const config = readConfig(environment);
  if (!('ledger' in config)) throw new Error('the environment is wrong');
  return config;
}

describe('the log', () => {
  it('is one JSON object a line', async () => {
    const out = listening();
    const log = openLog(out, configOf({}));
    log.info({ role: 'projections' }, 'running');
    log.debug('not shown');
    await turn();
    const lines = out.text().trim().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { level: 'info', role: 'projections', msg: 'running', pid: process.pid },
    ]);
  });

  it('holds what is usual back for a turn, and nothing back for what is not', () => {
    const out = listening();
    const log = openLog(out, configOf({}));
    log.info('first');
    log.info('second');
    expect(out.text()).toBe('');
    log.warn('third');
    expect(out.text().match(/first|second|third/g)).toEqual(['first', 'second', 'third']);
  });

  it('never holds a secret of the configuration, whoever says it', () => {
    const out = listening();
    const config = configOf({
      LADING_LEDGER: 'esdb://admin:p%40ssword@db1:2113',
      LADING_READ_MODELS: 'mongodb://lading:changeit@db1/lading',
      LADING_SECRET: SECRET,
      LADING_VAULT_KEY: KEY,
      LADING_ADMIN_KEY: ADMIN_KEY,
    });
    const { ledger, readModels } = config;
    openLog(out, config).warn(
      { ledger, readModels },
      `p@ssword, ${SECRET}, ${ADMIN_KEY} and ${KEY}`,
    );
    expect(out.text()).not.toMatch(/p@ssword|p%40ssword|changeit|battery|c0ffee|lk_/);
    expect(out.text()).toContain('esdb://admin:•••@db1:2113');
  });

  it('leaves words alone where there is no secret', () => {
    const blotted = blotter(configOf({ LADING_LEDGER: 'esdb://db1:2113' }));
    expect(blotted('the ledger at db1')).toBe('the ledger at db1');
  });
});

describe('trouble', () => {
  it('is said once, and then once in a while with how often it was not', () => {
    const said: object[] = [];
    let ms = 0;
    const tell = troubleLog(
      (_error, about) => said.push(about),
      () => ms,
    );
    for (let times = 0; times < 500; times += 1) {
      tell(new Error(`nobody answers at try ${times}`), { role: 'projections' });
    }
    const outage = new Error('nobody answers at try 500');
    tell(outage, { role: 'processes' });
    expect(said).toEqual([{ role: 'projections' }, { role: 'processes' }]);
    ms = 31_000;
    tell(outage, { role: 'projections' });
    expect(said.at(-1)).toEqual({ role: 'projections', repeated: 499 });
  });
});
