import { describe, expect, it } from 'vitest';
import type { Context } from '../../src/cli/command.ts';
import { openPatiently } from '../../src/cli/serving.ts';
import { ServerUnreachable, UnusableServer } from '../../src/servers/unusable.ts';

const AWAY = new ServerUnreachable('mongodb-unreachable', { host: 'db1:27017' });

function starting(signal = new AbortController().signal) {
  const told: unknown[] = [];
  const waits: string[] = [];
  const serving = {
    context: { signal, locale: 'en' } as Context,
    watch: { waitingFor: (why: string) => waits.push(why) },
  };
  const open = (stores: () => Promise<string>, patienceMs = 60_000) =>
    openPatiently(stores, (error) => told.push(error), serving, patienceMs);
  return { open, told, waits };
}

describe('stores that a process starts with', () => {
  it('are waited for while a server is away', async () => {
    const { open, told, waits } = starting();
    const answers = [Promise.reject(AWAY), Promise.reject(AWAY), Promise.resolve('stores')];
    for (const answer of answers) answer.catch(() => undefined);
    expect(await open(() => answers.shift() ?? Promise.reject(AWAY))).toBe('stores');
    expect(told).toEqual([AWAY, AWAY]);
    expect(waits[0]).toContain('No MongoDB answers at db1:27017');
  });

  it('are not waited for without end', async () => {
    const { open } = starting();
    await expect(open(() => Promise.reject(AWAY), 50)).rejects.toBe(AWAY);
  });

  it('are not waited for where waiting does not help', async () => {
    const { open, told } = starting();
    const old = new UnusableServer('mongodb-too-old', { host: 'db1', found: '4.4', minimum: '6' });
    await expect(open(() => Promise.reject(old))).rejects.toBe(old);
    expect(told).toEqual([]);
  });

  it('are no longer waited for once the process is asked to stop', async () => {
    const stop = new AbortController();
    const { open } = starting(stop.signal);
    const opened = open(async () => {
      stop.abort();
      throw AWAY;
    });
    expect(await opened).toBeUndefined();
  });
});
