import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Starts docker-compose.yml as it stands, on volumes and ports of its own, looks at it from
 * outside and takes it down again. Needs a container engine with Compose 2, a registry and some
 * minutes; without an engine it says so in one line. The last line counts what was seen.
 */
const PROJECT = `lading-test-${process.pid}`;
const HTTP_PORT = 20_080;
const HTTPS_PORT = 20_443;
const START_S_MAX = 600;
const POLL_MS = 2_000;
const ANSWER_MS_MAX = 10_000;
const SITE = 'localhost';
const ROLES = ['api', 'projections', 'processes', 'alerts', 'notify'];
const COMMAND = {
  stream: 'order-ERP:1',
  command: 'ReceiveOrder',
  commandId: '5f0c8f5e-0b5e-4f0e-9d55-0a3c0f3f7a11',
  occurredAt: '2026-07-21T07:30:52+08:00',
  data: {
    source: 'ERP',
    number: '1',
    sourceVersion: 1,
    mode: 'full',
    customer: 'customer',
    shipTo: { party: 'customer', address: 'address' },
    window: { start: '2026-07-22T08:00:00+08:00', end: '2026-07-28T18:00:00+08:00' },
    division: 'division',
    references: [],
    lines: [{ line: '10', sku: 'sku', qty: 1, uom: 'H87', from: 'warehouse' }],
  },
};

interface Answer {
  readonly status: number | undefined;
  readonly body: string;
}

const folder = mkdtempSync(join(tmpdir(), 'lading-compose-'));
const envFile = join(folder, 'env');
let passed = 0;
let failed = 0;

function docker(args: readonly string[], input = ''): SpawnSyncReturns<string> {
  return spawnSync('docker', args, { encoding: 'utf8', timeout: START_S_MAX * 1_000, input });
}

function compose(...args: readonly string[]): SpawnSyncReturns<string> {
  return docker(['compose', '--project-name', PROJECT, '--env-file', envFile, ...args]);
}

/** The example with every empty secret filled in. */
function writeVariables(): void {
  const filled = readFileSync('deploy/.env.example', 'utf8')
    .replace(/^(\w+_(?:SECRET|KEY|PASSWORD))=$/gm, (_, name) => `${name}=${secret()}`)
    .replace(/^CADDY_HTTP_PORT=.*$/m, `CADDY_HTTP_PORT=${HTTP_PORT}`)
    .replace(/^CADDY_HTTPS_PORT=.*$/m, `CADDY_HTTPS_PORT=${HTTPS_PORT}`);
  writeFileSync(envFile, filled, { mode: 0o600 });
}

function secret(): string {
  return randomBytes(32).toString('hex');
}

/** Asks Caddy, trusting nothing but its own authority. */
async function ask(path: string, ca: string): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const to = { host: '127.0.0.1', port: HTTPS_PORT, servername: SITE, headers: { host: SITE } };
  const asked = request({ ...to, path, ca, timeout: ANSWER_MS_MAX }, (response) => {
    let body = '';
    response.setEncoding('utf8').on('data', (text: string) => {
      body += text;
    });
    response.on('end', () => resolve({ status: response.statusCode, body }));
  });
  asked.on('timeout', () => asked.destroy(new Error(`${path} gives no answer`)));
  asked.on('error', reject).end();
  return promise;
}

async function step(what: string, look: () => void | Promise<void>): Promise<void> {
  const begun = performance.now();
  const seconds = (): string => ((performance.now() - begun) / 1_000).toFixed(0);
  try {
    await look();
    passed += 1;
    console.log(`ok    ${what} (${seconds()} s)`);
  } catch (error) {
    failed += 1;
    console.log(`FAIL  ${what} (${seconds()} s)`);
    console.error(error);
  }
}

function mustEndWell({ status, stdout, stderr }: SpawnSyncReturns<string>): string {
  if (status !== 0) throw new Error(`exit ${status}\n${stdout}${stderr}`);
  return stdout;
}

function must(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise);
}

/** Looks again and again until nothing is missing any more; fails with what is missing. */
async function until(missing: () => string | Promise<string>): Promise<void> {
  const end = performance.now() + START_S_MAX * 1_000;
  for (let last = await missing(); last !== ''; last = await missing()) {
    must(performance.now() < end, last);
    await pause(POLL_MS);
  }
}

function unhealthy(): string {
  const ids = mustEndWell(compose('ps', '--quiet', ...ROLES, 'caddy'))
    .trim()
    .split('\n');
  const format = ['--format', '{{.Name}} {{.State.Health.Status}}'];
  const standing = mustEndWell(docker(['inspect', ...format, ...ids]))
    .trim()
    .split('\n');
  return standing.filter((line) => !line.endsWith(' healthy')).join('\n');
}

async function lookAtIt(): Promise<void> {
  await step('Compose takes the file', () => void mustEndWell(compose('config', '--quiet')));
  await step('everything starts and is healthy', async () => {
    mustEndWell(compose('up', '--detach', '--build'));
    await until(unhealthy);
  });
  await step('doctor finds everything well', () => {
    const { ok } = JSON.parse(mustEndWell(compose('run', '--rm', 'doctor', 'doctor', '--json')));
    must(ok === true, 'doctor is not content');
  });
  await step('a second `up` changes nothing', () => {
    const ids = (): string => mustEndWell(compose('ps', '--quiet', ...ROLES, 'mongodb'));
    const before = ids();
    mustEndWell(compose('up', '--detach'));
    must(ids() === before, 'containers were made anew');
  });
  await step(
    'the API and the roles answer through Caddy, by its own authority, and nothing else does',
    async () => {
      const root = '/data/caddy/pki/authorities/local/root.crt';
      const ca = mustEndWell(compose('exec', '--no-TTY', 'caddy', 'cat', root));
      for (const role of ROLES) {
        const alive = await ask(`/${role}/healthz`, ca);
        must(alive.status === 200 && JSON.parse(alive.body).status === 'alive', alive.body);
        const ready = await ask(`/${role}/readyz`, ca);
        must(ready.status === 200, ready.body);
      }
      const other = await ask('/projections/metrics', ca);
      must(other.status === 404, `${other.status}`);
      const told = await ask('/openapi.json', ca);
      must(told.status === 200, `${told.status}`);
      const stranger = await ask('/v1/alerts', ca);
      must(stranger.status === 401, `${stranger.status}`);
    },
  );
  await step('a command is recorded, and the ledger and its read models are sound', () => {
    const tool = ['compose', '--project-name', PROJECT, '--env-file', envFile, 'run', '--rm'];
    const importing = ['lading', 'import', '-', '--format', 'commands-ndjson', '--json'];
    const told = docker([...tool, '--no-TTY', ...importing], `${JSON.stringify(COMMAND)}\n`);
    must(JSON.parse(mustEndWell(told)).recorded === 1, told.stdout);
    mustEndWell(compose('run', '--rm', 'lading', 'verify'));
  });
}

const engine = docker(['info', '--format', '{{.ServerVersion}}']);
if (engine.status !== 0) {
  console.log(
    'docker-compose.yml was not run: no container engine answers. ' +
      'Start one and run: npm run test:compose',
  );
} else {
  console.log(`engine ${engine.stdout.trim()}, project ${PROJECT}`);
  try {
    writeVariables();
    await lookAtIt();
    if (failed > 0) console.error(compose('logs', '--no-color', '--tail', '60').stdout);
  } finally {
    compose('down', '--volumes', '--remove-orphans');
  }
}
rmSync(folder, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
