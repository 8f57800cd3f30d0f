import { bilingual } from './bilingual.ts';
import { number, seconds } from './figures.ts';

type Line = (done: number, perSecond: number, secondsLeft: number | undefined) => string;

export const progressTexts = bilingual<{ line: Line }>(
  {
    line: (done, perSecond, left) =>
      `${number(done)} 条 · ${number(Math.round(perSecond))} 条/秒` +
      (left === undefined ? '' : ` · 还需 ${seconds(left)} 秒`),
  },
  {
    line: (done, perSecond, left) =>
      `${number(done)} · ${number(Math.round(perSecond))}/s` +
      (left === undefined ? '' : ` · ${seconds(left)} s left`),
  },
);
