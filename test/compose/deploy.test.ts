import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { type Compose, parseCompose } from './document.ts';

const compose = parseCompose(readFileSync('docker-compose.yml', 'utf8')) as Compose;
const roles = Object.entries(compose.services).flatMap(([name, { environment }]) =>
  environment?.LADING_ROLES === undefined ? [] : [{ name, environment }],
);

describe('the health check of a role', () => {
  const [, ...command] = compose.services.projections?.healthcheck?.test ?? [];

  /** The exit code of the check against a server that answers so; undefined: nothing listens. */
  async function checked(status: number | undefined): Promise<number> {
    const asked: (string | undefined)[] = [];
    const server = createServer(({ url }, response) => {
      asked.push(url);
      response.writeHead(status ?? 500).end();
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const { port } = server.address() as AddressInfo;
    if (status === undefined) server.close();
    const code = await exitCode(port);
    if (status !== undefined) server.close();
    expect(asked).toEqual(status === undefined ? [] : ['/healthz']);
    return code;
  }

  async function exitCode(port: number): Promise<number> {
    const [node = '', ...args] = command;
    expect(node).toBe('node');
    const env = { ...process.env, LADING_PORT: `${port}` };
    return promisify(execFile)(process.execPath, args, { env }).then(
      () => 0,
      ({ code }: { code: number }) => code,
    );
  }

  it('passes where the role answers that it lives', async () => {
    expect(await checked(200)).toBe(0);
  });

  it.each([503, undefined])('fails where the answer is %s', async (status) => {
    expect(await checked(status)).toBe(1);
  });

  it('is that of every role', () => {
    const checks = roles.map(({ name }) => compose.services[name]?.healthcheck);
    expect(new Set(checks.map((check) => JSON.stringify(check))).size).toBe(1);
  });
});

describe('the Caddyfile', () => {
  const caddyfile = readFileSync('deploy/caddy/Caddyfile', 'utf8');

  it('leads to every role, at the port where it listens', () => {
    const imported = [...caddyfile.matchAll(/^\timport role (\w+)$/gm)].map(([, name]) => name);
    expect(imported.sort()).toEqual(roles.map(({ name }) => name).sort());
    const [, port] = /reverse_proxy \{args\[0\]\}:(\d+)/.exec(caddyfile) ?? [];
    expect(roles.map(({ environment }) => environment.LADING_PORT)).toEqual(roles.map(() => port));
  });

  it('reads only variables that its service is given', () => {
    const read = [...caddyfile.matchAll(/\{\$(\w+):/g)].map(([, name]) => name);
    const given = Object.keys(compose.services.caddy?.environment ?? {});
    expect([...new Set(read)].sort()).toEqual(given.sort());
  });
});

describe('the setup of MongoDB', () => {
  const script = readFileSync('deploy/mongodb/setup.js', 'utf8');

  /** A server as the script sees it through mongosh, and what was done to it, in order. */
  function mongod(now: { setName?: string; electedAfter?: number; user?: object }) {
    const done: unknown[] = [];
    let asked = 0;
    const db = {
      hello() {
        const { setName, electedAfter = 0 } = now;
        asked += setName === undefined ? 0 : 1;
        return { setName, isWritablePrimary: asked > electedAfter };
      },
      adminCommand(command: { replSetInitiate: { _id: string } }) {
        done.push(command);
        now.setName = command.replSetInitiate._id;
      },
      getUser: () => now.user ?? null,
      createUser: (user: object) => done.push({ createUser: user }),
      updateUser: (name: string, user: object) => done.push({ updateUser: name, ...user }),
    };
    const said: string[] = [];
    const run = (): void =>
      void runInNewContext(script, {
        process: { env: { MONGODB_ROOT_PASSWORD: 'root password', MONGODB_PASSWORD: 'ours' } },
        connect: (url: string, user: string, password: string) => {
          expect([user, password]).toEqual(['root', 'root password']);
          expect(url).toMatch(
            /^mongodb:\/\/mongodb:27017\/admin\?(directConnection=true|replicaSet=lading)$/,
          );
          return db;
        },
        sleep: () => undefined,
        print: (line: string) => said.push(line),
      });
    return { run, done, said };
  }

  const roleNames = [
    { role: 'readWrite', db: 'lading' },
    { role: 'readWrite', db: 'lading_vault' },
  ];

  it('makes the set and our user, once there is a primary', () => {
    const { run, done, said } = mongod({ electedAfter: 3 });
    run();
    expect(done).toEqual([
      { replSetInitiate: { _id: 'lading', members: [{ _id: 0, host: 'mongodb:27017' }] } },
      { createUser: { user: 'lading', pwd: 'ours', roles: roleNames } },
    ]);
    expect(said).toEqual(['the set lading and its user are there']);
  });

  it('leaves a set that is there as it is, and gives the user its present password', () => {
    const { run, done } = mongod({ setName: 'lading', user: { user: 'lading' } });
    run();
    expect(done).toEqual([{ updateUser: 'lading', pwd: 'ours', roles: roleNames }]);
  });

  it('fails where no primary is found', () => {
    const { run, done } = mongod({ setName: 'lading', electedAfter: Number.POSITIVE_INFINITY });
    expect(run).toThrow('the set lading has no primary');
    expect(done).toEqual([]);
  });

  it('is for the set, host and databases that the services are given', () => {
    const { LADING_READ_MODELS, LADING_VAULT } = roles[0]?.environment ?? {};
    const at = (url = '') =>
      /@(.+?)\/(\w+)\?replicaSet=(\w+)&authSource=admin$/.exec(url)?.slice(1);
    expect(at(LADING_READ_MODELS)).toEqual(['mongodb:27017', 'lading', 'lading']);
    expect(at(LADING_VAULT)).toEqual(['mongodb:27017', 'lading_vault', 'lading']);
    expect(compose.services.mongodb?.command).toContain('--replSet=lading');
  });
});
