import { runnerOptions } from '../../src/cli/read-models.ts';
import { openToWrite } from '../../src/cli/stores.ts';
import { aggregates } from '../../src/domain/aggregates.ts';
import { createIntake, type Intake } from '../../src/intake/intake.ts';
import { commandDigest, createExecute } from '../../src/ledger/execute.ts';
import { createStates } from '../../src/ledger/states.ts';
import { processes as allProcesses } from '../../src/processes/all.ts';
import { recordRefusals } from '../../src/processes/refusals.ts';
import { startProcesses } from '../../src/processes/runner.ts';
import { startRunner } from '../../src/projections/runner.ts';
import type { ReadModels } from '../../src/read-models/read-models.ts';
import type { Figures } from '../plan.ts';
import type { Args } from './child.ts';
import { CONFIG } from './product.ts';

const LINES = 4_000;
const SITES = 8;
const ORDERS = 5;
const CALLER = { actor: 'key:bench', role: 'erp', capture: 'api' } as const;

/**
 * Seconds from the first message about an order of 4,000 lines to its shipments on the board:
 * received, authorised, split by site, planned; the median over some orders.
 */
export async function largestOrderShown({ dir }: Args): Promise<Figures> {
  await using stores = await openToWrite(CONFIG, dir);
  const { ledger, readModels, vault, secret } = stores;
  const now = Date.now;
  const execute = createExecute({ ledger, deciders: aggregates, now, soleWriter: true });
  const intake = createIntake({ execute, aggregates, vault, secret, now });
  await using runner = startRunner(runnerOptions(stores, now));
  const digest = (command: string, data: object) => commandDigest(secret, command, data);
  await using processes = startProcesses({
    ledger,
    readModels,
    execute,
    digest,
    now,
    random: Math.random,
    owner: 'bench',
    processes: allProcesses,
    states: createStates(ledger, aggregates),
    refused: recordRefusals({ execute, digest }),
  });
  const took: number[] = [];
  for (let n = 0; n < ORDERS; n += 1) {
    const startedMs = performance.now();
    await order(intake, `order-SAP-800:45002170${String(n).padStart(2, '0')}`, n);
    await processes.caughtUp(await ledger.head());
    await runner.caughtUp(await ledger.head());
    took.push((performance.now() - startedMs) / 1_000);
    await mustBeShown(readModels, (n + 1) * SITES);
  }
  return { shownSeconds: took.sort((a, b) => a - b)[Math.floor(ORDERS / 2)] ?? 0 };
}

async function order(intake: Intake, stream: string, n: number): Promise<void> {
  const lines = Array.from({ length: LINES }, (_, at) => ({
    line: (at + 1) * 10,
    sku: `RACK-${at % 300}`,
    qty: 1 + (at % 9),
    uom: 'H87',
    from: `SITE-${at % SITES}`,
  }));
  const head = { source: 'SAP-800', number: stream.slice(-10), sourceVersion: 1, mode: 'full' };
  const shipTo = { party: `METRO-${n}` };
  const body = { ...head, customer: 'METRO', shipTo, lines };
  for (const [command, data] of [
    ['ReceiveOrder', body],
    ['AuthoriseOrder', {}],
    ['PlanSplit', {}],
  ] as const) {
    const answer = await intake({ stream, command, data }, CALLER);
    if (answer.kind !== 'recorded') throw new Error(`${command}: ${JSON.stringify(answer)}`);
  }
}

async function mustBeShown(readModels: ReadModels, shipments: number): Promise<void> {
  const board = await readModels.published<object>('board');
  const shown = await board?.count({ stage: 'planned' });
  if (shown !== shipments) throw new Error(`${shown} shipments are shown, not ${shipments}`);
}
