import { describe, expect, it } from 'vitest';
import { createSignIn } from '../../src/access/sign-in.ts';
import { FOUNDER, granted, openHouse } from './house.ts';

const HERE = '10.0.0.1';

async function withWang() {
  const house = openHouse();
  const wang = { login: ' Wang.Li ', role: 'sales', scope: {} } as const;
  const made = granted(await house.people.create(wang, FOUNDER));
  return { ...house, ...made };
}

describe('signing in', () => {
  it('takes the login however it is spelled', async () => {
    const { signIn, password } = await withWang();
    for (const login of ['wang.li', 'WANG.LI', ' wang.li ', 'ｗａｎｇ.li']) {
      expect(await signIn.signIn(login, password, HERE)).toMatchObject({ kind: 'in' });
    }
  });

  it('says no to a wrong password, an unknown login and somebody disabled alike', async () => {
    const { signIn, people, id, password } = await withWang();
    expect(await signIn.signIn('wang.li', `${password}x`, HERE)).toEqual({ kind: 'unknown' });
    expect(await signIn.signIn('li.wang', password, HERE)).toEqual({ kind: 'unknown' });
    granted(await people.disable(id, undefined, FOUNDER));
    expect(await signIn.signIn('wang.li', password, HERE)).toEqual({ kind: 'unknown' });
  });

  it('compares as much for an unknown login as for a known one', async () => {
    const { states, vault, sessions, secret } = await withWang();
    const compared: (string | undefined)[] = [];
    const passwords = {
      isOf: async (_: string, kept: string | undefined) => {
        compared.push(kept);
        return false;
      },
    };
    const attempts = { begin: () => 0, succeeded: () => undefined };
    const desk = createSignIn({ states, vault, sessions, secret, attempts, passwords });
    await desk.signIn('wang.li', 'guess', HERE);
    await desk.signIn('nobody', 'guess', HERE);
    expect(compared).toEqual([expect.stringMatching(/^.argon2id/), undefined]);
  });

  it('lets nobody guess for long, the right password included', async () => {
    const { signIn, pass, password } = await withWang();
    for (let guess = 0; guess < 5; guess += 1) await signIn.signIn('wang.li', 'guess', HERE);
    const waits = { kind: 'wait', ms: 2_000 };
    expect(await signIn.signIn('wang.li', password, HERE)).toEqual(waits);
    pass(2_000);
    expect(await signIn.signIn('wang.li', password, HERE)).toMatchObject({ kind: 'in' });
    expect(await signIn.signIn('wang.li', 'guess', HERE)).toEqual({ kind: 'unknown' });
  });

  it('is not to be had with the password before', async () => {
    const { signIn, people, id, password } = await withWang();
    const by = { ...FOUNDER, actor: `person:${id}` };
    granted(await people.changePassword(id, '五月的风 has seven 7s', by));
    expect(await signIn.signIn('wang.li', password, HERE)).toEqual({ kind: 'unknown' });
    const found = await signIn.signIn('wang.li', '五月的风 has seven 7s', HERE);
    expect(found).toMatchObject({ kind: 'in' });
  });

  it('ends when the person was erased', async () => {
    const { signIn, vault, id, password } = await withWang();
    await vault.erase(`subject:${id}`);
    expect(await signIn.signIn('wang.li', password, HERE)).toEqual({ kind: 'unknown' });
  });

  it('sheds what is more than the machine can compare', async () => {
    const { signIn, password } = await withWang();
    const many = Array.from({ length: 40 }, (_, n) =>
      signIn.signIn(`login-${n}`, password, `10.0.1.${n}`),
    );
    const outcomes = await Promise.allSettled(many);
    const shed = outcomes.filter((one) => one.status === 'rejected');
    expect(shed).toHaveLength(8);
    expect(shed[0]).toMatchObject({ reason: { name: 'Overloaded' } });
  });
});

describe('the office', () => {
  it('lists keys and people without anything secret', async () => {
    const { directory, keys, people, vault, id } = await withWang();
    const key = granted(await keys.create({ role: 'erp', scope: {}, label: 'SAP' }, FOUNDER));
    await people.create({ login: 'li', name: '李', role: 'driver', scope: {} }, FOUNDER);
    await vault.erase(`subject:${id}`);
    const [keysListed, listed] = [await directory.keys({}), await directory.people({})];
    expect(keysListed).toEqual([
      {
        id: key.id,
        role: 'erp',
        scope: {},
        label: 'SAP',
        createdAt: '2026-03-02T04:00:00.000Z',
        revoked: false,
      },
    ]);
    expect(listed).toMatchObject([
      { id, login: '[erased]', role: 'sales', disabled: false },
      { login: 'li', name: '李', role: 'driver' },
    ]);
    expect(JSON.stringify([keysListed, listed])).not.toMatch(/hash|password|generation/);
  });

  it('shows and changes nothing beyond the scope of who asks', async () => {
    const { directory, keys, people, id } = await withWang();
    const mine = { sites: ['SZ-01'] };
    const by = { ...FOUNDER, actor: 'person:other', scope: mine };
    const own = granted(await keys.create({ role: 'erp', scope: mine }, by));
    const wide = granted(await keys.create({ role: 'erp', scope: {} }, FOUNDER));
    expect((await directory.keys(mine)).map((one) => one.id)).toEqual([own.id]);
    expect(await directory.people(mine)).toEqual([]);
    const beyond = { refused: 'scope-must-lie-within-own' };
    expect(await keys.create({ role: 'erp', scope: {} }, by)).toMatchObject(beyond);
    const reaching = { role: 'admin', scope: {} } as const;
    expect(await people.changeAccess(id, reaching, by)).toMatchObject(beyond);
    expect(await people.create({ login: 'x', ...reaching }, by)).toMatchObject(beyond);
    expect(await keys.revoke(wide.id, undefined, by)).toMatchObject({
      refused: 'key-must-be-known',
    });
    for (const change of [people.disable(id, undefined, by), people.resetPassword(id, by)]) {
      expect(await change).toMatchObject({ refused: 'person-must-be-known' });
    }
  });

  it('keeps the last admin whom nothing confines', async () => {
    const { people } = openHouse();
    const admin = { role: 'admin', scope: {} } as const;
    const first = granted(await people.create({ login: 'a', ...admin }, FOUNDER));
    const last = { refused: 'last-admin-must-stay' };
    expect(await people.disable(first.id, undefined, FOUNDER)).toMatchObject(last);
    const confined = { role: 'admin', scope: { sites: ['SZ-01'] } } as const;
    expect(await people.changeAccess(first.id, confined, FOUNDER)).toMatchObject(last);
    const second = granted(await people.create({ login: 'b', ...admin }, FOUNDER));
    granted(await people.disable(first.id, undefined, FOUNDER));
    expect(await people.disable(second.id, undefined, FOUNDER)).toMatchObject(last);
  });

  it('leaves login, name and password of whoever has the login', async () => {
    const { people, directory, signIn, password } = await withWang();
    const again = { login: 'WANG.LI', name: 'Mallory', role: 'admin', scope: {} } as const;
    expect(await people.create(again, FOUNDER)).toMatchObject({ refused: 'login-must-be-free' });
    expect(await directory.people({})).toMatchObject([{ login: 'Wang.Li' }]);
    expect(await signIn.signIn('wang.li', password, HERE)).toMatchObject({ kind: 'in' });
  });

  it('writes nothing about a person into the ledger', async () => {
    const { ledger, password } = await withWang();
    const { facts } = await ledger.readAll(0, 10);
    expect(JSON.stringify(facts)).not.toMatch(new RegExp(`wang|argon|${password}`, 'i'));
  });
});
