import type { Changed, Changer } from '../../access/changes.ts';
import { isRefusal, type Refusal } from '../../domain/decider.ts';
import type { Api } from '../api.ts';
import { Problem, Refused } from '../problems.ts';
import type { Asked } from '../route.ts';

/** One line for whoever looks later who was let in, and by whom. Never a login, name or secret. */
export function note(
  { log }: Pick<Api, 'log'>,
  asked: Pick<Asked, 'id' | 'address'>,
  what: Readonly<Record<string, string | number | undefined>>,
): void {
  const { id: request, address } = asked;
  log.child({ audit: 'access' }).info({ ...what, request, address }, 'access');
}

/** Whoever asks, as one who changes what others may do. */
export function changerOf({ principal }: Pick<Asked, 'principal'>): Changer {
  const { actor, role, scope, via } = principal;
  return { actor, role, scope, capture: via === 'session' ? 'click' : 'api' };
}

/** One that is not there, or is beyond the asker's own scope. */
const UNKNOWN: ReadonlySet<string> = new Set(['key-must-be-known', 'person-must-be-known']);

/** What was done, written down; throws Refused where a rule has said no. */
export function done<T extends Changed>(
  api: Pick<Api, 'log'>,
  asked: Asked,
  what: string,
  outcome: T | Refusal,
  subject?: string,
): T {
  const { actor, role } = asked.principal;
  if (isRefusal(outcome)) {
    note(api, asked, { what, actor, role, subject, refused: outcome.refused });
    throw UNKNOWN.has(outcome.refused)
      ? new Problem('subject-must-be-known')
      : new Refused(outcome);
  }
  note(api, asked, { what, actor, role, subject });
  return outcome;
}

/** Read your own write: where the ledger stands with it. */
export function at({ position }: Changed): Readonly<Record<string, string>> {
  return { 'lading-position': String(position) };
}
