import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { showProgress } from '../../src/cli/progress.ts';
import { table } from '../../src/cli/table.ts';
import { cut, displayWidth } from '../../src/cli/width.ts';
import { listening } from './ran.ts';

describe('width on a terminal', () => {
  it('counts Chinese characters and their punctuation twice, colour not at all', () => {
    expect(displayWidth('已签收，3')).toBe(9);
    expect(displayWidth('\x1b[1mok\x1b[0m')).toBe(2);
  });

  it('cuts to the columns there are, never through a character', () => {
    expect(cut('江澜水务设备', 12)).toBe('江澜水务设备');
    expect(cut('江澜水务设备', 8)).toBe('江澜水…');
    expect(cut('shipment', 4)).toBe('shi…');
  });
});

describe('a table', () => {
  it('stands straight with wide and narrow characters mixed', () => {
    const plain = (_format: unknown, text: string): string => text;
    const columns = [{ head: '阶段' }, { head: 'n', align: 'right' } as const, { head: 'p50' }];
    const rows = [
      ['已签收', '12', '3.4'],
      ['out', '1,234', '—'],
    ];
    expect(table(columns, rows, plain)).toBe(
      ['  阶段        n  p50', '  已签收     12  3.4', '  out     1,234  —', ''].join('\n'),
    );
  });
});

describe('progress', () => {
  function clock() {
    let ms = 0;
    return { read: () => ms, pass: (more: number) => (ms += more) };
  }

  it('is a bar with rate and time left on a terminal, and leaves nothing behind', () => {
    const err = listening({ tty: true });
    const time = clock();
    const progress = showProgress(err, 'en', time.read);
    time.pass(1_000);
    progress.at(250, 0.25);
    progress.end();
    const [bar = '', cleared] = err.text().split('\r').slice(1);
    expect(stripVTControlCharacters(bar)).toMatch(/^━{24} 25\.0 % · 250 · 250\/s · 3\.0 s left$/);
    expect(cleared).toBe('\x1b[K');
  });

  it('is a line every five seconds elsewhere', () => {
    const err = listening();
    const time = clock();
    const progress = showProgress(err, 'zh-CN', time.read);
    for (let second = 1; second <= 11; second += 1) {
      time.pass(1_000);
      progress.at(second * 100);
    }
    progress.end();
    expect(err.text()).toBe('500 条 · 100 条/秒\n1,000 条 · 100 条/秒\n');
  });
});
