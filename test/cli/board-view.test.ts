import { describe, expect, it } from 'vitest';
import { boardView } from '../../src/cli/board-view.ts';
import { displayWidth } from '../../src/cli/width.ts';
import type { Locale } from '../../src/config.ts';
import { type BoardCard, board } from '../../src/projections/board.ts';
import { documentOf, SMOOTH, story, type Told } from '../projections/story.ts';

const held: Told = ['ShipmentHeld', { hold: 'H1', kind: 'customs', scope: 'depart' }, '09:40'];
const raised: Told = [
  'ExceptionRaised',
  { exception: 'E1', kind: 'delay', stage: 'picked', responsible: 'carrier', severity: 'low' },
  '09:50',
];

function shown(locale: Locale, ...told: readonly Told[]): string {
  const card = documentOf<BoardCard>(board, story('shipment-PS1', ...told));
  const nowMs = Date.parse('2026-03-02T12:00:00Z');
  const look = { locale, paint: (_: unknown, text: string) => text, zone: 'Asia/Shanghai', nowMs };
  return boardView([card], look);
}

describe('the board', () => {
  it.each([
    ['en', '1 held · 1 with an open exception'],
    ['zh-CN', '1 张冻结 · 1 张有未解决的异常'],
  ] as const)('says in %s what is held and what is in trouble', (locale, words) => {
    const text = shown(locale, ...SMOOTH.slice(0, 4), held, raised);
    expect(text).toContain(words);
    expect(text.split('\n').filter((line) => displayWidth(line) > 80)).toEqual([]);
  });

  it('says nothing of it where there is nothing', () => {
    expect(shown('en', ...SMOOTH.slice(0, 4))).not.toMatch(/held|exception/);
    expect(shown('en', ...SMOOTH, held, raised)).not.toMatch(/held|exception/);
  });
});
