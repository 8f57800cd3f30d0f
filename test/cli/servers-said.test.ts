import { describe, expect, it } from 'vitest';
import { failureOf } from '../../src/cli/failures.ts';
import { serverTexts } from '../../src/cli/texts/servers.ts';
import { NotRecorded } from '../../src/ledger/ledger.ts';
import {
  SENTENCES,
  type ServerRule,
  ServerUnreachable,
  UnusableServer,
} from '../../src/servers/unusable.ts';

const rules = Object.keys(SENTENCES) as ServerRule[];

/** What a sentence needs to be filled in. */
function namesIn(sentence: string): readonly string[] {
  return [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).sort();
}

describe.each(['zh-CN', 'en'] as const)('in %s', (locale) => {
  it.each(rules)('%s is one line that names what the server said, and exits 3', (rule) => {
    const params = Object.fromEntries(namesIn(SENTENCES[rule]).map((name) => [name, `<${name}>`]));
    const { message, exit, details } = failureOf(new UnusableServer(rule, params), locale);
    expect(exit).toBe(rule === 'eventstoredb-no-ledger' ? 1 : 3);
    expect(message).not.toMatch(/[{}\n]/);
    expect(details).toMatchObject({ code: rule });
  });

  it.each(rules)('%s asks for nothing that is not told', (rule) => {
    const told = new Set(namesIn(SENTENCES[rule]));
    expect(namesIn(serverTexts[locale][rule]).filter((name) => !told.has(name))).toEqual([]);
  });
});

describe('a server that was lost on the way', () => {
  const lost = new ServerUnreachable('eventstoredb-unreachable', { host: 'db1:2113' });

  it('is told of where it is the cause', () => {
    const error = new Error('reading failed', { cause: lost });
    expect(failureOf(error, 'en')).toMatchObject({
      exit: 3,
      message: expect.stringContaining('No EventStoreDB answers at db1:2113'),
    });
  });

  it('does not hide what became of an append', () => {
    const error = new NotRecorded('the server is away', { cause: lost });
    const { message, details } = failureOf(error, 'zh-CN');
    expect(details).toMatchObject({ code: 'not-recorded' });
    expect(message).toMatch(/^没有记入账本：db1:2113 没有 EventStoreDB 应答/);
  });
});
