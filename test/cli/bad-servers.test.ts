import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Environment } from '../../src/config.ts';
import {
  type StandIn,
  type StandInOptions,
  startStandIn,
} from '../standins/eventstoredb/stand-in.ts';
import { describeWithMongo, mongoUrl } from '../support/mongodb.ts';
import { folderWith } from './folder.ts';
import { lading } from './ran.ts';

const PASSWORD = 'changeit-7f3a';
const HAN = /\p{Script=Han}/u;

let dir: string;
/** A port that speaks, but nothing of ours. */
let stranger: Server;
let strange: string;
beforeAll(async () => {
  dir = await folderWith('ACME-1001');
  stranger = createServer((_request, reply) => reply.end('hello'));
  await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
  const address = stranger.address();
  strange = `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
});
afterAll(() => stranger.close());

/** Reports in both languages: one sentence, exit code 3, and no password anywhere. */
async function expectSaid(environment: Environment, code: string, said: string): Promise<void> {
  const english = await lading(['report', '--data', dir, '--json'], { environment });
  expect(english).toMatchObject({ exit: 3 });
  expect(JSON.parse(english.out).error).toMatchObject({ code });
  expect(english.err).toContain(said);
  expect(english.err.trim().split('\n').length).toBe(1);
  const inChinese = { ...environment, LADING_LOCALE: 'zh-CN', LADING_LOG_LEVEL: 'debug' };
  const chinese = await lading(['report', '--data', dir], { environment: inChinese });
  expect(chinese.exit).toBe(3);
  expect(chinese.err).toMatch(HAN);
  for (const text of [english.out, english.err, chinese.out, chinese.err]) {
    expect(text).not.toContain(PASSWORD);
  }
  for (const argv of [['doctor'], ['doctor', '--json']]) {
    const doctor = await lading([...argv, '--data', dir], { environment });
    expect(doctor.exit).toBe(1);
    expect(doctor.out).toContain(said);
    expect(doctor.out + doctor.err).not.toContain(PASSWORD);
  }
}

/** The same once: the driver looks for a server for five seconds. */
async function expectSaidAtLast(environment: Environment, code: string, said: string) {
  const argv = ['report', '--data', dir, '--json'];
  const { exit, out, err } = await lading(argv, { environment });
  expect(exit).toBe(3);
  expect(JSON.parse(out).error).toMatchObject({ code });
  expect(err).toContain(said);
  expect(out + err).not.toContain(PASSWORD);
}

describe('EventStoreDB', () => {
  const user = `admin:${PASSWORD}@`;
  const servers: StandIn[] = [];
  afterAll(async () => {
    for (const server of servers) await server[Symbol.asyncDispose]();
  });
  async function hostOf(options: StandInOptions): Promise<string> {
    const server = await startStandIn(options);
    servers.push(server);
    return `127.0.0.1:${server.port}`;
  }

  it('under a URL that cannot be read', async () => {
    const url = `esdb://${user}127.0.0.1:1?tls=perhaps`;
    await expectSaid({ LADING_LEDGER: url }, 'eventstoredb-url', 'tls=true or false is expected');
  });

  it('that is not there', async () => {
    const url = `esdb://${user}127.0.0.1:1?tls=false`;
    const said = 'No EventStoreDB answers at 127.0.0.1:1. Look whether it runs';
    await expectSaid({ LADING_LEDGER: url }, 'eventstoredb-unreachable', said);
  });

  it('that is something else', async () => {
    const url = `esdb://${user}${strange}?tls=false`;
    const said = `What answers at ${strange} is no EventStoreDB that Lading knows`;
    await expectSaid({ LADING_LEDGER: url }, 'eventstoredb-foreign', said);
  });

  it('that speaks without TLS where the URL wants it', async () => {
    const url = `esdb://${user}${await hostOf({})}`;
    await expectSaid({ LADING_LEDGER: url }, 'eventstoredb-tls', 'do not agree about TLS');
  });

  it('that is reached by TLS, and nobody says as whom', async () => {
    const said = 'but the URL names no user. Write esdb://user:password@';
    await expectSaid(
      { LADING_LEDGER: 'esdb://127.0.0.1:1' },
      'eventstoredb-needs-credentials',
      said,
    );
  });

  it('that is too old', async () => {
    const url = `esdb://${user}${await hostOf({ version: '5.0.11' })}?tls=false`;
    await expectSaid({ LADING_LEDGER: url }, 'eventstoredb-too-old', 'has version 5.0.11');
  });
});

describe('MongoDB', () => {
  const user = `lading:${PASSWORD}@`;
  const environmentOf = (rest: string): Environment => {
    return { LADING_READ_MODELS: `mongodb://${user}${rest}` };
  };

  it('whose database has a name that cannot be', async () => {
    const said = 'A MongoDB database cannot be called admin: rename it in the URL';
    await expectSaid(environmentOf('127.0.0.1:1/admin'), 'mongodb-database-name', said);
  });

  it('from which less than a majority is asked', async () => {
    const said = 'less than w=majority with journal (w=1): leave that option out';
    await expectSaid(environmentOf('127.0.0.1:1/lading?w=1'), 'mongodb-write-concern', said);
  });

  it('that is not there', async () => {
    const said = 'No MongoDB answers at 127.0.0.1:1. Look whether it runs';
    await expectSaidAtLast(environmentOf('127.0.0.1:1/lading'), 'mongodb-unreachable', said);
  });
});

describeWithMongo('MongoDB that is there', () => {
  const host = (): string => /\/\/(?:[^@/]*@)?([^/?]+)/.exec(mongoUrl() ?? '')?.[1] ?? '';

  it('speaks without TLS where the URL wants it', async () => {
    const url = `mongodb://lading:${PASSWORD}@${host()}/lading?tls=true`;
    await expectSaidAtLast({ LADING_READ_MODELS: url }, 'mongodb-tls', 'do not agree about TLS');
  });
});
