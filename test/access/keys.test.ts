import { describe, expect, it } from 'vitest';
import { idInKey, isKeyOf, newKey } from '../../src/access/keys.ts';

describe('a new key', () => {
  it('is lk_<id>_<32 random bytes, base62>, known by its SHA-256', () => {
    const { id, key, hash } = newKey();
    expect(key).toMatch(/^lk_[0-9a-f]{12}_[0-9A-Za-z]{43}$/);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(idInKey(key)).toBe(id);
    expect(isKeyOf(key, hash)).toBe(true);
    expect(newKey().key).not.toBe(key);
  });

  it('has room for any 32 bytes', () => {
    const least = newKey((bytes) => new Uint8Array(bytes));
    const most = newKey((bytes) => new Uint8Array(bytes).fill(255));
    expect(least.key).toBe(`lk_000000000000_${'0'.repeat(43)}`);
    expect(most.key).toHaveLength(least.key.length);
    expect(idInKey(most.key)).toBe('ffffffffffff');
  });
});

it('another key is not the one of a hash', () => {
  const { key, hash } = newKey();
  expect(isKeyOf(newKey().key, hash)).toBe(false);
  expect(isKeyOf(`${key} `, hash)).toBe(false);
  expect(isKeyOf(key, '')).toBe(false);
});

it.each(['', 'lk_', 'lk_0123456789ab_short', 'xx_0123456789ab_', 'lk_0123456789AB_x'])(
  '%s is formed like no key',
  (text) => {
    expect(idInKey(text)).toBeUndefined();
  },
);
