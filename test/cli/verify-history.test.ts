import { describe, expect, it } from 'vitest';
import { checkHistory } from '../../src/cli/verify-history.ts';
import type { Recorded } from '../../src/domain/envelope.ts';
import { Damaged, type Ledger } from '../../src/ledger/ledger.ts';
import { openMemoryLedger } from '../../src/ledger/memory.ts';

type Place = readonly [stream: string, version: number, position: number, id?: string];

/** A ledger whose history is whatever the test says it is, a few facts a page. */
function telling(places: readonly Place[], head = places.at(-1)?.[2] ?? 0): Ledger {
  const facts = places.map(([stream, version, position, id = `${stream} ${version}`]) => {
    return { stream, version, position, id } as Recorded;
  });
  return {
    ...openMemoryLedger(),
    head: async () => head,
    async readAll(after) {
      const begin = facts.findIndex(({ position }) => position === after) + 1;
      const page = facts.slice(begin, begin + 2);
      return { facts: page, through: page.at(-1)?.position ?? after };
    },
  };
}

async function found(ledger: Ledger): Promise<readonly object[]> {
  return (await checkHistory(ledger, () => {})).findings;
}

const SOUND: readonly Place[] = [
  ['a', 1, 546],
  ['b', 1, 700],
  ['a', 2, 701],
  ['a', 3, 910],
];

describe('a history on a server', () => {
  it('that is sound has nothing to be found', async () => {
    expect(await checkHistory(telling(SOUND), () => {})).toEqual({
      facts: 4,
      streams: 2,
      findings: [],
      findingsInAll: 0,
    });
  });

  it('is found to lack a version', async () => {
    const gap = SOUND.filter(([stream, version]) => stream !== 'a' || version !== 2);
    expect(await found(telling(gap))).toEqual([
      { kind: 'stream', stream: 'a', position: 910, what: 'version 3 follows 1' },
    ]);
  });

  it('is found to tell a version twice', async () => {
    expect(await found(telling([...SOUND, ['a', 3, 1_000, 'other']]))).toEqual([
      { kind: 'stream', stream: 'a', position: 1_000, what: 'version 3 follows 3' },
    ]);
  });

  it('is found to use an id twice', async () => {
    expect(await found(telling([...SOUND, ['c', 1, 1_000, 'a 1']]))).toEqual([
      { kind: 'id', position: 1_000, what: 'id a 1 is used more than once' },
    ]);
  });

  it('is found to go back', async () => {
    const back: readonly Place[] = [...SOUND, ['c', 1, 800]];
    expect(await found(telling(back))).toContainEqual({
      kind: 'position',
      position: 800,
      what: 'follows 910',
    });
  });

  it('is found to end before its head', async () => {
    expect(await found(telling(SOUND, 2_000))).toEqual([
      {
        kind: 'position',
        position: 910,
        what: 'no fact is read after it, but the head of the ledger is 2000',
      },
    ]);
  });

  it('is found to hold what cannot be read, and is not read past it', async () => {
    const ledger: Ledger = {
      ...telling(SOUND),
      readAll: async () => {
        throw new Damaged('no fact', 546);
      },
    };
    expect(await found(ledger)).toContainEqual({ kind: 'fact', position: 546, what: 'no fact' });
  });
});
