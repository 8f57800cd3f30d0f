import { randomUUID } from 'node:crypto';
import type { AccessCommand } from '../domain/access/commands.ts';
import { beyondOwn, withoutAdmin } from '../domain/access/granting.ts';
import { isRefusal, type Refusal, refuse } from '../domain/decider.ts';
import { isWithin } from '../domain/territory.ts';
import type { Vault } from '../vault/vault.ts';
import {
  because,
  type Changed,
  type Changer,
  type Changes,
  copied,
  type Granted,
} from './changes.ts';
import type { Directory } from './directory.ts';
import { newPassword, type Passwords } from './passwords.ts';
import { LOGIN_FIELD, NAME_FIELD, personIdOf, streamOfPerson, subjectOfPerson } from './people.ts';

interface NewPersonAsked extends Granted {
  readonly login: string;
  readonly name?: string;
}

interface PasswordMade extends Changed {
  readonly id: string;
  readonly password: string;
}

/** People who sign in; what they are called and hashes of their passwords lie in the vault. */
export interface PeopleRegistry {
  /** The password is told here and never again. */
  create(asked: NewPersonAsked, by: Changer): Promise<PasswordMade | Refusal>;
  changeAccess(id: string, granted: Granted, by: Changer): Promise<Changed | Refusal>;
  disable(id: string, reason: string | undefined, by: Changer): Promise<Changed | Refusal>;
  enable(id: string, reason: string | undefined, by: Changer): Promise<Changed | Refusal>;
  /** A new password, told here and never again; all sessions of the person are over. */
  resetPassword(id: string, by: Changer): Promise<PasswordMade | Refusal>;
  /** One that its owner has chosen; the owner's other sessions are over as well. */
  changePassword(id: string, password: string, by: Changer): Promise<Changed | Refusal>;
}

interface PeopleOptions {
  readonly changes: Changes;
  readonly vault: Pick<Vault, 'put'>;
  readonly directory: Pick<Directory, 'standings'>;
  readonly passwords: Pick<Passwords, 'hash'>;
  /** The installation's. */
  readonly secret: Uint8Array;
}

export function createPeopleRegistry(options: PeopleOptions): PeopleRegistry {
  const { changes, directory, vault, secret } = options;

  async function change(id: string, command: AccessCommand, by: Changer) {
    const stream = streamOfPerson(id);
    return (await changes.reaches(stream, by)) ? changes.record(stream, command, by) : unknown(id);
  }
  async function leaves(id: string): Promise<Refusal | undefined> {
    return withoutAdmin(await directory.standings(), subjectOfPerson(id));
  }
  async function changePassword(id: string, password: string, by: Changer) {
    const stream = streamOfPerson(id);
    const isReached = await changes.reaches(stream, by);
    if (!isReached) return unknown(id);
    const data = { password: await kept(options, id, password) };
    return changes.record(stream, { type: 'ChangePassword', data }, by);
  }
  return {
    async create({ login, name, role, scope }, by) {
      const beyond = beyondOwn(scope, by.scope);
      if (beyond) return beyond;
      const id = personIdOf(secret, login);
      const person = subjectOfPerson(id);
      // Whoever has the login already keeps name and password, whatever comes of this.
      const isTaken = await changes.reaches(streamOfPerson(id), { ...by, scope: {} });
      if (isTaken) return refuse('login-must-be-free');
      const texts = [{ subject: person, field: LOGIN_FIELD, text: login.trim() }];
      if (name !== undefined) texts.push({ subject: person, field: NAME_FIELD, text: name });
      await vault.put(texts);
      const password = newPassword();
      const field = await kept(options, id, password);
      const data = { person, role, scope: copied(scope), password: field };
      const made = await changes.record(streamOfPerson(id), { type: 'CreatePerson', data }, by);
      return isRefusal(made) ? made : { ...made, id, password };
    },
    async changeAccess(id, { role, scope }, by) {
      const staysAdmin = role === 'admin' && isWithin({}, scope);
      const no = beyondOwn(scope, by.scope) ?? (staysAdmin ? undefined : await leaves(id));
      const data = { role, scope: copied(scope) };
      return no ?? change(id, { type: 'ChangeAccess', data }, by);
    },
    async disable(id, reason, by) {
      const no = await leaves(id);
      return no ?? change(id, { type: 'DisablePerson', data: because(reason) }, by);
    },
    enable: (id, reason, by) => change(id, { type: 'EnablePerson', data: because(reason) }, by),
    async resetPassword(id, by) {
      const password = newPassword();
      const changed = await changePassword(id, password, by);
      return isRefusal(changed) ? changed : { ...changed, id, password };
    },
    changePassword,
  };
}

/** In a field of its own: a change that is refused leaves the password as it was. */
async function kept(
  { vault, passwords }: PeopleOptions,
  id: string,
  password: string,
): Promise<string> {
  const field = `password-${randomUUID()}`;
  const text = await passwords.hash(password);
  await vault.put([{ subject: subjectOfPerson(id), field, text }]);
  return field;
}

function unknown(id: string): Refusal {
  return refuse('person-must-be-known', { person: id });
}
