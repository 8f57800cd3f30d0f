import { describe, expect, it } from 'vitest';
import type { AnyDecider } from '../../src/domain/decider.ts';
import type { Territory } from '../../src/domain/territory.ts';
import { type Command, createExecute, type Execute } from '../../src/ledger/execute.ts';
import { openMemoryLedger } from '../../src/ledger/memory.ts';
import { add, command, tallies } from './tally.ts';

// A tally belongs to the site that its total names, and to none while it is empty.

const NOW_MS = Date.UTC(2026, 2, 2, 0, 30);
const SITED: ReadonlyMap<string, AnyDecider> = new Map(
  [...tallies].map(([category, decider]) => [category, { ...decider, territory: siteOf }]),
);

function siteOf({ total, facts }: { total: number; facts: number }): Territory | undefined {
  return facts === 0 ? undefined : { divisions: [], projects: [], sites: [`S-${total}`] };
}

function open(deciders = SITED): Execute {
  const ledger = openMemoryLedger();
  return createExecute({ ledger, deciders, now: () => NOW_MS, soleWriter: true });
}

const confinedTo =
  (...sites: readonly string[]) =>
  (territory: Territory) =>
    territory.sites.some((site) => sites.includes(site));
const by = (sent: Command, ...sites: readonly string[]): Command => ({
  ...sent,
  admits: confinedTo(...sites),
});
const OUT = {
  kind: 'refused',
  refusal: { refused: 'subject-must-be-in-scope', params: { stream: 'tally-1' } },
};

describe('a command of somebody who is confined', () => {
  it('is taken where the subject lies within the scope, wherever it goes from there', async () => {
    const execute = open();
    await execute(add(1));
    expect(await execute(by(add(4), 'S-1'))).toMatchObject({ kind: 'recorded', version: 2 });
    expect(await execute(by(add(1), 'S-1'))).toMatchObject(OUT);
    expect(await execute(by(add(1), 'S-1', 'S-5'))).toMatchObject({ kind: 'recorded' });
  });

  it('begins what would lie within the scope, and nothing else', async () => {
    const execute = open();
    expect(await execute(by(add(7), 'S-1'))).toMatchObject({ ...OUT, version: 0 });
    expect(await execute(by(add(1), 'S-1'))).toMatchObject({ kind: 'recorded', version: 1 });
  });

  it('learns nothing of a foreign subject: not its rules, its version, its no-ops', async () => {
    const execute = open();
    await execute(add(7));
    const foreign = [
      command('RaiseTo', { total: 7 }),
      command('RaiseTo', { total: 2_000 }),
      command('Add', { n: 1 }, { ifMatch: 9 }),
    ];
    for (const sent of foreign) expect(await execute(by(sent, 'S-1'))).toMatchObject(OUT);
  });

  it('is not answered again once the subject has left the scope', async () => {
    const execute = open();
    const sent = add(1);
    expect(await execute(by(sent, 'S-1'))).toMatchObject({ kind: 'recorded', replayed: false });
    expect(await execute(by(sent, 'S-1'))).toMatchObject({ kind: 'recorded', replayed: true });
    await execute(add(1));
    expect(await execute(by(sent, 'S-1'))).toMatchObject(OUT);
    expect(await execute(by(sent, 'S-2'))).toMatchObject({ kind: 'recorded', replayed: true });
  });

  it('is judged by what those before it in the same append leave', async () => {
    const execute = open();
    const [first, second, third] = await Promise.all([
      execute(by(add(1), 'S-1')),
      execute(by(add(1), 'S-1')),
      execute(by(add(1), 'S-1')),
    ]);
    expect([first?.kind, second?.kind]).toEqual(['recorded', 'recorded']);
    expect(third).toMatchObject(OUT);
  });

  it('goes to subjects that belong nowhere as anybody’s does', async () => {
    const execute = open(tallies);
    expect(await execute(by(add(7)))).toMatchObject({ kind: 'recorded' });
  });
});

it('a command without a scope goes everywhere', async () => {
  const execute = open();
  await execute(add(7));
  expect(await execute(add(1))).toMatchObject({ kind: 'recorded' });
});
