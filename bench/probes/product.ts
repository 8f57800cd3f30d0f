import { startRunnerInWorker } from '../../src/cli/projecting.ts';
import { runnerOptions } from '../../src/cli/read-models.ts';
import { openToWrite, type Writing } from '../../src/cli/stores.ts';
import { type Config, readConfig } from '../../src/config.ts';
import { aggregates } from '../../src/domain/aggregates.ts';
import type { Position } from '../../src/domain/envelope.ts';
import { type Answer, type Caller, createIntake, type Intake } from '../../src/intake/intake.ts';
import { createExecute } from '../../src/ledger/execute.ts';
import { board } from '../../src/projections/board.ts';
import type { AnyProjection } from '../../src/projections/projection.ts';
import { startRunner } from '../../src/projections/runner.ts';
import { shipmentRecord } from '../../src/projections/shipment-record.ts';
import type { Step } from '../data/shipment-life.ts';

/** Everything as it comes out of the box. */
export const CONFIG = readConfig({}) as Config;

const CALLER: Caller = {
  actor: 'key:bench',
  role: 'warehouse',
  capture: 'scan',
  source: 'SAP-800',
};

export interface Product extends AsyncDisposable {
  readonly stores: Writing;
  /** Sends one step of a shipment as a client would; throws unless it is recorded. */
  send(stream: string, step: Step): Promise<Position>;
  /** Resolves once every running projection shows the position. */
  caughtUp(position: Position): Promise<void>;
}

/** Where live projections are folded: in the thread that serves commands, or in one beside it. */
export type RunnerPlace = 'in-thread' | 'worker';

export function placeOf(argument: string | number | undefined): RunnerPlace {
  return argument === 'worker' ? 'worker' : 'in-thread';
}

export interface ProductOptions {
  readonly runner?: RunnerPlace;
  /** By default two: the board and the wide shipment record. */
  readonly projections?: readonly AnyProjection[];
}

/** What serves commands: stores, intake, execute and live projections, wired as in the product. */
export async function openProduct(
  dir: string,
  { runner: place = 'in-thread', projections = [board, shipmentRecord] }: ProductOptions = {},
): Promise<Product> {
  await using opened = new AsyncDisposableStack();
  const stores = opened.use(await openToWrite(CONFIG, dir));
  const start = place === 'worker' ? startBeside : startHere;
  const runner = opened.use(start(stores, projections));
  await runner.caughtUp(await stores.ledger.head());
  const { ledger, vault, secret } = stores;
  const execute = createExecute({ ledger, deciders: aggregates, now: Date.now, soleWriter: true });
  const intake = createIntake({ execute, aggregates, vault, secret, now: Date.now });
  const all = opened.move();
  return {
    stores,
    send: (stream, step) => send(intake, stream, step),
    caughtUp: (position) => runner.caughtUp(position),
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}

function startHere(stores: Writing, projections: readonly AnyProjection[]) {
  return startRunner({ ...runnerOptions(stores, Date.now), projections });
}

function startBeside(stores: Writing, projections: readonly AnyProjection[]) {
  const { places, ledger } = stores;
  if (!places) throw new Error('a worker needs stores in files');
  const { owner } = runnerOptions(stores, Date.now);
  const names = projections.map(({ name }) => name);
  return startRunnerInWorker({ ...places, names, owner, writer: ledger });
}

async function send(intake: Intake, stream: string, step: Step): Promise<Position> {
  const answer: Answer = await intake({ stream, ...step }, CALLER);
  if (answer.kind === 'recorded' && answer.facts.length > 0) return answer.position;
  throw new Error(`${stream} ${step.command} was not recorded: ${JSON.stringify(answer)}`);
}
