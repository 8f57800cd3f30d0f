import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  chooseEventStore,
  chooseMongo,
  lineOf,
  mustBeEvery,
  type Offered,
} from './choose-servers.ts';
import { EVENT_STORE_IMAGE, MONGODB_IMAGE } from './containers.ts';

const NOTHING: Offered = { engine: false, everyServer: false };
const ALL: Offered = {
  mongodb: 'mongodb://ops:geheim@db1',
  eventStore: 'esdb://ops:geheim@es1',
  ferretdb: '/opt/ferretdb',
  engine: true,
  everyServer: true,
};

describe('the servers of a run', () => {
  it('are those that were named, before all others', () => {
    expect(chooseMongo(ALL)).toEqual({ kind: 'given', url: 'mongodb://ops:geheim@db1' });
    expect(chooseEventStore(ALL)).toEqual({ kind: 'given', url: 'esdb://ops:geheim@es1' });
  });

  it('are what starts fastest, where none was named', () => {
    const { mongodb: _, ...unnamed } = ALL;
    expect(chooseMongo(unnamed)).toEqual({ kind: 'ferretdb', binary: '/opt/ferretdb' });
    expect(chooseMongo({ ...NOTHING, engine: true })).toEqual({ kind: 'container' });
    expect(chooseEventStore({ ...NOTHING, engine: true })).toEqual({ kind: 'container' });
  });

  it('are the stand-in alone where nothing is offered, and the line says what that skips', () => {
    const [eventStore, mongo] = [chooseEventStore(NOTHING), chooseMongo(NOTHING)];
    expect(lineOf(eventStore, mongo)).toBe(
      'servers: EventStoreDB stand-in 23.10 + 24.2 · MongoDB protocol: none; ' +
        'read models and vault on MongoDB are NOT tested here: ' +
        'install Go and run .ci/ferretdb, or set LADING_TEST_MONGODB',
    );
  });

  it('are told apart in the line, which tells no password', () => {
    const container = { kind: 'container' } as const;
    expect([
      lineOf(chooseEventStore(ALL), chooseMongo(ALL)),
      lineOf({ kind: 'none' }, { kind: 'ferretdb', binary: '/opt/ferretdb' }),
      lineOf(container, container),
    ]).toEqual([
      'servers: EventStoreDB stand-in 23.10 + 24.2 + the server of LADING_TEST_ESDB' +
        ' · MongoDB protocol: the server of LADING_TEST_MONGODB',
      'servers: EventStoreDB stand-in 23.10 + 24.2 · MongoDB protocol: FerretDB 1.24.2',
      'servers: EventStoreDB stand-in 23.10 + 24.2 + a server in a container' +
        ' · MongoDB protocol: MongoDB in a container',
    ]);
  });

  it('must all be there where that was demanded', () => {
    const demanded = { ...NOTHING, everyServer: true };
    expect(() => mustBeEvery(demanded, chooseMongo(demanded))).toThrow('no server speaks MongoDB');
    expect(() => mustBeEvery(ALL, chooseMongo(ALL))).not.toThrow();
    expect(() => mustBeEvery(NOTHING, chooseMongo(NOTHING))).not.toThrow();
  });

  it('are in containers the ones that docker-compose.yml runs', () => {
    const composed = readFileSync('docker-compose.yml', 'utf8');
    expect(composed).toContain(EVENT_STORE_IMAGE);
    expect(composed).toContain(MONGODB_IMAGE);
  });
});
