import { describe, expect, it } from 'vitest';
import { type Environment, localeOf, readConfig, shownStore } from '../src/config.ts';

describe('the environment', () => {
  it('needs nothing: every variable has a default or may be absent', () => {
    expect(readConfig({})).toEqual({
      data: undefined,
      ledger: 'sqlite:',
      readModels: 'sqlite:',
      vault: 'sqlite:',
      vaultKey: undefined,
      secret: undefined,
      adminKey: undefined,
      rateLimit: undefined,
      trustProxy: false,
      webhookAllowPrivate: false,
      roles: ['api', 'projections', 'processes', 'alerts', 'notify'],
      host: '127.0.0.1',
      port: 8080,
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

  it.each([
    'esdb://db1:2113',
    'esdb://admin:p%40ss@db1:2113,db2:2113?tls=true',
    'esdb+discover://cluster.example:2113/?tls=false',
    'esdb://[::1]:2113?tls=false',
  ])('takes %s for a ledger', (url) => {
    expect(readConfig({ LADING_LEDGER: url })).toMatchObject({ ledger: url });
  });

  it.each(['mongodb://db1,db2/lading?replicaSet=rs0', 'mongodb+srv://u:p@db.example/lading'])(
    'takes %s for documents and for the vault',
    (url) => {
      const config = readConfig({ LADING_READ_MODELS: url, LADING_VAULT: url });
      expect(config).toMatchObject({ readModels: url, vault: url });
    },
  );

  it('keeps nothing of what nothing keeps, wherever it was to go', () => {
    const environment = { LADING_LEDGER: 'memory:', LADING_READ_MODELS: 'mongodb://db1/lading' };
    expect(readConfig(environment)).toMatchObject({ readModels: 'memory:' });
  });

  it('takes what serves where', () => {
    const environment = {
      LADING_ROLES: ' processes ,projections',
      LADING_HOST: '0.0.0.0',
      LADING_PORT: '0',
      LADING_VAULT_KEY: 'ab'.repeat(32),
    };
    expect(readConfig(environment)).toMatchObject({
      roles: ['processes', 'projections'],
      host: '0.0.0.0',
      port: 0,
      vaultKey: 'ab'.repeat(32),
    });
  });

  it.each(['lk_7f3a_x9Yz', '0123456789abcdef0123456789abcdef'])('takes %s for the admin', (key) => {
    expect(readConfig({ LADING_ADMIN_KEY: key })).toMatchObject({ adminKey: key });
  });

  it('takes who stands before it, how fast it may be asked and where call-backs may go', () => {
    const environment = {
      LADING_RATE_LIMIT: '50',
      LADING_TRUST_PROXY: 'TRUE',
      LADING_WEBHOOK_ALLOW_PRIVATE: '1',
    };
    expect(readConfig(environment)).toMatchObject({
      rateLimit: 50,
      trustProxy: true,
      webhookAllowPrivate: true,
    });
  });

  it.each([
    ['esdb://', 'esdb://…'],
    ['esdb://admin:changeit', 'esdb://…'],
    ['esdb://admin:change@it@db1', 'esdb://…'],
    ['esdb://db1:99999', 'esdb://…'],
    ['https://admin:changeit@db1:2113', 'https://…'],
    ['admin:changeit@db1', undefined],
    ['changeit db1', undefined],
    ['sqllite:', 'sqllite:'],
  ])('reports %s as a wrong store, and shows %s of it', (url, value) => {
    expect(readConfig({ LADING_LEDGER: url })).toEqual([
      { variable: 'LADING_LEDGER', rule: 'ledger', value },
    ]);
  });

  it('reports everything that is wrong at once, and no secret among it', () => {
    const problems = readConfig({
      LADING_LEDGER: 'postgres:',
      LADING_READ_MODELS: 'redis:',
      LADING_VAULT: 'memory:',
      LADING_VAULT_KEY: 'no key',
      LADING_ROLES: 'projections,web',
      LADING_HOST: 'my host',
      LADING_PORT: '80800',
      LADING_SECRET: 'too short',
      LADING_ADMIN_KEY: 'too short as well',
      LADING_RATE_LIMIT: '0',
      LADING_TRUST_PROXY: 'perhaps',
      LADING_WEBHOOK_ALLOW_PRIVATE: 'perhaps',
      LADING_TIME_ZONE: 'Mars/Olympus',
      LADING_LOCALE: 'fr',
      LADING_LOG_LEVEL: 'shout',
    });
    expect(problems).toEqual([
      { variable: 'LADING_LEDGER', rule: 'ledger', value: 'postgres:' },
      { variable: 'LADING_READ_MODELS', rule: 'read-models', value: 'redis:' },
      { variable: 'LADING_VAULT', rule: 'vault', value: 'memory:' },
      { variable: 'LADING_VAULT_KEY', rule: 'vault-key', value: undefined },
      { variable: 'LADING_ROLES', rule: 'roles', value: 'projections,web' },
      { variable: 'LADING_HOST', rule: 'host', value: 'my host' },
      { variable: 'LADING_PORT', rule: 'port', value: '80800' },
      { variable: 'LADING_ADMIN_KEY', rule: 'admin-key', value: undefined },
      { variable: 'LADING_RATE_LIMIT', rule: 'rate-limit', value: '0' },
      { variable: 'LADING_TRUST_PROXY', rule: 'switch', value: 'perhaps' },
      { variable: 'LADING_WEBHOOK_ALLOW_PRIVATE', rule: 'switch', value: 'perhaps' },
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

describe('a store as it is shown', () => {
  it.each([
    ['esdb://admin:changeit@db1:2113,db2?tls=true', 'esdb://db1:2113,db2'],
    ['mongodb://lading:s%3Acret@db1/lading?authSource=admin', 'mongodb://db1/lading'],
    ['sqlite:', 'sqlite:'],
  ])('%s is %s', (url, shown) => {
    expect(shownStore(url)).toBe(shown);
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
