import type { Changer } from '../../src/access/changes.ts';
import { type AccessOffice, openAccessOffice } from '../../src/access/office.ts';
import { aggregates } from '../../src/domain/aggregates.ts';
import { isRefusal, type Refusal } from '../../src/domain/decider.ts';
import { createExecute } from '../../src/ledger/execute.ts';
import { openMemoryLedger } from '../../src/ledger/memory.ts';
import { createStates } from '../../src/ledger/states.ts';
import { openMemoryVault } from '../support/vault.ts';

export const SECRET = Buffer.alloc(32, 3);
/** Nobody guesses here, and tests shall be quick. */
const CHEAP = { memory: 64, passes: 1, parallelism: 1 };
/** Somebody who was let in before everybody else. */
export const FOUNDER: Changer = { actor: 'local:cli', role: 'admin', scope: {}, capture: 'typed' };

/** An installation in memory, as far as it is about who is let in. */
export function openHouse(secret: Uint8Array = SECRET) {
  let nowMs = Date.UTC(2026, 2, 2, 4);
  const now = () => nowMs;
  const [ledger, vault] = [openMemoryLedger(), openMemoryVault()];
  const execute = createExecute({ ledger, deciders: aggregates, now, soleWriter: true });
  const states = createStates(ledger, aggregates);
  const own = { ledger, vault, execute, states, secret, now, passwordCost: CHEAP };
  const office = openAccessOffice(own);
  const pass = (ms: number): void => {
    nowMs += ms;
  };
  return { ...own, ...office, pass, believe: believing(office) };
}

/** What a request shows: a key, or a cookie with whatever a browser says beside it. */
interface Shown {
  readonly key?: string;
  readonly session?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

function believing({ authenticate }: AccessOffice) {
  return ({ key, session, method = 'GET', headers = {} }: Shown) =>
    authenticate({
      method,
      headers: { ...(key !== undefined && { authorization: `Bearer ${key}` }), ...headers },
      cookies: session === undefined ? {} : { lading_session: session },
    });
}

/** What was asked for; a refusal fails the test. */
export function granted<T extends object>(outcome: T | Refusal): T {
  if (isRefusal(outcome)) throw new Error(`refused: ${JSON.stringify(outcome)}`);
  return outcome;
}
