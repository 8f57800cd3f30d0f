import { aggregates } from '../domain/aggregates.ts';
import { importCommands } from '../exchange/commands-ndjson.ts';
import { importFacts } from '../exchange/facts-ndjson/import.ts';
import { importMaster } from '../exchange/master-ndjson.ts';
import { importOrderLog } from '../exchange/order-log/import.ts';
import { importOrdersCsv } from '../exchange/orders/csv.ts';
import { importOrdersJson } from '../exchange/orders/json.ts';
import type { ImportOptions, Summary } from '../exchange/summary.ts';
import { positionsInCustody } from '../intake/custody.ts';
import { createIntake, type Intake } from '../intake/intake.ts';
import { knownCodes } from '../intake/known-codes.ts';
import { createExecute, type Execute } from '../ledger/execute.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { createStates, type States } from '../ledger/states.ts';
import type { Vault } from '../vault/vault.ts';
import { readTime } from './time.ts';

/** What is recorded into, or what behaves as if. */
export interface Target {
  readonly ledger: Ledger;
  readonly vault: Pick<Vault, 'put'>;
  readonly secret: Uint8Array;
  readonly soleWriter: boolean;
  /** Of a process that has one already. */
  readonly shared?: { readonly execute: Execute; readonly states: States };
}

/** A file, and how its import is watched. */
export interface Incoming {
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly options: ImportOptions;
  /** Of times without an offset. */
  readonly timeZone: string;
}

type Import = (from: Incoming, intake: Intake) => Promise<Summary>;

/** What commands are read from, by the name of the format. */
const OF_COMMANDS = {
  'orders-csv': ({ bytes, options, timeZone }, intake) =>
    importOrdersCsv(bytes, intake, options, (text, edge) => readTime(text, timeZone, edge)),
  'orders-json': ({ bytes, options }, intake) => importOrdersJson(bytes, intake, options),
  'master-ndjson': ({ bytes, options }, intake) => importMaster(bytes, intake, options),
  'commands-ndjson': ({ bytes, options }, intake) => importCommands(bytes, intake, options),
  'ocel-csv': ({ bytes, options }, intake) => importOrderLog(bytes, intake, options),
} satisfies Readonly<Record<string, Import>>;

export type Format = keyof typeof OF_COMMANDS | 'facts-ndjson';

/** As `--help` lists them. */
export const FORMATS = [...Object.keys(OF_COMMANDS), 'facts-ndjson'] as readonly Format[];

/** Imports a file of a format into a ledger, commands through the intake with all its checks. */
export async function importInto(
  format: Format,
  from: Incoming,
  target: Target,
  now: () => number,
): Promise<Summary> {
  const { ledger, soleWriter } = target;
  if (format === 'facts-ndjson') {
    return importFacts(from.bytes, { ledger, aggregates }, from.options);
  }
  const { shared } = target;
  const deciders = aggregates;
  const execute = shared?.execute ?? createExecute({ ledger, deciders, now, soleWriter });
  const states = shared?.states ?? createStates(ledger, aggregates);
  const checks = [knownCodes(states), positionsInCustody(states)];
  return OF_COMMANDS[format](from, createIntake({ ...target, execute, aggregates, now, checks }));
}
