import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { CommandShape } from '../../../src/domain/decider.ts';
import { subjectRefSchema } from '../../../src/domain/envelope.ts';
import { shipmentCommands } from '../../../src/domain/shipment/commands.ts';
import { REPORTED, shipmentFacts } from '../../../src/domain/shipment/facts.ts';

/** Dotted paths of all fields that refer to persons; `*` is any place of a list. */
function personalIn(schema: z.ZodType, path: readonly string[] = []): readonly string[] {
  if (schema === subjectRefSchema) return [path.join('.')];
  if (schema instanceof z.ZodOptional) return personalIn(schema.unwrap() as z.ZodType, path);
  if (schema instanceof z.ZodArray) return personalIn(schema.element as z.ZodType, [...path, '*']);
  if (!(schema instanceof z.ZodObject)) return [];
  const fields = Object.entries<z.ZodType>(schema.shape);
  return fields.flatMap(([name, field]) => personalIn(field, [...path, name]));
}

const commands = Object.entries<CommandShape>(shipmentCommands);
const replacing = new Set(['CorrectRecord', 'RequestCorrection', 'CorrectCopies']);

describe('what a command says about persons', () => {
  it.each(commands.filter(([type]) => !replacing.has(type)))(
    'goes by reference in %s',
    (_, { schema, personal = [] }) => {
      expect([...personal].sort()).toEqual([...personalIn(schema)].sort());
    },
  );

  it.each(commands.filter(([type]) => replacing.has(type)))(
    'goes by reference in the reports that %s puts in place',
    (type, { personal = [] }) => {
      const before = type === 'CorrectCopies' ? '' : 'groups.*.';
      const reports = Object.entries(shipmentFacts).filter(([fact]) => REPORTED.has(fact));
      const fields = new Set(reports.flatMap(([, { schema }]) => personalIn(schema)));
      const paths = [...fields].map((field) => `${before}replacements.*.data.${field}`);
      expect([...personal].sort()).toEqual(paths.sort());
    },
  );

  it('is somewhere', () => {
    expect(shipmentCommands.PlanShipment.personal).toEqual(['to.contact']);
    expect(personalIn(shipmentCommands.PlanShipment.schema)).toEqual(['to.contact']);
  });
});
