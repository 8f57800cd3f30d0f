import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { openLedger } from '../../src/ledger/open.ts';
import { checkLedger } from '../../src/ledger/sqlite/check.ts';
import { fact } from '../ledger/facts.ts';
import type { Fault } from './fault.ts';

const WRITER = join(import.meta.dirname, 'ledger-limited-writer.ts');
/** The log alone is 16 MB when it is laid out: it is what outgrows this. */
const FILE_KIB_MAX = 18_000;
/** None of those that the writer's process counts up from 1. */
const NEXT_ID = '00000000-0000-8000-8000-ffffffffffff';

/** Writing fails with an error that is neither "full" nor known to be harmless: too big a file. */
export const ledgerIoError: Fault = {
  name: 'ledger-io-error',
  async run({ folder }) {
    const command = `ulimit -f ${FILE_KIB_MAX} && exec "$0" "$@"`;
    const ran = spawnSync('bash', ['-c', command, process.execPath, WRITER, folder], {
      encoding: 'utf8',
    });
    assert.equal(ran.status, 0, ran.stderr);
    const { acknowledged, unknown, later, ended } = JSON.parse(ran.stdout);
    assert.equal(ended, 1, 'the process was not told once that the writer has ended');
    assert.ok(unknown === 'OutcomeUnknown' || unknown === 'NotRecorded', unknown);
    assert.equal(later, 'NotRecorded');
    await using ledger = await openLedger('sqlite:', folder, { write: true });
    const found = (await ledger.read('tally-1', 0, 10_000)).length;
    assert.ok(found === acknowledged || found === acknowledged + 1, `${found} of ${acknowledged}`);
    if (unknown === 'NotRecorded') assert.equal(found, acknowledged);
    assert.equal((await ledger.append('tally-1', found, [fact({ id: NEXT_ID })])).kind, 'recorded');
    assert.deepEqual((await checkLedger(folder)).findings, []);
    return `the writer ended after ${acknowledged} facts, a fresh start found ${found}`;
  },
};
