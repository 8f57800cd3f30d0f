import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ACCESS_RULES } from '../../src/domain/access/rules.ts';
import { aggregates } from '../../src/domain/aggregates.ts';
import { ALERT_RULES } from '../../src/domain/alert/rules.ts';
import { MASTER_RULES } from '../../src/domain/master/rules.ts';
import { ORDER_RULES } from '../../src/domain/order/rules.ts';
import { OUTBOX_RULES } from '../../src/domain/outbox/rules.ts';
import { SCAN_RULES } from '../../src/domain/scans/rules.ts';
import { SHIPMENT_RULES } from '../../src/domain/shipment/rules.ts';
import { SUBSCRIPTION_RULES } from '../../src/domain/subscription/rules.ts';
import { TRACK_RULES } from '../../src/domain/track/rules.ts';
import { TRIP_RULES } from '../../src/domain/trip/rules.ts';
import { UNMATCHED_RULES } from '../../src/domain/unmatched/rules.ts';

const told = globSync('test/domain/**/*.test.ts')
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n');
const code = globSync('src/domain/**/*.ts', { exclude: ['**/rules.ts', '**/rules/**'] })
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n');

describe('every rule', () => {
  const rules = [
    SHIPMENT_RULES,
    ORDER_RULES,
    TRIP_RULES,
    TRACK_RULES,
    SCAN_RULES,
    UNMATCHED_RULES,
    SUBSCRIPTION_RULES,
    OUTBOX_RULES,
    ALERT_RULES,
    ACCESS_RULES,
    MASTER_RULES,
  ].flat();
  it.each([...new Set<string>(rules)])('%s is kept and tested', (rule) => {
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
