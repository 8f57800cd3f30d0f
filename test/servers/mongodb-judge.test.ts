import { describe, expect, it } from 'vitest';
import { judgeMongo, type MongoAnswers } from '../../src/servers/mongodb/judge.ts';

const ADDRESS = {
  url: 'mongodb://ops@db1:27017/lading',
  host: 'db1:27017',
  user: 'ops',
  database: 'lading',
};

const PRIMARY = { isWritablePrimary: true, setName: 'rs0', secondary: false, hosts: ['db1:27017'] };
const ALONE = { isWritablePrimary: true, maxWireVersion: 25 };
const ROUTER = { isWritablePrimary: true, msg: 'isdbgrid' };
const WIRED_TIGER = { storageEngine: { name: 'wiredTiger', persistent: true } };

const NOBODY = { authInfo: { authenticatedUsers: [], authenticatedUserPrivileges: [] } };
const READ_ACTIONS = ['collStats', 'find', 'killCursors', 'listCollections', 'listIndexes'];
const WRITE_ACTIONS = [
  ...['insert', 'update', 'remove'],
  ...['createCollection', 'createIndex', 'dropCollection', 'dropIndex'],
];

function signedIn(resource: object, actions: readonly string[]) {
  const users = [{ user: 'ops', db: 'admin' }];
  return {
    authInfo: {
      authenticatedUsers: users,
      authenticatedUserPrivileges: [{ resource, actions }],
    },
  };
}

function answered(version: string, answers: Partial<MongoAnswers> = {}): MongoAnswers {
  return {
    hello: PRIMARY,
    buildInfo: { version, modules: [] },
    connectionStatus: NOBODY,
    serverStatus: WIRED_TIGER,
    ...answers,
  };
}

function ruleFor(answers: MongoAnswers): unknown {
  try {
    return judgeMongo(ADDRESS, answers);
  } catch (error) {
    return error;
  }
}

describe('a server is worked with', () => {
  it('as the primary of a replica set, without a remark', () => {
    expect(judgeMongo(ADDRESS, answered('8.0.17'))).toEqual({
      server: 'MongoDB 8.0.17',
      notes: [],
    });
  });

  it('behind a router', () => {
    expect(judgeMongo(ADDRESS, answered('7.0.28', { hello: ROUTER })).notes).toEqual([]);
  });

  it('alone with its journal, with a remark', () => {
    expect(judgeMongo(ADDRESS, answered('8.2.3', { hello: ALONE })).notes).toEqual([
      'mongodb-standalone',
    ]);
  });

  it('as FerretDB, old and new, with a remark', () => {
    const first = { version: '7.0.42', ferretdbVersion: 'v1.24.2' };
    const second = { version: '7.0.77', ferretdb: { version: 'v2.5.0' } };
    expect([first, second].map((buildInfo) => ruleFor(answered('', { buildInfo })))).toEqual([
      { server: 'FerretDB v1.24.2', notes: ['mongodb-ferretdb'] },
      { server: 'FerretDB v2.5.0', notes: ['mongodb-ferretdb'] },
    ]);
  });

  it('for a user who may do what we do, wherever that was granted', () => {
    const all = [...READ_ACTIONS, ...WRITE_ACTIONS];
    const granted = [
      signedIn({ db: 'lading', collection: '' }, all),
      signedIn({ db: '', collection: '' }, all),
      signedIn({ anyResource: true }, all),
    ];
    const verdicts = granted.map((connectionStatus) =>
      ruleFor(answered('8.0.17', { connectionStatus })),
    );
    expect(verdicts).toEqual(granted.map(() => ({ server: 'MongoDB 8.0.17', notes: [] })));
  });

  it('without being asked what it does not tell', () => {
    const { hello, buildInfo } = answered('8.0.17');
    expect(judgeMongo(ADDRESS, { hello, buildInfo }).server).toBe('MongoDB 8.0.17');
  });
});

describe('a server is refused', () => {
  it.each([['4.4.30'], ['5.0.32'], ['5.9.9']])('when it is too old: %s', (found) => {
    expect(ruleFor(answered(found))).toMatchObject({
      name: 'UnusableServer',
      rule: 'mongodb-too-old',
      params: { host: 'db1:27017', found, minimum: '6.0' },
    });
  });

  it.each([
    ['6.0.26', '6.0.27'],
    ['6.3.2', '7.0.28'],
    ['7.0.27', '7.0.28'],
    ['7.3.4', '8.0.17'],
    ['8.0.16', '8.0.17'],
    ['8.0.4-rc0', '8.0.17'],
    ['8.1.2', '8.2.3'],
    ['8.2.2', '8.2.3'],
  ])('when strangers can read its memory: %s, until %s', (found, minimum) => {
    expect(ruleFor(answered(found))).toMatchObject({
      rule: 'mongodb-vulnerable',
      params: { found, minimum, advisory: 'CVE-2025-14847' },
    });
  });

  it.each([['6.0.27'], ['7.0.28'], ['8.0.17'], ['8.0.100'], ['8.2.3'], ['8.3.0'], ['9.0.0']])(
    'but not when that was mended: %s',
    (found) => {
      expect(ruleFor(answered(found))).toMatchObject({ server: `MongoDB ${found}` });
    },
  );

  it('when it keeps no journal, by its own word or by refusing a journaled write', () => {
    const inMemory = { storageEngine: { name: 'inMemory', persistent: false } };
    const word = answered('8.0.17', { hello: ALONE, serverStatus: inMemory });
    const { serverStatus: _, ...quiet } = answered('6.0.27', { hello: ALONE, writeRefused: 2 });
    expect([word, quiet].map(ruleFor)).toMatchObject([
      { rule: 'mongodb-standalone-without-journal', params: { host: 'db1:27017' } },
      { rule: 'mongodb-standalone-without-journal', params: { host: 'db1:27017' } },
    ]);
  });

  it('when its user may only read, or write in another place alone', () => {
    const all = [...READ_ACTIONS, ...WRITE_ACTIONS];
    const granted = [
      signedIn({ db: 'lading', collection: '' }, READ_ACTIONS),
      signedIn({ db: 'other', collection: '' }, all),
      signedIn({ db: 'lading', collection: 'one' }, all),
    ];
    const verdicts = granted.map((connectionStatus) =>
      ruleFor(answered('8.0.17', { connectionStatus })),
    );
    expect(verdicts).toMatchObject(
      granted.map(() => ({
        rule: 'mongodb-read-only',
        params: { user: 'ops', database: 'lading', host: 'db1:27017' },
      })),
    );
  });

  it('when it does not let us write, whatever it says of privileges', () => {
    expect(ruleFor(answered('8.0.17', { writeRefused: 13 }))).toMatchObject({
      rule: 'mongodb-read-only',
    });
  });

  it('for now, when it is a secondary', () => {
    const hello = { isWritablePrimary: false, secondary: true, setName: 'rs0' };
    expect(ruleFor(answered('8.0.17', { hello, writeRefused: 10107 }))).toMatchObject({
      name: 'ServerUnreachable',
      rule: 'mongodb-no-primary',
    });
  });

  it('when it answers as no MongoDB does', () => {
    const strange = [
      answered('latest'),
      answered('', { buildInfo: undefined }),
      answered('8.0.17', { hello: 'hi' }),
    ];
    expect(strange.map(ruleFor)).toMatchObject(strange.map(() => ({ rule: 'mongodb-foreign' })));
  });
});
