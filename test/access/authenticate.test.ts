import { describe, expect, it } from 'vitest';
import { newKey } from '../../src/access/keys.ts';
import { FOUNDER, granted, openHouse, SECRET } from './house.ts';

const HOUR_MS = 3_600_000;
const SIGNED = { 'sec-fetch-site': 'same-origin' };

async function withKey(more: object = {}) {
  const house = openHouse();
  const asked = { role: 'erp', scope: { sites: ['SZ-01'] }, source: 'SAP-800', ...more } as const;
  const made = granted(await house.keys.create(asked, FOUNDER));
  return { ...house, ...made };
}

async function signedIn() {
  const house = openHouse();
  const wang = { login: 'Wang.Li', name: '王丽', role: 'warehouse', scope: {} } as const;
  const { id, password } = granted(await house.people.create(wang, FOUNDER));
  const found = await house.signIn.signIn('wang.li', password, '10.0.0.1');
  const session = found.kind === 'in' ? found.token : '';
  return { ...house, id, password, session };
}

describe('a key', () => {
  it('is believed, with the role and scope that its fact gives it', async () => {
    const { believe, id, key } = await withKey();
    expect(await believe({ key })).toEqual({
      actor: `key:${id}`,
      role: 'erp',
      scope: { sites: ['SZ-01'] },
      source: 'SAP-800',
      via: 'key',
    });
  });

  it('is dead at once when it is revoked', async () => {
    const { believe, keys, id, key } = await withKey();
    await believe({ key });
    granted(await keys.revoke(id, 'lost', FOUNDER));
    expect(await believe({ key })).toBeUndefined();
  });

  it('is dead from its end on', async () => {
    const { believe, pass, key } = await withKey({ expiresAt: '2026-03-02T05:00:00Z' });
    pass(HOUR_MS - 1);
    expect(await believe({ key })).toBeDefined();
    pass(1);
    expect(await believe({ key })).toBeUndefined();
  });

  it('lives beside the next one until it is revoked', async () => {
    const { believe, keys, key } = await withKey();
    const next = granted(await keys.create({ role: 'erp', scope: {} }, FOUNDER));
    expect(await believe({ key })).toBeDefined();
    expect(await believe({ key: next.key })).toBeDefined();
  });

  it('is not believed in any part', async () => {
    const { believe, id, key } = await withKey();
    const other = newKey().key;
    const forged = `lk_${id}_${other.slice(-43)}`;
    for (const shown of [forged, other, key.slice(0, -1), `${key}x`, id, key.toLowerCase()]) {
      expect(await believe({ key: shown })).toBeUndefined();
    }
    const headers = { authorization: `Basic ${key}` };
    expect(await believe({ headers })).toBeUndefined();
  });

  it('stands nowhere in the ledger', async () => {
    const { ledger, key } = await withKey();
    const { facts } = await ledger.readAll(0, 10);
    expect(JSON.stringify(facts)).not.toContain(key.slice(-20));
  });

  it('that is wrong is not made up for by a session', async () => {
    const { believe, session } = await signedIn();
    expect(await believe({ key: newKey().key, session })).toBeUndefined();
  });
});

describe('a session', () => {
  it('is that of the person, whom trips name as driver', async () => {
    const { believe, id, session } = await signedIn();
    expect(await believe({ session })).toEqual({
      actor: `person:${id}`,
      role: 'warehouse',
      scope: {},
      subject: `subject:${id}`,
      via: 'session',
    });
  });

  it('lasts 12 hours, and as long again from when it was renewed', async () => {
    const { believe, pass, signIn, session, id } = await signedIn();
    pass(12 * HOUR_MS - 1_000);
    expect(await believe({ session })).toBeDefined();
    const next = await signIn.renew(id);
    pass(1_000);
    expect(await believe({ session })).toBeUndefined();
    expect(await believe({ session: next ?? '' })).toBeDefined();
  });

  it('follows the role that the person has now', async () => {
    const { believe, people, id, session } = await signedIn();
    granted(await people.changeAccess(id, { role: 'driver', scope: {} }, FOUNDER));
    expect(await believe({ session })).toMatchObject({ role: 'driver' });
  });

  it('is over at once with the person, and does not come back by itself with the password', async () => {
    const { believe, people, id, session } = await signedIn();
    granted(await people.disable(id, undefined, FOUNDER));
    expect(await believe({ session })).toBeUndefined();
    granted(await people.enable(id, undefined, FOUNDER));
    expect(await believe({ session })).toBeDefined();
    granted(await people.resetPassword(id, FOUNDER));
    expect(await believe({ session })).toBeUndefined();
  });

  it('of another installation, or with another signature, is nobody’s', async () => {
    const { believe, session } = await signedIn();
    const other = openHouse(Buffer.alloc(32, 4));
    const [head = '', body = '', signature = ''] = session.split('.');
    expect(SECRET).toHaveLength(32);
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    for (const forged of [
      await other.sessions.open('a'.repeat(32), 1),
      `${head}.${body}.${signature.slice(0, -4)}AAAA`,
      `${none}.${body}.`,
      'nonsense',
      '',
    ]) {
      expect(await believe({ session: forged })).toBeUndefined();
    }
  });

  it.each([
    ['same-origin, as the browser says', SIGNED],
    ['typed in by hand', { 'sec-fetch-site': 'none' }],
    ['of an older browser', { origin: 'https://lading.example', host: 'lading.example' }],
  ])('changes something from a page of ours: %s', async (_, headers) => {
    const { believe, session } = await signedIn();
    expect(await believe({ session, method: 'POST', headers })).toBeDefined();
  });

  it.each([
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['a sister site', { 'sec-fetch-site': 'same-site' }],
    ['another origin', { origin: 'https://evil.example', host: 'lading.example' }],
    ['another port', { origin: 'http://localhost:3000', host: 'localhost:8080' }],
    ['a page without an origin', { origin: 'null', host: 'lading.example' }],
    ['nobody knows where', {}],
  ])('changes nothing from %s', async (_, headers) => {
    const { believe, session } = await signedIn();
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
      const asked = believe({ session, method, headers });
      await expect(asked).rejects.toMatchObject({ name: 'ForeignOrigin' });
    }
    expect(await believe({ session, headers })).toBeDefined();
  });
});

it('whoever shows nothing is nobody', async () => {
  expect(await openHouse().believe({})).toBeUndefined();
});
