import { describe, expect, it } from 'vitest';
import { createAttempts } from '../../src/access/attempts.ts';

const HERE = '10.0.0.1';

function guessing() {
  let nowMs = 1_000_000;
  const attempts = createAttempts(() => nowMs);
  const fail = (times: number, login = 'wang', address = HERE) =>
    Array.from({ length: times }, () => attempts.begin(login, address));
  const pass = (ms: number) => {
    nowMs += ms;
  };
  return { ...attempts, fail, pass };
}

describe('guessing', () => {
  it('is free five times, then takes longer with each failure', () => {
    const { fail, pass } = guessing();
    expect(fail(5)).toEqual([0, 0, 0, 0, 0]);
    expect(fail(2)).toEqual([2_000, 2_000]);
    pass(2_000);
    expect(fail(2)).toEqual([0, 4_000]);
    pass(4_000);
    expect(fail(2)).toEqual([0, 8_000]);
  });

  it('takes 15 minutes at most', () => {
    const { fail, pass } = guessing();
    for (let times = 0; times < 30; times += 1) {
      fail(1);
      pass(900_000);
    }
    fail(1);
    expect(fail(1)).toEqual([900_000]);
  });

  it('is forgiven after a success, and after an hour', () => {
    const { fail, pass, succeeded } = guessing();
    fail(4);
    succeeded('wang', HERE);
    expect(fail(5)).toEqual([0, 0, 0, 0, 0]);
    pass(3_600_000);
    expect(fail(5)).toEqual([0, 0, 0, 0, 0]);
  });

  it('does not keep others out: another person here, the same one elsewhere', () => {
    const { fail } = guessing();
    fail(6);
    expect(fail(1, 'li')).toEqual([0]);
    expect(fail(1, 'wang', '10.0.0.2')).toEqual([0]);
  });

  it('is not helped by many addresses, nor by many logins', () => {
    const many = guessing();
    for (let n = 0; n < 50; n += 1) many.fail(1, 'wang', `10.0.1.${n}`);
    expect(many.fail(1, 'wang', '10.0.2.1')).toEqual([2_000]);
    const spray = guessing();
    for (let n = 0; n < 50; n += 1) spray.fail(1, `login-${n}`);
    expect(spray.fail(1, 'another')).toEqual([2_000]);
  });

  it('one after another by those who succeed costs nobody anything', () => {
    const { begin, succeeded } = guessing();
    for (let n = 0; n < 200; n += 1) {
      expect(begin(`login-${n}`, HERE)).toBe(0);
      succeeded(`login-${n}`, HERE);
    }
  });
});
