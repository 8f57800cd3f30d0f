import type { Principal } from '../../access/principal.ts';
import { type Admits, createReach, isUnconfined } from '../../access/scope.ts';
import type { Answer, Caller } from '../../intake/intake.ts';
import { addressed, type RawCommand } from '../../intake/raw-command.ts';
import type { Rehearsed } from '../../ledger/execute.ts';
import type { Api } from '../api.ts';
import { Problem } from '../problems.ts';
import type { Asked } from '../route.ts';

/** What running a command needs of everything that is open. */
export type Running = Pick<Api, 'intake' | 'aggregates' | 'states'>;

interface How {
  /** Only says what would be recorded. */
  readonly isDryRun?: boolean;
}

/**
 * Runs a command for whoever asks, within what is theirs to reach. Whether their role may do this
 * at all was judged by the action of the route. `answerOf` makes an answer of the outcome. Throws
 * `subject-must-be-known` where the subject is not theirs to know.
 */
export async function runCommand(
  api: Running,
  { principal }: Pick<Asked, 'principal'>,
  raw: RawCommand,
  { isDryRun = false }: How = {},
): Promise<Answer | Rehearsed> {
  const admits = await admittedBy(api, principal, raw);
  const caller = callerFor(principal, admits);
  if (!isDryRun) return api.intake(raw, caller);
  if (!api.intake.rehearse) throw new Error('commands cannot be rehearsed here');
  return api.intake.rehearse(raw, caller);
}

/** Undefined where anything is admitted, and where it is nobody's command, which intake says. */
export async function admittedBy(
  { aggregates, states }: Omit<Running, 'intake'>,
  principal: Principal,
  raw: Pick<RawCommand, 'stream' | 'command'>,
): Promise<Admits | undefined> {
  // Most are confined to nothing: their commands need not be looked at twice.
  if (principal.role !== 'driver' && isUnconfined(principal.scope)) return undefined;
  const to = addressed(raw, aggregates);
  if ('rule' in to) return undefined;
  const admits = await createReach(states, aggregates).admits(principal, to.stream);
  if (!admits) throw new Problem('subject-must-be-known');
  return admits;
}

/** How facts name whoever sent a command through the API. */
export function callerFor({ actor, role, source }: Principal, admits?: Admits): Caller {
  return {
    actor,
    role,
    capture: 'api',
    ...(source !== undefined && { source }),
    ...(admits && { admits }),
  };
}
