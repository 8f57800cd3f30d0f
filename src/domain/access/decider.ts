import { type Decider, type Draft, type Refusal, refuse, unreachable } from '../decider.ts';
import type { Envelope } from '../envelope.ts';
import { compareInstants } from '../instant.ts';
import { isSame } from '../same.ts';
import { type AccessCommand, type AccessDataOf, accessCommands } from './commands.ts';
import { type AccessFact, accessFacts } from './facts.ts';
import { accessIdOf, actorOf, isKeyId } from './id.ts';
import type { AccessRule } from './rules.ts';
import { type AccessState, evolve, noAccess, type PersonState } from './state.ts';

type Decision = readonly Draft<AccessFact>[] | Refusal<AccessRule>;

/** Keys of machines and people who sign in, one stream each; roles and scopes are facts as well. */
export const access: Decider<AccessState, AccessCommand, AccessFact, AccessRule> = {
  category: 'access',
  idOf: accessIdOf,
  facts: accessFacts,
  commands: accessCommands,
  initial: noAccess,
  decide(state, command, envelope, id) {
    switch (command.type) {
      case 'CreateKey':
        return createKey(state, command.data, envelope, id);
      case 'RevokeKey':
        return revokeKey(state, command.data, id);
      case 'CreatePerson':
        return createPerson(state, command.data, id);
      case 'ChangeAccess':
        return changeAccess(state, command.data, envelope, id);
      case 'ChangePassword':
        return changePassword(state, command.data, id);
      case 'DisablePerson':
        return disable(state, command.data, envelope, id);
      case 'EnablePerson':
        return enable(state, command.data, envelope, id);
      default:
        return unreachable(command);
    }
  },
  evolve,
  correction: () => null,
  coherent: () => null,
};

function createKey(
  state: AccessState,
  data: AccessDataOf<'CreateKey'>,
  { occurredAt }: Envelope,
  id: string,
): Decision {
  if (!isKeyId(id)) return refuse('id-must-be-well-formed', { id });
  if (state.kind !== 'none') return refuse('key-must-be-new', { key: id });
  const { expiresAt } = data;
  if (expiresAt !== undefined && compareInstants(expiresAt, occurredAt) <= 0) {
    return refuse('key-must-expire-later', { expiresAt });
  }
  return [{ type: 'KeyCreated', data }];
}

function revokeKey(state: AccessState, data: AccessDataOf<'RevokeKey'>, id: string): Decision {
  if (state.kind !== 'key') return refuse('key-must-be-known', { key: id });
  return state.revoked ? [] : [{ type: 'KeyRevoked', data }];
}

/** A login is unique because the stream follows from it. */
function createPerson(
  state: AccessState,
  data: AccessDataOf<'CreatePerson'>,
  id: string,
): Decision {
  if (isKeyId(id)) return refuse('id-must-be-well-formed', { id });
  if (state.kind !== 'none') return refuse('login-must-be-free');
  return [{ type: 'PersonCreated', data }];
}

function changeAccess(
  state: AccessState,
  data: AccessDataOf<'ChangeAccess'>,
  envelope: Envelope,
  id: string,
): Decision {
  if (state.kind !== 'person') return unknown(id);
  if (isSelf(envelope, id)) return refuse('access-must-be-changed-by-others');
  const { role, scope } = state;
  const was = { role, scope: mutable(scope) };
  return isSame(was, data) ? [] : [{ type: 'AccessChanged', data: { ...data, was } }];
}

function changePassword(
  state: AccessState,
  { password }: AccessDataOf<'ChangePassword'>,
  id: string,
): Decision {
  if (state.kind !== 'person') return unknown(id);
  if (state.disabled) return refuse('person-must-not-be-disabled');
  if (state.password === password) return [];
  const generation = state.generation + 1;
  return [{ type: 'PasswordChanged', data: { password, generation } }];
}

function disable(
  state: AccessState,
  data: AccessDataOf<'DisablePerson'>,
  envelope: Envelope,
  id: string,
): Decision {
  if (state.kind !== 'person') return unknown(id);
  if (isSelf(envelope, id)) return refuse('access-must-be-changed-by-others');
  return state.disabled ? [] : [{ type: 'PersonDisabled', data }];
}

function enable(
  state: AccessState,
  data: AccessDataOf<'EnablePerson'>,
  envelope: Envelope,
  id: string,
): Decision {
  if (state.kind !== 'person') return unknown(id);
  if (isSelf(envelope, id)) return refuse('access-must-be-changed-by-others');
  return state.disabled ? [{ type: 'PersonEnabled', data }] : [];
}

function unknown(id: string): Refusal<'person-must-be-known'> {
  return refuse('person-must-be-known', { person: id });
}

/** Nobody changes what they may do themselves. */
function isSelf({ actor }: Envelope, id: string): boolean {
  return actor === actorOf(id);
}

function mutable(scope: PersonState['scope']): AccessDataOf<'ChangeAccess'>['scope'] {
  return Object.fromEntries(Object.entries(scope).map(([kind, codes]) => [kind, [...codes]]));
}
