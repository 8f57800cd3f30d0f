import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allStories } from './all.ts';
import { book } from './book.ts';
import { figuresOf } from './figures.ts';
import { deviationsOf, refusalsOf, stagesOf } from './outcome.ts';
import { stateText } from './render.ts';
import { run } from './run.ts';

const runs = await Promise.all(allStories.map((story) => run(story)));

describe.each(runs.map((one) => [one.story.title[1], one] as const))('%s', (_, told) => {
  const { outcome } = told.story;

  it('comes to these stages', () => {
    expect(stagesOf(told)).toEqual(outcome.stages);
  });

  it('names these deviations, refuses these commands', () => {
    expect(deviationsOf(told)).toEqual(outcome.deviations ?? []);
    expect(refusalsOf(told)).toEqual(outcome.refusals ?? []);
  });

  it('makes these figures', () => {
    expect(figuresOf(told.report)).toMatchObject(outcome.figures);
  });

  it.each(outcome.known)('at $at, of $shipment, was recorded and had occurred', (known) => {
    const { at, shipment, recorded, occurred } = known;
    const state = { at, shipment };
    expect({
      ...state,
      recorded: stateText(told.stateOf(shipment, at, 'recorded'), 'en'),
      occurred: stateText(told.stateOf(shipment, at, 'occurred'), 'en'),
    }).toEqual({ ...state, recorded, occurred });
  });
});

describe.each([
  ['docs/stories.md', 'en'],
  ['docs/stories.zh-CN.md', 'zh-CN'],
] as const)('%s', (path, locale) => {
  it('tells what happens in the stories: otherwise npm run docs:stories', () => {
    expect(readFileSync(path, 'utf8')).toBe(book(runs, locale));
  });
});
