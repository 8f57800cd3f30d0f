import { type Refusal, refuse } from '../decider.ts';
import { isWithin, type Scope } from '../territory.ts';
import type { PersonState } from './state.ts';

/** Who is confined cannot let anybody reach further than they do. */
export function beyondOwn(
  granted: Scope,
  own: Scope,
): Refusal<'scope-must-lie-within-own'> | undefined {
  return isWithin(granted, own) ? undefined : refuse('scope-must-lie-within-own');
}

type Standing = Pick<PersonState, 'person' | 'role' | 'scope' | 'disabled'>;

/** Somebody must be left who can let others in: an admin whom nothing confines. */
export function withoutAdmin(
  people: readonly Standing[],
  leaving: string,
): Refusal<'last-admin-must-stay'> | undefined {
  const admins = people.filter(isFullAdmin);
  const isLast = admins.length === 1 && admins[0]?.person === leaving;
  return isLast ? refuse('last-admin-must-stay') : undefined;
}

function isFullAdmin({ role, scope, disabled }: Standing): boolean {
  return role === 'admin' && !disabled && isWithin({}, scope);
}
