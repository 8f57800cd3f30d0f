import type { Locale } from '../../src/wording/say.ts';
import { chapter } from './render.ts';
import type { Run } from './run.ts';
import { texts } from './texts.ts';

/** The whole of docs/stories.md, or its Chinese sister. */
export function book(runs: readonly Run[], locale: Locale): string {
  const { preface } = texts[locale];
  const chapters = runs.map((one, place) => chapter(one, place + 1, locale));
  return `${[...preface, ...chapters].join('\n\n')}\n`;
}
