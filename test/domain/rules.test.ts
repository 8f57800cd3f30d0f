import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { aggregates } from '../../src/domain/aggregates.ts';
import { ORDER_RULES } from '../../src/domain/order/rules.ts';
import { SHIPMENT_RULES } from '../../src/domain/shipment/rules.ts';

const told = globSync('test/domain/**/*.test.ts')
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n');
const code = globSync('src/domain/**/*.ts', { exclude: ['**/rules.ts'] })
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n');

describe('every rule', () => {
  it.each([...new Set([...SHIPMENT_RULES, ...ORDER_RULES])])('%s is kept and tested', (rule) => {
    expect(code).toContain(`'${rule}'`);
    expect(told).toContain(`'${rule}'`);
  });
});

describe('every aggregate', () => {
  it.each([...aggregates])('%s has commands and facts with shapes', (category, decider) => {
    expect(decider.category).toBe(category);
    expect(Object.values<{ v: number }>(decider.facts).every(({ v }) => v === 1)).toBe(true);
    const kinds = Object.values<{ kind: string }>(decider.commands).map(({ kind }) => kind);
    expect(new Set(kinds).isSubsetOf(new Set(['report', 'decision']))).toBe(true);
  });
});
