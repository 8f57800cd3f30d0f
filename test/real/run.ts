import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Check, createChecks, must, mustBeAlike } from './checks.ts';
import { eventLogAgrees } from './event-log.ts';
import { expectedReport } from './expected.ts';
import { checkGuides } from './guide.ts';
import { ask, lading } from './lading.ts';
import { type Log, readLog } from './log.ts';
import { checkMoving, checkScale, howToHaveServers } from './scale.ts';
import { allStandingsAgree, documentsOf, standingsByCommandAgree } from './standings.ts';

// The real-input run: a company's order log through the command line, and every answer held
// against one computed from the same file without the product.
// `npm run test:real [-- FILE] [--optional]`

const REPOSITORY = join(import.meta.dirname, '..', '..');
const LOG = '../shared/data/order-management-log.csv';

const WITHOUT_COMMAND = { 'pay order': 2000, 'payment reminder': 514, 'reorder item': 1664 };
const ROWS = 22_367;
const TOLD = ROWS - 2000 - 514 - 1664;
const SHIPMENTS = 1_325;

interface Summary {
  readonly read: number;
  readonly recorded: number;
  readonly repeated: number;
  readonly refused: number;
  readonly withoutCommand: Readonly<Record<string, number>>;
  readonly facts: number;
  readonly shipments: number;
}

async function main(): Promise<number> {
  const options = process.argv.slice(2);
  const named = options.find((option) => !option.startsWith('--'));
  const file = resolve(named ? process.cwd() : REPOSITORY, named ?? LOG);
  const { check, passed, failed } = createChecks(say);
  if (existsSync(file)) {
    const folder = await mkdtemp(join(tmpdir(), 'lading-real-'));
    try {
      const log = readLog(file);
      await checkAll(check, file, log, folder);
      await checkGuides(check, folder);
      const missing = howToHaveServers(process.env);
      const report = expectedReport(log);
      const home = { dir: join(folder, 'data'), facts: join(folder, 'facts.ndjson') };
      const known = { file, rows: ROWS, told: TOLD, shipments: SHIPMENTS, report, home };
      if (missing === undefined) await checkScale(check, known, folder);
      // Into an empty ledger only: a server that is given has just got one.
      if (missing === undefined && !process.env.LADING_TEST_ESDB) {
        await checkMoving(check, known, folder);
      } else say(`not run on servers: ${missing}`);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  } else {
    say(`absent: ${file}`);
    if (!options.includes('--optional')) {
      await check('the order log is there', async () => must(false, 'give its path as argument'));
    }
  }
  say(`${passed()} passed, ${failed()} failed`);
  return failed() === 0 ? 0 : 1;
}

async function checkAll(check: Check, file: string, log: Log, folder: string): Promise<void> {
  const [data, copy] = [join(folder, 'data'), join(folder, 'copy')];
  const expected = expectedReport(log);
  const importLog = () => ask<Summary>(data, 'import', file, '--format', 'ocel-csv');

  await check('import tells the whole log and drops nothing', async () => {
    const { read, recorded, repeated, refused, withoutCommand, shipments } = await importLog();
    const found = { read, recorded, repeated, refused, withoutCommand, shipments };
    const all = { read: ROWS, recorded: TOLD, repeated: 0, refused: 0, shipments: SHIPMENTS };
    mustBeAlike(found, { ...all, withoutCommand: WITHOUT_COMMAND });
    must(log.events.length === ROWS && log.parcels.length === SHIPMENTS, 'this is another log');
  });
  await check('report gives the figures of the log', async () => {
    mustBeAlike(await ask(data, 'report'), expected, 'report');
  });
  await check('a second import records nothing', async () => {
    const { recorded, repeated, refused, facts } = await importLog();
    mustBeAlike(
      { recorded, repeated, refused, facts },
      { recorded: 0, repeated: TOLD, refused: 0, facts: 0 },
    );
    mustBeAlike(await ask(data, 'report'), expected, 'report');
  });
  await check('verify finds nothing wrong', async () => {
    await ask(data, 'verify', '--deep');
  });
  await check('every package at every instant is what the log says', () =>
    allStandingsAgree(data, log),
  );
  await check('replay says the same of packages one by one', () =>
    standingsByCommandAgree(data, log),
  );
  await check('rebuild makes the same documents again', async () => {
    const before = await documentsOf(data);
    await ask(data, 'rebuild', '--all');
    mustBeAlike(await documentsOf(data), before, 'read models');
    return `${before.length} documents`;
  });
  await check('the event log that we write holds every event, time and object', async () => {
    const out = join(folder, 'log.jsonocel');
    await ask(data, 'export', 'ocel', '--out', out);
    return eventLogAgrees(out, log);
  });
  await check('facts moved to another folder give the same report', async () => {
    const facts = join(folder, 'facts.ndjson');
    await ask(data, 'export', 'facts-ndjson', '--out', facts);
    await ask(copy, 'import', facts, '--format', 'facts-ndjson');
    mustBeAlike(await ask(copy, 'report'), expected, 'report');
    await ask(copy, 'verify');
  });
  await check('a package that the log does not know is answered with exit code 1', async () => {
    const { code } = await lading(data, 'replay', 'OML-999999');
    must(code === 1, `an unknown package ended with ${code}`);
  });
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

process.exitCode = await main();
