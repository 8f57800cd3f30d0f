import { describe, expect, it } from 'vitest';
import { aggregates } from '../../src/domain/aggregates.ts';
import { ORDER_RULES } from '../../src/domain/order/rules.ts';
import { SHIPMENT_RULES } from '../../src/domain/shipment/rules.ts';
import { STAGES } from '../../src/domain/shipment/stage.ts';
import { INTAKE_RULES } from '../../src/intake/rules.ts';
import { codeText } from '../../src/wording/codes.ts';
import { factText } from '../../src/wording/facts.ts';
import { ruleWords, say } from '../../src/wording/rules.ts';
import { textIn } from '../../src/wording/say.ts';
import { stageText } from '../../src/wording/stages.ts';

const HAN = /\p{Script=Han}/u;
const rules = Object.entries(ruleWords);
const parameters = (text: string) => new Set(text.match(/\{\w+\}/g));

describe('words', () => {
  it.each(rules)('of %s name the same parameters in both languages', (_, words) => {
    expect(parameters(textIn(words, 'zh-CN'))).toEqual(parameters(textIn(words, 'en')));
  });

  it.each(rules)('of %s are Chinese in Chinese and English in English', (_, words) => {
    expect(textIn(words, 'zh-CN')).toMatch(HAN);
    expect(textIn(words, 'en')).not.toMatch(HAN);
  });

  it('are there for every rule that can be named', () => {
    const named = [...SHIPMENT_RULES, ...ORDER_RULES, ...INTAKE_RULES];
    expect(named.filter((rule) => say(rule, {}, 'en') === rule)).toEqual([]);
  });

  it('are there for every fact and every stage, no two stages alike', () => {
    const facts = [...aggregates.values()].flatMap(({ facts: shapes }) => Object.keys(shapes));
    expect(facts.filter((type) => factText(type, 'zh-CN') === type)).toEqual([]);
    for (const locale of ['zh-CN', 'en'] as const) {
      expect(new Set(STAGES.map((stage) => stageText(stage, locale))).size).toBe(STAGES.length);
    }
  });
});

describe('a code in words', () => {
  it('is said as people say it, and left as it is where it is somebody’s own', () => {
    expect(codeText('wooden-case', 'zh-CN')).toBe('木箱');
    expect(codeText('wooden-case', 'en')).toBe('wooden case');
    expect(codeText('SHELF-7', 'zh-CN')).toBe('SHELF-7');
    expect(codeText('constructor', 'en')).toBe('constructor');
  });
});

describe('a rule in words', () => {
  const excess = { line: '10', qty: 3, ordered: 2, over: 0, known: 1, order: 'SAP:4711' };

  it('says what it found', () => {
    expect(say('picked-must-fit-ordered', excess, 'en')).toBe(
      'Picking 3 of line 10 is too much: 2 ordered, 0 over allowed, 1 picked already.',
    );
    expect(say('picked-must-fit-ordered', excess, 'zh-CN')).toBe(
      '行 10 拣货 3 超出：应发 2，可超 0，已拣 1',
    );
  });

  it('shows what would steer a terminal instead of doing it', () => {
    const hold = 'red\u001b[31m\r\u009b2J';
    expect(say('hold-must-exist', { hold }, 'en')).toBe('There is no hold red␛[31m␍\uFFFD2J.');
  });

  it('joins lists as the language does', () => {
    const params = { values: ['carton', 'pallet'] };
    expect(say('must-be-one-of', params, 'en')).toBe('must be one of carton, pallet');
    expect(say('must-be-one-of', params, 'zh-CN')).toBe('应为以下之一：carton、pallet');
  });

  it('says stages as people know them', () => {
    const params = { stage: 'in-transit' };
    expect(say('shipment-must-be-signed-off', params, 'en')).toContain('in transit');
    expect(say('shipment-must-be-signed-off', params, 'zh-CN')).toContain('在途');
  });

  it('says so where something was not told, whatever a parameter is called', () => {
    expect(say('hold-must-exist', {}, 'en')).toBe('There is no hold –.');
    expect(say('hold-must-exist', { hold: '{line} $& {hold}' }, 'en')).toBe(
      'There is no hold {line} $& {hold}.',
    );
  });

  it('is its own name where nobody knows it yet', () => {
    expect(say('truck-must-be-clean', {}, 'zh-CN')).toBe('truck-must-be-clean');
    expect(say('constructor', {}, 'en')).toBe('constructor');
    expect(factText('TruckWashed', 'en')).toBe('TruckWashed');
    expect(factText('constructor', 'en')).toBe('constructor');
  });
});
