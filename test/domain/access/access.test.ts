import { describe, expect, it } from 'vitest';
import type { AccessCommand } from '../../../src/domain/access/commands.ts';
import { access } from '../../../src/domain/access/decider.ts';
import { beyondOwn, withoutAdmin } from '../../../src/domain/access/granting.ts';
import { accessIdOf } from '../../../src/domain/access/id.ts';
import type { PersonState } from '../../../src/domain/access/state.ts';
import type { Envelope } from '../../../src/domain/envelope.ts';
import { scene, type Telling } from '../../support/given.ts';

const HASH = 'a'.repeat(64);
const WANG = 'c'.repeat(32);
const SUBJECT = `subject:${WANG}`;
const key = scene(access, 'key-0123456789ab');
const person = scene(access, `person-${WANG}`);

function tell<K extends AccessCommand['type']>(
  type: K,
  data: Extract<AccessCommand, { type: K }>['data'],
  envelope: Partial<Envelope> = {},
): Telling<AccessCommand> {
  return { command: { type, data } as AccessCommand, envelope };
}

const KEY = { hash: HASH, role: 'erp' as const, scope: {}, source: 'SAP-800' };
const createKey = tell('CreateKey', KEY);
const revoke = tell('RevokeKey', { reason: 'replaced' });
const createWang = tell('CreatePerson', {
  person: SUBJECT,
  role: 'warehouse',
  scope: { sites: ['SZ-01'] },
  password: 'password-1',
});
const disable = tell('DisablePerson', {});
const enable = tell('EnablePerson', {});
const promote = tell('ChangeAccess', { role: 'admin', scope: {} });
const choose = (password: string) => tell('ChangePassword', { password });
const self = { actor: `person:${WANG}` };

describe('the id', () => {
  it.each(['key-0123456789ab', `person-${WANG}`])('%s is one', (id) => {
    expect(accessIdOf(` ${id.toUpperCase()}`)).toBe(id);
  });

  it.each(['key-1', 'person-0123456789ab', 'wang.li', `robot-${WANG}`])('%s is none', (id) => {
    expect(accessIdOf(id)).toMatchObject({ refused: 'id-must-be-well-formed' });
  });

  it('of a key is no place for a person, and the other way round', () => {
    key.given().when(createWang).refuses('id-must-be-well-formed');
    person.given().when(createKey).refuses('id-must-be-well-formed');
  });
});

describe('a key', () => {
  it('is recorded by its hash, with what it may do', () => {
    key.given().when(createKey).records({ type: 'KeyCreated', data: KEY });
    expect(key.worldAfter(createKey).state).toMatchObject({ kind: 'key', revoked: false });
  });

  it('takes an id that nothing else has', () => {
    key.given(createKey).when(createKey).refuses('key-must-be-new');
  });

  it('does not begin after its end', () => {
    const late = tell('CreateKey', {
      hash: HASH,
      role: 'erp',
      scope: {},
      expiresAt: '2020-01-01T00:00:00.000Z',
    });
    key.given().when(late).refuses('key-must-expire-later');
  });

  it('is revoked once', () => {
    key.given(createKey).when(revoke).records('KeyRevoked');
    key.given(createKey, revoke).when(revoke).records();
    key.given().when(revoke).refuses('key-must-be-known');
    expect(key.worldAfter(createKey, revoke).state).toMatchObject({ revoked: true });
  });
});

describe('a person', () => {
  it('has the login alone', () => {
    person.given().when(createWang).records('PersonCreated');
    person.given(createWang).when(createWang).refuses('login-must-be-free');
    person.given(createWang, disable).when(createWang).refuses('login-must-be-free');
  });

  it('gets another role and scope, and the fact tells of both', () => {
    const data = {
      role: 'admin' as const,
      scope: {},
      was: { role: 'warehouse' as const, scope: { sites: ['SZ-01'] } },
    };
    person.given(createWang).when(promote).records({ type: 'AccessChanged', data });
    person.given(createWang, promote).when(promote).records();
  });

  it.each([
    ['ChangeAccess', promote],
    ['DisablePerson', disable],
    ['EnablePerson', enable],
  ])('does not tell %s of themselves', (_, telling) => {
    const own = { ...telling, envelope: self };
    person.given(createWang).when(own).refuses('access-must-be-changed-by-others');
  });

  it('chooses a password, which ends the sessions of the one before', () => {
    const next = { password: 'password-2', generation: 2 };
    person
      .given(createWang)
      .when({ ...choose('password-2'), envelope: self })
      .records({ type: 'PasswordChanged', data: next });
    person.given(createWang, choose('p-2')).when(choose('p-2')).records();
    expect(person.worldAfter(createWang, choose('p-2')).state).toMatchObject({ generation: 2 });
  });

  it('is disabled and enabled', () => {
    person.given(createWang).when(enable).records();
    person.given(createWang).when(disable).records('PersonDisabled');
    person.given(createWang, disable).when(disable).records();
    person.given(createWang, disable).when(enable).records('PersonEnabled');
    person.given(createWang, disable).when(choose('p-2')).refuses('person-must-not-be-disabled');
  });

  it.each([
    ['ChangeAccess', promote],
    ['ChangePassword', choose('p-2')],
    ['DisablePerson', disable],
    ['EnablePerson', enable],
  ])('must be there for %s', (_, telling) => {
    person.given().when(telling).refuses('person-must-be-known');
  });
});

describe('who grants', () => {
  const mine = { sites: ['SZ-01', 'SH-01'] };

  it('grants no more than their own scope', () => {
    expect(beyondOwn({ sites: ['SZ-01'] }, mine)).toBeUndefined();
    expect(beyondOwn({ sites: ['SZ-01'], projects: ['P-1'] }, mine)).toBeUndefined();
    expect(beyondOwn({}, {})).toBeUndefined();
    const no = { refused: 'scope-must-lie-within-own' };
    expect(beyondOwn({}, mine)).toMatchObject(no);
    expect(beyondOwn({ sites: ['SZ-01', 'CD-01'] }, mine)).toMatchObject(no);
    expect(beyondOwn({ projects: ['P-1'] }, mine)).toMatchObject(no);
  });

  it('leaves an admin whom nothing confines', () => {
    const admin = (id: string, over: Partial<PersonState> = {}) =>
      ({ person: id, role: 'admin', scope: {}, disabled: false, ...over }) as const;
    const no = { refused: 'last-admin-must-stay' };
    expect(withoutAdmin([admin('a'), admin('b')], 'a')).toBeUndefined();
    expect(withoutAdmin([admin('a')], 'a')).toMatchObject(no);
    expect(withoutAdmin([admin('a'), admin('b', { disabled: true })], 'a')).toMatchObject(no);
    expect(withoutAdmin([admin('a'), admin('b', { scope: mine })], 'a')).toMatchObject(no);
    expect(withoutAdmin([admin('a'), admin('b', { scope: mine })], 'b')).toBeUndefined();
    expect(withoutAdmin([admin('a'), admin('b', { role: 'manager' })], 'b')).toBeUndefined();
    expect(withoutAdmin([], 'a')).toBeUndefined();
  });
});
