import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseStrictly } from '../../src/api/strict-json.ts';

const parse = (text: string) => parseStrictly(Buffer.from(text));

describe('JSON that comes in', () => {
  it.each([
    ['{"a":1,"b":2,"a":3}', 'a', 'field-must-be-given-once'],
    ['{"lines":[{"qty":1},{"qty":1,"\\u0071ty":2}]}', 'lines.1.qty', 'field-must-be-given-once'],
    ['[{"x":{"y":[1,{"z":1,"z":1}]}}]', '0.x.y.1.z', 'field-must-be-given-once'],
    ['{"a":{"__proto__":{}}}', 'a.__proto__', 'field-name-is-reserved'],
    ['{"constructor":{"prototype":1}}', 'constructor', 'field-name-is-reserved'],
    ['{"name":"\\ud800"}', 'name', 'must-be-well-formed-text'],
    ['{"qty":1e999}', 'qty', 'must-be-a-number'],
    [`${'['.repeat(33)}${']'.repeat(33)}`, '', 'must-not-be-nested-so-deeply'],
    ['['.repeat(500_000), '', 'must-not-be-nested-so-deeply'],
    ['{"a":1', '', 'must-be-json'],
    ['{a:1}', '', 'must-be-json'],
    ['', '', 'must-be-json'],
  ])('is not %.40s, which has a path', (text, path, rule) => {
    expect(parse(text)).toMatchObject({ flaw: { path, rule } });
  });

  it('is UTF-8', () => {
    expect(parseStrictly(Buffer.from([0x22, 0xff, 0x22]))).toMatchObject({
      flaw: { path: '', rule: 'must-be-utf-8' },
    });
  });

  it('may have a field called constructor, and texts that look like names', () => {
    const text = '{"constructor":"Müller","a":"{\\"a\\":1,\\"a\\":2}","b:":":\\\\"}';
    expect(parse(text)).toEqual({ value: JSON.parse(text) });
  });

  it('comes through as it is, whatever it is', () => {
    const plain = fc.jsonValue({ maxDepth: 6 });
    fc.assert(
      fc.property(plain, fc.constantFrom(0, 2), (value, space) => {
        const text = JSON.stringify(value, undefined, space);
        const parsed = parse(text);
        if ('flaw' in parsed) return parsed.flaw.rule === 'field-name-is-reserved';
        return JSON.stringify(parsed.value, undefined, space) === text;
      }),
    );
  });

  it('is told of every name that is given twice', () => {
    const names = fc.uniqueArray(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 8 });
    const reserved = new Set(['__proto__', 'constructor']);
    fc.assert(
      fc.property(names, fc.nat(), (all, pick) => {
        const usable = all.filter((name) => !reserved.has(name));
        const again = usable[pick % usable.length];
        if (again === undefined) return;
        const members = [...usable, again].map((name) => `${JSON.stringify(name)}:0`);
        expect(parse(`{${members.join(',')}}`)).toMatchObject({
          flaw: { path: again, rule: 'field-must-be-given-once' },
        });
      }),
    );
  });
});
