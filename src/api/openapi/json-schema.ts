import { z } from 'zod';

/** A schema of JSON Schema 2020-12, which is what OpenAPI 3.1 takes. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * What a body or a parameter must look like to be taken. Forms that only our own rules know, such
 * as check symbols, are not said here: the answer names them.
 */
export function takenBy(schema: z.ZodType): JsonSchema {
  return withoutDialect(z.toJSONSchema(schema, { ...OPTIONS, io: 'input' }));
}

/** What an answer looks like. */
export function answeredBy(schema: z.ZodType): JsonSchema {
  return withoutDialect(z.toJSONSchema(schema, { ...OPTIONS, io: 'output' }));
}

const SAFE = Number.MAX_SAFE_INTEGER;

const OPTIONS: z.core.ToJSONSchemaParams = {
  target: 'draft-2020-12',
  unrepresentable: 'any',
  override: ({ zodSchema, jsonSchema }) => {
    const also = spellingOf(zodSchema, jsonSchema.type);
    if (also) Object.assign(jsonSchema, { type: [jsonSchema.type, also] });
    // What the format says already, its pattern would say again on half a page.
    if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
    // The ends of the safe integers bound nothing that anybody would write.
    if (jsonSchema.maximum === SAFE) delete jsonSchema.maximum;
    if (jsonSchema.minimum === -SAFE) delete jsonSchema.minimum;
  },
};

/** The other type that a schema brings into its own first: a line number sent as a number. */
function spellingOf(schema: unknown, type: unknown): 'integer' | 'string' | undefined {
  if (!(schema instanceof z.ZodPipe && schema.def.in instanceof z.ZodTransform)) return undefined;
  if (type === 'string') return schema.safeParse(1).success ? 'integer' : undefined;
  const isNumber = type === 'number' || type === 'integer';
  return isNumber && schema.safeParse('1').success ? 'string' : undefined;
}

function withoutDialect({ $schema: _, ...schema }: Record<string, unknown>): JsonSchema {
  return schema;
}
