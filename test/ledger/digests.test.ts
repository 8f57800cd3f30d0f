import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { commandDigest, commandIdOf } from '../../src/ledger/execute.ts';

const SECRET = new Uint8Array(32).fill(7);

describe('a command id', () => {
  it('is a UUID of version 8 that follows from the caller and its key', () => {
    const id = commandIdOf('key:7f3a', 'order-1');
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(commandIdOf('key:7f3a', 'order-1')).toBe(id);
  });

  it('is another one for another caller or key, however they are written', () => {
    const pairs = [
      ['a', 'b'],
      ['b', 'a'],
      ['a\n', 'b'],
      ['a', '\nb'],
      ['', 'ab'],
      ['a"', 'b'],
      ['a', '"b'],
    ];
    const ids = pairs.map(([caller = '', key = '']) => commandIdOf(caller, key));
    expect(new Set(ids).size).toBe(pairs.length);
  });
});

describe('a command digest', () => {
  it('is the first half of the HMAC over name and canonical data', () => {
    const canonical = '{"a":[1,2],"b":{"c":"ü"}}';
    const hmac = createHmac('sha256', SECRET).update(`LoadUnit\n${canonical}`).digest('hex');
    const data = { b: { c: 'ü' }, a: [1, 2.0] };
    expect(commandDigest(SECRET, 'LoadUnit', data)).toBe(hmac.slice(0, 32));
  });

  it('does not depend on the order of fields, but on everything else', () => {
    const digest = commandDigest(SECRET, 'LoadUnit', { unit: 'U1', trip: 'T1' });
    expect(commandDigest(SECRET, 'LoadUnit', { trip: 'T1', unit: 'U1' })).toBe(digest);
    const others = [
      commandDigest(SECRET, 'LoadUnit', { unit: 'U1', trip: 'T2' }),
      commandDigest(SECRET, 'LoadUnit', { unit: 'U1' }),
      commandDigest(SECRET, 'UnloadUnit', { unit: 'U1', trip: 'T1' }),
      commandDigest(new Uint8Array(32), 'LoadUnit', { unit: 'U1', trip: 'T1' }),
    ];
    expect(new Set([digest, ...others]).size).toBe(5);
  });
});
