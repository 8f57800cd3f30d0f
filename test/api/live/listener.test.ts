import { describe, expect, it } from 'vitest';
import { Listener } from '../../../src/api/live/listener.ts';
import type { LiveEvent, View } from '../../../src/api/live/topic.ts';

const EVERYTHING: View = {
  locale: 'en',
  principal: { actor: 'key:1', role: 'auditor', scope: {}, via: 'key' },
  topics: new Set(['board', 'alerts']),
};

function news(subject: string, position: number, more: Partial<LiveEvent> = {}): LiveEvent {
  return {
    topic: 'board',
    key: `board ${subject}`,
    position,
    lines: inBoth(`${subject}@${position} `),
    territory: { divisions: [], projects: [], sites: ['SH-01'] },
    drivers: new Set(),
    ...more,
  };
}

function inBoth(text: string): LiveEvent['lines'] {
  return { 'zh-CN': Buffer.from(text), en: Buffer.from(text) };
}

/** One who was told everything up to position 9; what was sent is taken when a test says so. */
function listener(bounds = { events: 5, bytes: 1_000 }) {
  const one = new Listener(EVERYTHING, 9, {}, bounds);
  one.flow.on('error', () => {});
  return {
    one,
    /** What lies ready and what follows, in one text. */
    taken() {
      let text = '';
      for (let next = one.flow.read(); next !== null; next = one.flow.read()) text += String(next);
      return text.replaceAll(/ {2,}/g, ' ');
    },
  };
}

function large(subject: string, position: number): LiveEvent {
  return news(subject, position, { lines: inBoth(`${subject}@${position} `.padEnd(20_000)) });
}

describe('a listener', () => {
  it('is greeted, told how soon to come back, and then told what happens', () => {
    const { one, taken } = listener();
    one.release([]);
    expect(taken()).toBe('retry: 2000\n\nevent: ready\ndata: {}\n\n');
    one.offer([news('a', 10), news('b', 11)], 11);
    expect(taken()).toBe('a@10 b@11 ');
  });

  it('that reads slowly gets the newest of each subject, in ascending positions', () => {
    const { one, taken } = listener({ events: 5, bytes: 100_000 });
    one.release([]);
    taken();
    one.offer([large('first', 10)], 10);
    one.offer([news('a', 11), news('b', 12)], 12);
    one.offer([news('a', 13)], 13);
    expect(taken()).toBe('first@10 b@12 a@13 ');
  });

  it('is told of the past before what happened meanwhile, each subject once', () => {
    const { one, taken } = listener();
    taken();
    one.offer([news('a', 12), news('c', 13)], 13);
    expect(taken()).toBe('');
    one.release([news('a', 10), news('b', 11)]);
    expect(taken()).toBe('b@11 a@12 c@13 ');
  });

  it.each([
    ['events', { events: 2, bytes: 100_000 }],
    ['bytes', { events: 100, bytes: 10 }],
  ])('is cut with more %s than may wait', (_, bounds) => {
    const { one, taken } = listener(bounds);
    one.release([]);
    taken();
    one.offer([large('first', 10)], 10);
    one.offer([news('a', 11), news('b', 12)], 12);
    expect(one.flow.destroyed).toBe(false);
    one.offer([news('c', 13)], 13);
    expect(one.flow.destroyed).toBe(true);
  });

  it('is cut once it has left two signs of life unread', () => {
    const { one, taken } = listener();
    one.release([]);
    taken();
    one.offer([large('first', 10)], 10);
    one.beat();
    expect(one.flow.destroyed).toBe(false);
    one.beat();
    expect(one.flow.destroyed).toBe(true);
  });

  it('gets signs of life from which it can resume, but not while it is told of the past', () => {
    const { one, taken } = listener();
    taken();
    one.offer([], 12);
    one.beat();
    expect(taken()).toBe(': alive\n\n');
    one.release([]);
    one.beat();
    expect(taken()).toBe(': alive\nid: 12\n\n');
  });

  it('loads anew instead of what waits', () => {
    const { one, taken } = listener();
    taken();
    one.offer([news('a', 12)], 12);
    one.reload(12);
    expect(taken()).toBe('id: 12\nevent: reload\ndata: {}\n\n');
  });

  it('that has ended is told nothing more', async () => {
    const { one } = listener();
    const texts: string[] = [];
    one.flow.on('data', (bytes: Buffer) => texts.push(String(bytes)));
    const over = new Promise((resolve) => one.flow.once('end', resolve));
    one.release([]);
    await new Promise(setImmediate);
    one.end();
    one.offer([news('a', 12)], 12);
    one.beat();
    await over;
    expect(texts.join('')).not.toContain('a@12');
  });
});
