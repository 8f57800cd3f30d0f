import { z } from 'zod';
import type { CommandShape } from '../../domain/decider.ts';
import { type RawCommand, rawCommandSchema } from '../../intake/raw-command.ts';

const PERSONAL_CHARS_MAX = 2_000;

/** What may be said about the telling of a command, beside its own fields. */
const { occurredAt, device, deviceSeq, place } = rawCommandSchema.shape;
const telling = { occurredAt, device, deviceSeq, place };
const TELLING = Object.keys(telling);

/** The body of a command's own route. */
export interface CommandBody {
  /** The command's fields with those of the telling; what intake takes, for the document. */
  readonly schema: z.ZodObject;
  /** Whether nothing has to be said. */
  readonly isOptional: boolean;
  /** The command's own data and what is said about its telling, told apart; judges nothing. */
  readonly parts: (body: unknown) => Parts;
}

type Parts = Pick<RawCommand, 'data' | 'occurredAt' | 'device' | 'deviceSeq' | 'place'>;

/**
 * Where a command has a field of the same name, such as the place where a shipment arrived, that
 * is what the body means; then the telling's own can be given in `/v1/commands` alone.
 */
export function commandBody({ schema, personal = [] }: CommandShape): CommandBody {
  const own = ownFields(schema);
  const fields = Object.fromEntries(
    Object.entries(telling).filter(([name]) => !Object.hasOwn(own.shape, name)),
  );
  const asSent = personal.reduce<z.ZodType>((all, path) => inClear(all, path.split('.')), own);
  return {
    schema: z.strictObject({ ...ownFields(asSent).shape, ...fields }),
    isOptional: schema.safeParse({}).success,
    parts: (body) => partsOf(body, Object.keys(fields)),
  };
}

/** Names that both a command and its telling have. */
export function sharedNames({ schema }: CommandShape): readonly string[] {
  return TELLING.filter((name) => Object.hasOwn(ownFields(schema).shape, name));
}

function partsOf(body: unknown, fields: readonly string[]): Parts {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return { data: body };
  if (fields.every((name) => !Object.hasOwn(body, name))) return { data: body };
  const told = Object.entries(body);
  return {
    ...Object.fromEntries(told.filter(([name]) => fields.includes(name))),
    data: Object.fromEntries(told.filter(([name]) => !fields.includes(name))),
  };
}

function ownFields(schema: z.ZodType): z.ZodObject {
  if (schema instanceof z.ZodObject) return schema;
  throw new Error('the data of a command is an object');
}

/** A field about a person comes as a text, or as the reference that it once became. */
function inClear(schema: z.ZodType, [key, ...rest]: readonly string[]): z.ZodType {
  if (key === undefined) return z.string().min(1).max(PERSONAL_CHARS_MAX);
  if (schema instanceof z.ZodOptional) {
    return inClear(schema.unwrap() as z.ZodType, [key, ...rest]).optional();
  }
  if (key === '*' && schema instanceof z.ZodArray) {
    return schema.clone({ ...schema.def, element: inClear(schema.element as z.ZodType, rest) });
  }
  // What may hold anything, such as the data of a replaced report, holds texts as well.
  if (!(schema instanceof z.ZodObject)) return schema;
  const { shape } = schema;
  const field = shape[key] as z.ZodType | undefined;
  if (!field) throw new Error(`no field ${key} about a person`);
  const isOptional = rest.length === 0 && field instanceof z.ZodOptional;
  const told = inClear(field, rest);
  return z.strictObject({ ...shape, [key]: isOptional ? told.optional() : told });
}
