import {
  MongoBulkWriteError,
  MongoCompatibilityError,
  MongoNetworkError,
  MongoNetworkTimeoutError,
  MongoNotConnectedError,
  MongoServerError,
} from 'mongodb';
import { describe, expect, it } from 'vitest';
import { operationFailure } from '../../src/servers/mongodb/failure.ts';

const ADDRESS = {
  url: 'mongodb://ops:geheim@db1/lading',
  host: 'db1',
  user: 'ops',
  database: 'lading',
};

const refused = (code: number) => new MongoServerError({ message: 'no', code });
const system = (code: string) => Object.assign(new Error(code), { code });

/** A bulk keeps the driver's error as if it were an answer of the server. */
const inBulk = (error: Error) =>
  new MongoBulkWriteError(error, {} as MongoBulkWriteError['result']);
const behind = (cause: Error) => new MongoNetworkError('lost', { cause });

function meaningOf(error: unknown, user = 'ops'): unknown {
  const meant = operationFailure(error, { ...ADDRESS, user }, 5_000);
  return meant instanceof Error && 'rule' in meant ? `${meant.name} ${String(meant.rule)}` : meant;
}

describe('an error of the driver', () => {
  it.each([
    ...[6, 7, 64, 79, 89, 100, 262, 9001].map((code) => refused(code)),
    ...['EPIPE', 'ECONNRESET', 'ENOTFOUND', 'EHOSTUNREACH'].map((code) => system(code)),
    new MongoNetworkError('connection 3 to db1 closed'),
    new MongoNotConnectedError('no'),
    inBulk(new MongoNetworkError('lost')),
    inBulk(system('EPIPE')),
    inBulk(refused(64)),
    behind(system('ECONNREFUSED')),
  ])('is an outage: %o', (error) => {
    expect(meaningOf(error)).toBe('ServerUnreachable mongodb-unreachable');
  });

  it.each([91, 189, 10058, 10107, 11600, 11602, 13435, 13436])(
    'is an outage until another member is the primary: code %d',
    (code) => {
      expect(meaningOf(refused(code))).toBe('ServerUnreachable mongodb-no-primary');
      expect(meaningOf(inBulk(refused(code)))).toBe('ServerUnreachable mongodb-no-primary');
    },
  );

  it('is silence when nothing came in time', () => {
    const late = new MongoNetworkTimeoutError('connection 3 to db1 timed out');
    expect([late, inBulk(late)].map((error) => meaningOf(error))).toEqual([
      'ServerUnreachable mongodb-silent',
      'ServerUnreachable mongodb-silent',
    ]);
  });

  it('is about who we are, or what we may do', () => {
    expect([meaningOf(refused(18)), meaningOf(refused(8000))]).toEqual([
      'UnusableServer mongodb-credentials',
      'UnusableServer mongodb-credentials',
    ]);
    expect(meaningOf(refused(13))).toBe('UnusableServer mongodb-read-only');
    expect(meaningOf(refused(13), '-')).toBe('UnusableServer mongodb-credentials');
  });

  it('is about TLS wherever in the chain that is said', () => {
    const wrong = [
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      'CERT_HAS_EXPIRED',
      'ERR_SSL_WRONG_VERSION_NUMBER',
    ];
    expect(wrong.map((code) => meaningOf(behind(system(code))))).toEqual(
      wrong.map(() => 'UnusableServer mongodb-tls'),
    );
  });

  it('is about a server so old that the driver does not speak to it', () => {
    const message = 'Server at db1 reports maximum wire version 6, but at least 8 is needed';
    const meant = operationFailure(new MongoCompatibilityError(message), ADDRESS, 5_000);
    expect(meant).toMatchObject({
      rule: 'mongodb-too-old',
      params: { host: 'db1', found: 'wire version 6', minimum: '6.0' },
    });
  });

  it('is left as it is when it says something else, or is none', () => {
    const others = [refused(11000), refused(2), new Error('a bug'), 'thrown', undefined];
    expect(others.map((error) => operationFailure(error, ADDRESS, 5_000))).toEqual(others);
  });
});
