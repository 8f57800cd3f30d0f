import type { Changer } from '../access/changes.ts';
import { type AccessOffice, openAccessOffice } from '../access/office.ts';
import { aggregates } from '../domain/aggregates.ts';
import { isRefusal, type Refusal } from '../domain/decider.ts';
import { createExecute } from '../ledger/execute.ts';
import { createStates } from '../ledger/states.ts';
import { say } from '../wording/rules.ts';
import { type Context, EXIT, Failure } from './command.ts';
import type { Writing } from './stores.ts';

/** Whoever may run commands in the data folder may let anybody in. */
export const AT_THE_MACHINE: Changer = {
  actor: 'local:cli',
  role: 'admin',
  scope: {},
  capture: 'typed',
};

/** Who is let in, over the stores that a command has opened for itself. */
export function officeOver(stores: Writing, now: () => number): AccessOffice {
  const { ledger, vault, secret, soleWriter, shared } = stores;
  const deciders = aggregates;
  const execute = shared?.execute ?? createExecute({ ledger, deciders, now, soleWriter });
  const states = shared?.states ?? createStates(ledger, aggregates);
  return openAccessOffice({ ledger, execute, states, vault, secret, now });
}

/** What was done; a rule's no is the failure that says it. */
export function allowed<T extends object>(
  outcome: T | Refusal,
  { locale }: Pick<Context, 'locale'>,
): T {
  if (!isRefusal(outcome)) return outcome;
  const { refused: code, params } = outcome;
  throw new Failure(EXIT.wrong, say(code, params, locale), { code, params });
}
