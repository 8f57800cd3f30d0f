import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';
import {
  COMPOSE_FILE,
  type Compose,
  interpolate,
  MissingVariable,
  parseCompose,
  readCompose,
  type Service,
  schemaErrors,
  type Variables,
  variablesIn,
} from './compose/document.ts';
import { isLading, type RuleName, rules, runsOnce } from './compose/rules.ts';
import { EVENT_STORE_IMAGE, MONGODB_IMAGE } from './support/containers.ts';

const text = readFileSync(COMPOSE_FILE, 'utf8');
const overlay = readFileSync('deploy/eventstoredb-tls.yml', 'utf8');
const example = readFileSync('deploy/.env.example', 'utf8');
const SECRETS = [
  'LADING_ADMIN_KEY',
  'LADING_SECRET',
  'LADING_VAULT_KEY',
  'MONGODB_PASSWORD',
  'MONGODB_REPLICA_KEY',
  'MONGODB_ROOT_PASSWORD',
];
/** What a reader has who has followed the example: every secret is 64 hex digits. */
const given: Variables = {
  ...variablesOf(example),
  ...Object.fromEntries(SECRETS.map((name, at) => [name, `${at}`.repeat(64)])),
};
const compose = readCompose(given);

function variablesOf(file: string): Variables {
  const lines = file.split('\n').filter((line) => /^\w+=/.test(line));
  return Object.fromEntries(lines.map((line) => line.split('=', 2) as [string, string]));
}

/** The document with one service changed: taken away what is undefined. */
function having(name: string, change: { readonly [Key in keyof Service]?: unknown }): Compose {
  const changed = Object.entries({ ...compose.services[name], ...change });
  const service = Object.fromEntries(changed.filter(([, value]) => value !== undefined));
  return { ...compose, services: { ...compose.services, [name]: service } };
}

describe('docker-compose.yml', () => {
  it('keeps the schema of the Compose specification', () => {
    expect(schemaErrors(interpolate(parseCompose(text), given))).toEqual([]);
  });

  it.each<[string, string, string, string]>([
    [
      'a word that Compose does not know',
      'restart: unless-stopped',
      'restrat: always',
      'additional',
    ],
    ['a duration that is none', 'interval: 15s', 'interval: soon', 'duration'],
    ['a condition that there is not', 'service_healthy', 'service_happy', 'allowed values'],
    ['a service that is no map', '  caddy:\n', '  other: 3\n  caddy:\n', 'object'],
  ])('would be refused with %s', (_what, right, wrong, words) => {
    expect(text).toContain(right);
    const errors = schemaErrors(interpolate(parseCompose(text.replace(right, wrong)), given));
    expect(errors.join('\n')).toContain(words);
  });

  it.each(Object.keys(rules) as RuleName[])('holds: %s', (rule) => {
    expect(rules[rule](compose)).toEqual([]);
  });

  it.each<[RuleName, Compose, string]>([
    [
      'each service has a health check or runs once',
      having('mongodb', { healthcheck: undefined }),
      'mongodb: has no health check',
    ],
    [
      'each service says when it is started again',
      having('mongodb', { restart: undefined }),
      'mongodb: restart is undefined',
    ],
    [
      'each image has an exact tag',
      having('mongodb', { image: 'mongo:latest' }),
      'mongodb: mongo:latest is no exact tag',
    ],
    [
      'each service has bounds for processor, memory and logs',
      having('caddy', { mem_limit: undefined }),
      'caddy: mem_limit is missing',
    ],
    [
      'no service has more rights than it needs',
      having('caddy', { cap_drop: [] }),
      'caddy: keeps capabilities',
    ],
    [
      'only Caddy publishes ports',
      having('mongodb', { ports: ['27017:27017'] }),
      'mongodb: publishes 1 ports',
    ],
    [
      'only Caddy and who sends messages are on a network that leads outside',
      having('mongodb', { networks: ['stores', 'public'] }),
      'mongodb: is on public',
    ],
    [
      'what is used is declared',
      having('mongodb', { volumes: ['elsewhere:/data/db'] }),
      'mongodb: volume elsewhere is undeclared',
    ],
    ['what is declared is used', having('mongodb', { volumes: [] }), 'mongodb-data is not used'],
    [
      'a service waits for what exists and can be waited for',
      having('caddy', { depends_on: { web: { condition: 'service_healthy' } } }),
      'caddy: waits for web, which is not there',
    ],
    [
      'Lading understands its variables',
      having('processes', { environment: { LADING_LEGDER: 'sqlite:' } }),
      'processes: LADING_LEGDER is read by nobody',
    ],
    [
      'a service of Lading has one role that there is, or runs once',
      having('processes', { environment: { LADING_ROLES: 'everything' } }),
      'processes: role everything is not there',
    ],
    [
      'Lading keeps nothing beside its stores and ends when asked to',
      having('processes', { read_only: undefined }),
      'processes: read_only and init, please',
    ],
  ])('would break: %s', (rule, broken, wrong) => {
    expect(rules[rule](broken)).toEqual([wrong]);
  });

  it('tags our image with our version', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    const images = Object.values(compose.services)
      .filter(isLading)
      .map(({ image }) => image);
    expect(new Set(images)).toEqual(new Set([`lading:${version}`]));
  });

  it('starts the servers that the tests start where they can', () => {
    const images = ['eventstoredb', 'mongodb'].map((name) => compose.services[name]?.image);
    expect(images).toEqual([EVENT_STORE_IMAGE, MONGODB_IMAGE]);
  });

  it('starts what runs for good by itself, and what runs once only when it is named', () => {
    const named = Object.entries(compose.services).filter(([, { profiles }]) => profiles);
    expect(named.map(([name]) => name)).toEqual(['doctor', 'lading']);
    expect(named.every(([, service]) => isLading(service) && runsOnce(service))).toBe(true);
  });
});

describe('deploy/eventstoredb-tls.yml', () => {
  const passwords = { EVENTSTOREDB_PASSWORD: 'one', EVENTSTOREDB_ADMIN_PASSWORD: 'other' };
  const document = interpolate(parseCompose(overlay), { ...given, ...passwords });

  it('keeps the schema, and needs its passwords', () => {
    expect(schemaErrors(document)).toEqual([]);
    expect(() => interpolate(parseCompose(overlay), given)).toThrow(MissingVariable);
  });

  it('changes the ledger of every service of Lading, and of no other', () => {
    const { services } = document as Compose;
    const changed = Object.keys(services).filter((name) => name !== 'eventstoredb');
    const ours = Object.entries(compose.services).filter(([, service]) => isLading(service));
    expect(changed.sort()).toEqual(ours.map(([name]) => name).sort());
    for (const name of changed) {
      const config = readConfig(services[name]?.environment ?? {});
      expect(config).toMatchObject({ ledger: expect.stringContaining('tls=true'), unknown: [] });
    }
  });
});

describe('the secrets', () => {
  it.each(SECRETS)('%s must be given: without it nothing starts, in a sentence', (name) => {
    const without = { ...given, [name]: '' };
    expect(() => interpolate(parseCompose(text), without)).toThrow(
      new MissingVariable(`${name}: set it in .env as deploy/.env.example says`),
    );
  });

  it('stand nowhere in the document itself', () => {
    const SECRET_LINE = /^\s*\w*(?:SECRET|PASSWORD|_KEY): (.*)$/gm;
    const values = [...text.matchAll(SECRET_LINE)].map(([, value]) => value ?? '');
    expect(values.length).toBeGreaterThanOrEqual(SECRETS.length);
    expect(values.filter((value) => !/^\$\{\w+:\?[^}]+\}$/.test(value))).toEqual([]);
    const users = [...(text + overlay).matchAll(/:\/\/([^@\n]*)@/g)].map(([, user]) => user);
    expect(users).toHaveLength(3);
    expect(users.filter((user) => !/^(?:\w+|\$\{[^}]+\}):\$\{\w+:\?/.test(user ?? ''))).toEqual([]);
  });

  it('are empty in the example, which names every variable and no other', () => {
    expect(Object.keys(variablesOf(example)).sort()).toEqual(variablesIn(text + overlay));
    expect(SECRETS.map((name) => variablesOf(example)[name])).toEqual(SECRETS.map(() => ''));
  });

  it('are filled in by the lines of docs/scaling.md, each with its own, and only once', () => {
    const script = /```sh\n(\[ -e \.env \][\s\S]*?)```/.exec(
      readFileSync('docs/scaling.md', 'utf8'),
    )?.[1];
    const once = filled(script ?? '');
    expect(SECRETS.map((name) => once[name])).toEqual(
      SECRETS.map(() => expect.stringMatching(/^[\da-f]{64}$/)),
    );
    expect(new Set(SECRETS.map((name) => once[name])).size).toBe(SECRETS.length);
  });

  /** What the lines leave behind, run twice; `openssl` counts instead of being random. */
  function filled(script: string): Variables {
    expect(script).toContain('deploy/.env.example');
    const run = `set -eu; at=$(mktemp -d); trap 'rm -rf "$at"' EXIT; mkdir "$at/deploy" "$at/bin"
      cp deploy/.env.example "$at/deploy/"; cd "$at"
      {
        echo '#!/bin/sh'
        echo '[ "$*" = "rand -hex 32" ] && echo >>count && printf %064x "$(wc -l <count)"'
      } >bin/openssl
      chmod +x bin/openssl
      PATH="$at/bin:$PATH"
      ${script}\ncp .env first\n${script}\ncmp first .env\ncat .env`;
    return variablesOf(execFileSync('sh', ['-c', run], { encoding: 'utf8' }));
  }
});
