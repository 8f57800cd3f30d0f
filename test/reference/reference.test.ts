import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/wording/outcomes/outcome.ts';
import { outcomes } from '../../src/wording/outcomes.ts';
import { NAMED_IN_FACTS, NOT_OF, needless } from './adjustments.ts';
import { AGGREGATES } from './aggregates.ts';
import { outcomesOf } from './outcomes.ts';
import { pages } from './pages.ts';

const byFolder = AGGREGATES.map((aggregate) => [aggregate.folder, aggregate] as const);

function named(folder: (typeof AGGREGATES)[number]['folder'], key: keyof Outcome) {
  return new Set(Object.values<Outcome>(outcomes[folder]).flatMap((outcome) => outcome[key]));
}

describe('the reference', () => {
  it.each([...pages()])('says in %s what the tables say', (path, text) => {
    expect(readFileSync(path, 'utf8')).toBe(text);
  });
});

describe('what a command can come to', () => {
  it.each(byFolder)('is for every %s what its sources say', (folder, aggregate) => {
    expect(outcomes[folder]).toEqual(outcomesOf(aggregate));
  });

  it.each(byFolder)('names every fact of a %s', (folder, { decider }) => {
    const recorded = named(folder, 'records');
    expect(Object.keys(decider.facts).filter((type) => !recorded.has(type))).toEqual([]);
  });

  it.each(byFolder)('names every rule of a %s', (folder, { rules, decider }) => {
    const wrongId = decider.idOf('\u0000');
    const beside = typeof wrongId === 'string' ? [] : [wrongId.refused];
    const kept = new Set([
      ...named(folder, 'refuses'),
      ...named(folder, 'deviates'),
      ...Object.keys(NAMED_IN_FACTS),
      ...beside,
    ]);
    expect(rules.filter((rule) => !kept.has(rule))).toEqual(NOT_OF[folder] ?? []);
  });

  it('is read from the sources, but for what reading them gets wrong', () => {
    expect(needless()).toEqual([]);
  });

  it('is something for every command', () => {
    const empty = Object.values(outcomes).flatMap((commands) =>
      Object.entries<Outcome>(commands).filter(([, { records }]) => records.length === 0),
    );
    expect(empty).toEqual([]);
  });
});
