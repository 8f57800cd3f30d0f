import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from './folder.ts';
import { lading, type Ran } from './ran.ts';

const LATER = { now: () => Date.UTC(2026, 2, 2, 4) };

function at(dir: string) {
  return (...argv: readonly string[]): Promise<Ran> => lading([...argv, '--data', dir], LATER);
}

const inJson = async (ran: Promise<Ran>) => {
  const { exit, out, err } = await ran;
  expect({ exit, err }).toEqual({ exit: 0, err: '' });
  return JSON.parse(out);
};

describe('keys', () => {
  it('are made in an empty folder, shown once, listed and revoked', async () => {
    const run = at(join(temporaryFolder(), 'new'));
    const scope = ['--site', 'SZ-01', '--site', 'SH-01', '--division', '1000'];
    const about = ['--source', 'SAP-1000', '--label', 'SAP production', '--expires', '2027-03-01'];
    const made = await inJson(run('keys', 'create', '--role', 'erp', ...scope, ...about, '--json'));
    expect(Object.keys(made)).toEqual(['id', 'key', 'role']);
    expect(made.key).toMatch(new RegExp(`^lk_${made.id}_`));

    const listed = await run('keys', 'list', '--json');
    expect(JSON.parse(listed.out).keys).toMatchObject([
      {
        id: made.id,
        role: 'erp',
        scope: { divisions: ['1000'], sites: ['SZ-01', 'SH-01'] },
        source: 'SAP-1000',
        expiresAt: '2027-03-01T00:00:00.000+08:00',
        revoked: false,
      },
    ]);
    expect(listed.out).not.toContain(made.key.slice(-43));
    const shown = await run('keys', 'list');
    expect(shown.out).toMatch(/business system +divisions 1000 · sites SZ-01 SH-01/);
    expect(shown.out).toContain('good until 2027-03-01 00:00');

    const revoked = run('keys', 'revoke', made.id, '--reason', 'replaced', '--json');
    expect(await inJson(revoked)).toEqual({ id: made.id, revoked: true });
    expect((await run('keys', 'list')).out).toContain('revoked');
    expect((await run('keys', 'revoke', made.id)).exit).toBe(0);
  });

  it('are told to people in their language', async () => {
    const dir = temporaryFolder();
    const { out } = await lading(['keys', 'create', '--role', 'admin', '--data', dir], {
      environment: { LADING_LOCALE: 'zh-CN' },
    });
    expect(out).toMatch(
      /^已新建密钥 [0-9a-f]{12}，角色 admin。请立即保存，之后无法再查看：\n\n {2}lk_/,
    );
    expect((await at(dir)('keys', 'create', '--role', 'admin')).out).toContain('never shown again');
  });

  it('that are unknown, or would have expired, are refused by their rule', async () => {
    const run = at(temporaryFolder());
    await run('keys', 'create', '--role', 'admin');
    const unknown = await run('keys', 'revoke', '000000000000', '--json');
    expect(unknown.exit).toBe(1);
    expect(JSON.parse(unknown.out)).toMatchObject({ error: { code: 'key-must-be-known' } });
    const past = await run('keys', 'create', '--role', 'erp', '--expires', '2020-01-01');
    expect(past).toMatchObject({ exit: 1, out: '' });
    expect(past.err).toContain('It would have expired already');
  });

  it('are not looked for where there is nothing yet, and nothing is made', async () => {
    const dir = join(temporaryFolder(), 'none');
    expect((await at(dir)('keys', 'list')).exit).toBe(1);
    expect(existsSync(dir)).toBe(false);
  });

  it.each<[readonly string[], string]>([
    [['keys'], '<action> is missing'],
    [['keys', 'make'], 'one of create, list, revoke'],
    [['keys', 'create'], '--role is needed'],
    [['keys', 'create', '--role', 'boss'], 'one of admin, auditor, sales'],
    [['keys', 'create', '--role', 'erp', '--expires', 'soon'], '--expires: soon is not a time'],
    [['keys', 'create', '--role', 'erp', '--site', ''], 'scope.sites.0 must not be empty'],
    [['keys', 'create', '--role', 'erp', '--label', ''], 'label must not be empty'],
    [['keys', 'create', '--role', 'erp', '--reason', 'x'], '--reason does not go with create'],
    [['keys', 'revoke'], '<id> is needed'],
    [['keys', 'list', '--role', 'erp'], '--role does not go with list'],
    [['users', 'create', 'wang'], '--role is needed'],
    [['users', 'create', '--role', 'erp'], '<user> is needed'],
    [['users', 'disable'], '<user> is needed'],
  ])('%j is wrong usage: %s', async (argv, said) => {
    const dir = join(temporaryFolder(), 'none');
    const { exit, err } = await at(dir)(...argv);
    expect(exit).toBe(2);
    expect(err).toContain(said);
    expect(existsSync(dir)).toBe(false);
  });
});

describe('users', () => {
  it('are let in with a password that is shown once, listed, changed and disabled', async () => {
    const run = at(temporaryFolder());
    const made = await inJson(
      run('users', 'create', 'wang.li', '--role', 'warehouse', '--name', '王丽', '--json'),
    );
    expect(made).toMatchObject({ user: 'wang.li', role: 'warehouse' });
    expect(made.password).toMatch(/^[a-z2-9-]{23}$/);
    expect((await run('users', 'create', 'WANG.LI', '--role', 'admin')).exit).toBe(1);

    const change = ['change', 'wang.li', '--role', 'manager', '--project', 'P-7'];
    expect((await run('users', ...change)).out).toBe('wang.li: change is done\n');
    const reset = await inJson(run('users', 'reset-password', 'wang.li', '--json'));
    expect(reset.password).not.toBe(made.password);
    expect((await run('users', 'disable', 'Wang.Li', '--reason', 'left')).exit).toBe(0);
    const { people } = await inJson(run('users', 'list', '--json'));
    expect(people).toMatchObject([
      {
        id: made.id,
        login: 'wang.li',
        name: '王丽',
        role: 'manager',
        scope: { projects: ['P-7'] },
        disabled: true,
      },
    ]);
    const shown = (await run('users', 'list')).out;
    expect(shown).toMatch(/wang\.li +王丽 +manager +projects P-7 +disabled +2026-03-02 12:00/);
    expect((await run('users', 'enable', 'wang.li')).exit).toBe(0);
  });

  it('keep the last admin, and know nobody who is not there', async () => {
    const run = at(temporaryFolder());
    await run('users', 'create', 'boss', '--role', 'admin');
    const last = await run('users', 'disable', 'boss', '--json');
    expect(last.exit).toBe(1);
    expect(JSON.parse(last.out)).toMatchObject({ error: { code: 'last-admin-must-stay' } });
    const nobody = await run('users', 'disable', 'nobody', '--json');
    expect(JSON.parse(nobody.out)).toMatchObject({ error: { code: 'person-must-be-known' } });
  });

  it('can be none yet', async () => {
    const run = at(temporaryFolder());
    await run('keys', 'create', '--role', 'admin');
    expect((await run('users', 'list')).out).toBe('There are no users yet\n');
  });
});
