import { describe, expect, it } from 'vitest';
import { createPasswords, newPassword } from '../../src/access/passwords.ts';

const passwords = createPasswords();

describe('a password', () => {
  it('is kept by argon2id as OWASP asks for, with a salt of its own', async () => {
    const [one, other] = await Promise.all([
      passwords.hash('五月的风'),
      passwords.hash('五月的风'),
    ]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[^$]{22}\$[^$]{43}$/);
    expect(other).not.toBe(one);
    expect(await passwords.isOf('五月的风', one)).toBe(true);
    expect(await passwords.isOf('五月的雨', one)).toBe(false);
  });

  it('is the same however a keyboard composes it', async () => {
    const kept = await passwords.hash('caf\u00e9');
    expect(await passwords.isOf('cafe\u0301', kept)).toBe(true);
  });

  it('is of nobody where nothing or something else was kept', async () => {
    expect(await passwords.isOf('', undefined)).toBe(false);
    expect(await passwords.isOf('x', '-')).toBe(false);
    expect(await passwords.isOf('x', '$argon2d$v=19$m=8,t=1,p=1$AAAA$AAAA')).toBe(false);
  });

  it('is compared at full cost also where none was kept', async () => {
    const began = performance.now();
    await passwords.isOf('guess', undefined);
    // Without the 19 MiB it would be some microseconds.
    expect(performance.now() - began).toBeGreaterThan(2);
  });

  it('that was once kept at another cost is still known', async () => {
    const kept =
      '$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4';
    expect(await passwords.isOf('password', kept)).toBe(true);
  });

  it('that is made has 20 legible symbols in groups', () => {
    expect(newPassword()).toMatch(/^([a-hj-km-np-z2-9]{5}-){3}[a-hj-km-np-z2-9]{5}$/);
    expect(newPassword()).not.toBe(newPassword());
  });
});
