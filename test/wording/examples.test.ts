import { describe, expect, it } from 'vitest';
import { aggregates } from '../../src/domain/aggregates.ts';
import type { CommandShape } from '../../src/domain/decider.ts';
import { byReference } from '../../src/intake/personal.ts';
import { type Example, examples } from '../../src/wording/examples.ts';
import { type Field, fieldsOf } from '../../src/wording/reference/fields.ts';
import { whole } from '../intake/whole.ts';

const SUBJECT = `subject:${'0'.repeat(32)}`;
const told: Readonly<Record<string, Example>> = examples;

const commands = [...aggregates].flatMap(([category, { commands: shapes }]) =>
  Object.entries<CommandShape>(shapes).map(
    ([command, shape]) => [`${command} of ${category}`, { category, command, shape }] as const,
  ),
);

function faultsIn(data: object, { schema, personal = [] }: CommandShape): readonly string[] {
  const { error } = schema.safeParse(byReference(data, personal, () => SUBJECT).data);
  return (error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);
}

describe('the examples', () => {
  it('are there for every command of every aggregate, and no other', () => {
    expect(Object.keys(told).sort()).toEqual([...aggregates.keys()].sort());
    for (const [category, { commands: shapes }] of aggregates) {
      expect(Object.keys(told[category]?.commands ?? {}).sort()).toEqual(
        Object.keys(shapes).sort(),
      );
    }
  });

  it.each([...aggregates])('of %s name a subject that it reads', (category, { idOf }) => {
    expect(idOf(told[category]?.id ?? '')).toBeTypeOf('string');
  });

  it.each(commands)('of %s is what its schema takes, also with every field there is', (_, one) => {
    const example = told[one.category]?.commands[one.command] ?? {};
    expect(faultsIn(example, one.shape)).toEqual([]);
    expect(faultsIn(whole(one.shape.schema, example).data, one.shape)).toEqual([]);
  });
});

describe('a field about a person', () => {
  const isOfPerson = ({ form }: Field) =>
    form.kind === 'text' && form.rule === 'must-be-a-subject-reference';

  it.each(commands)('in %s goes to the vault', (_, { shape }) => {
    const { schema, personal = [] } = shape;
    const persons = fieldsOf(schema).filter(isOfPerson);
    const inClear = persons
      .map(({ path }) => path.join('.'))
      .filter((at) => !personal.includes(at));
    expect(inClear).toEqual([]);
  });
});
