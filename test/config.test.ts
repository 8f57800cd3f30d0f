import { describe, expect, it } from 'vitest';
import { type Environment, localeOf, readConfig } from '../src/config.ts';

describe('the environment', () => {
  it('needs nothing: every variable has a default or may be absent', () => {
    expect(readConfig({})).toEqual({
      data: undefined,
      ledger: 'sqlite:',
      readModels: 'sqlite:',
      vault: 'sqlite:',
      secret: undefined,
      timeZone: 'Asia/Shanghai',
      logLevel: 'info',
      unknown: [],
    });
  });

  it('counts an empty variable as absent', () => {
    const empty = { LADING_DATA: '', LADING_LEDGER: '', LADING_SECRET: '', LADING_TIME_ZONE: '' };
    expect(readConfig(empty)).toEqual(readConfig({}));
  });

  it('takes what is set', () => {
    const secret = 'correct horse battery staple, twice';
    expect(
      readConfig({
        LADING_DATA: '/srv/lading',
        LADING_LEDGER: 'memory:',
        LADING_READ_MODELS: 'memory:',
        LADING_SECRET: secret,
        LADING_TIME_ZONE: 'Europe/Berlin',
        LADING_LOG_LEVEL: 'debug',
      }),
    ).toMatchObject({
      data: '/srv/lading',
      ledger: 'memory:',
      readModels: 'memory:',
      secret,
      timeZone: 'Europe/Berlin',
      logLevel: 'debug',
    });
  });

  it('reports everything that is wrong at once, and no secret among it', () => {
    const problems = readConfig({
      LADING_LEDGER: 'postgres:',
      LADING_READ_MODELS: 'redis:',
      LADING_VAULT: 'memory:',
      LADING_SECRET: 'too short',
      LADING_TIME_ZONE: 'Mars/Olympus',
      LADING_LOCALE: 'fr',
      LADING_LOG_LEVEL: 'shout',
    });
    expect(problems).toEqual([
      { variable: 'LADING_LEDGER', rule: 'ledger', value: 'postgres:' },
      { variable: 'LADING_READ_MODELS', rule: 'read-models', value: 'redis:' },
      { variable: 'LADING_VAULT', rule: 'vault', value: 'memory:' },
      { variable: 'LADING_SECRET', rule: 'secret', value: undefined },
      { variable: 'LADING_TIME_ZONE', rule: 'time-zone', value: 'Mars/Olympus' },
      { variable: 'LADING_LOCALE', rule: 'locale', value: 'fr' },
      { variable: 'LADING_LOG_LEVEL', rule: 'log-level', value: 'shout' },
    ]);
  });

  it('names variables that look like ours and that nobody reads', () => {
    expect(readConfig({ LADING_LEGDER: 'sqlite:', PATH: '/bin' })).toMatchObject({
      unknown: ['LADING_LEGDER'],
    });
  });
});

describe('the language', () => {
  it.each<[Environment, string]>([
    [{}, 'zh-CN'],
    [{ LANG: 'C.UTF-8' }, 'zh-CN'],
    [{ LANG: 'zh_CN.UTF-8' }, 'zh-CN'],
    [{ LANG: 'en_US.UTF-8' }, 'en'],
    [{ LANG: 'de_DE.UTF-8' }, 'en'],
    [{ LANG: 'cs_CZ.UTF-8' }, 'en'],
    [{ LC_ALL: 'en_GB.UTF-8', LANG: 'zh_CN.UTF-8' }, 'en'],
    [{ LC_ALL: '', LANG: 'en_GB.UTF-8' }, 'en'],
    [{ LADING_LOCALE: 'zh-CN', LANG: 'en_US.UTF-8' }, 'zh-CN'],
    [{ LADING_LOCALE: 'en' }, 'en'],
    [{ LADING_LOCALE: 'klingon', LANG: 'en_US.UTF-8' }, 'en'],
  ])('of %o is %s', (environment, locale) => {
    expect(localeOf(environment)).toBe(locale);
  });
});
