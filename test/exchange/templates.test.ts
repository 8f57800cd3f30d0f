import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { MASTER_KINDS } from '../../src/domain/master/kinds.ts';
import { orderBodyFields, orderLineSchema } from '../../src/domain/order/shapes.ts';
import { COLUMNS } from '../../src/exchange/orders/columns.ts';
import { templates } from '../../src/exchange/templates.ts';

const HAN = /\p{Script=Han}/u;

describe('the template of orders-csv', () => {
  it.each(['en', 'zh-CN'] as const)('opens in a spreadsheet, in %s', (language) => {
    const text = templates['orders-csv'](language);
    expect(text.startsWith('\uFEFF')).toBe(true);
    const [header = [], ...rows] = parse(text, { bom: true }) as string[][];
    expect(header).toContain(language === 'en' ? 'shipTo.party' : '收货方');
    expect(header.some((name) => HAN.test(name))).toBe(language === 'zh-CN');
    expect(rows).toHaveLength(4);
  });

  it('has a column for every field of an order, in both languages', () => {
    const order = leaves(z.strictObject(orderBodyFields));
    const line = leaves(orderLineSchema);
    const schedule = leaves(orderLineSchema.shape.schedule.unwrap().element);
    const told = (level: string) =>
      COLUMNS.filter((column) => column.level === level).map(({ field }) => field);
    expect(missing(order, [...told('order'), 'attributes'])).toEqual([]);
    expect(missing(line, [...told('line'), 'qty', 'schedule'])).toEqual([]);
    expect(missing(schedule, told('row'))).toEqual([]);
    expect(COLUMNS.filter(({ zh }) => !HAN.test(zh))).toEqual([]);
    const called = COLUMNS.flatMap(({ name, zh, also }) => [name, zh, ...also]);
    expect(new Set(called).size).toBe(called.length);
  });
});

describe('the template of master-ndjson', () => {
  it('shows a record of every kind', () => {
    const kinds = templates['master-ndjson']('en')
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { kind: string }).kind);
    expect(kinds.toSorted()).toEqual(MASTER_KINDS.toSorted());
  });
});

function missing(fields: readonly string[], known: readonly string[]): readonly string[] {
  return fields.filter((field) => !known.includes(field));
}

/** Dotted names of the plain fields of a schema; a list is one. */
function leaves(schema: z.ZodType): readonly string[] {
  const { properties = {} } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return Object.entries(properties).flatMap(([name, property]) => {
    const { properties: inner } = property as { properties?: object };
    return inner ? Object.keys(inner).map((field) => `${name}.${field}`) : [name];
  });
}
