import { z } from 'zod';

/** What a field may hold. Bounds are inclusive, save `above`. */
export type Form =
  | {
      readonly kind: 'text';
      /** The rule that says its form, where it has one of its own. */
      readonly rule?: string;
      readonly max?: number;
      /** Without line breaks and other control characters. */
      readonly oneLine?: true;
      /** A whole number is taken as well. */
      readonly orNumber?: true;
    }
  | {
      readonly kind: 'number';
      readonly whole: boolean;
      readonly min?: number;
      readonly above?: number;
      readonly max?: number;
      /** Three where it is a quantity; any number of them where nothing is said. */
      readonly decimals?: number;
      /** Digits as text are taken as well. */
      readonly orDigits?: true;
    }
  | { readonly kind: 'choice'; readonly values: readonly string[] }
  | { readonly kind: 'yes-or-no' }
  | { readonly kind: 'list'; readonly min?: number; readonly max?: number }
  | { readonly kind: 'object' }
  /** Any keys, all with the same form of value. */
  | { readonly kind: 'map' }
  | { readonly kind: 'either'; readonly forms: readonly Form[] }
  | { readonly kind: 'anything' };

/** One field of a command or fact. */
export interface Field {
  /** From the outside in; `*` is any place of a list and any key of a map. */
  readonly path: readonly string[];
  /** Where what it is a part of is there. */
  readonly required: boolean;
  readonly form: Form;
}

/** Text that only a schema with a form of its own says no to. */
const SHAPELESS = '?';
const CONTROL = '\u0007';
const FOUR_DECIMALS = 1.0001;
const QUANTITY_DECIMALS = 3;

/** Every field that a schema knows, each before its own parts. */
export function fieldsOf(schema: z.ZodType, path: readonly string[] = []): readonly Field[] {
  const { inner, form } = bare(schema);
  const required = !schema.safeParse(undefined).success;
  const own = path.length === 0 ? [] : [{ path, required, form }];
  return [...own, ...partsOf(inner).flatMap(([key, part]) => fieldsOf(part, [...path, key]))];
}

function partsOf(schema: z.ZodType): readonly (readonly [string, z.ZodType])[] {
  if (schema instanceof z.ZodObject) return Object.entries<z.ZodType>(schema.shape);
  if (schema instanceof z.ZodArray) return [['*', schema.element as z.ZodType]];
  if (schema instanceof z.ZodRecord) return [['*', schema.valueType as z.ZodType]];
  return [];
}

/** Without what says that it may be absent, or brings another spelling into its own. */
function bare(schema: z.ZodType): { readonly form: Form; readonly inner: z.ZodType } {
  let inner = schema;
  while (inner instanceof z.ZodOptional) inner = inner.unwrap() as z.ZodType;
  if (!(inner instanceof z.ZodPipe && inner.def.in instanceof z.ZodTransform)) {
    return { inner, form: formOf(inner) };
  }
  const own = inner.def.out as z.ZodType;
  return { inner: own, form: withSpellings(formOf(own), inner) };
}

/** With what a schema takes only because it brings it into its own form first. */
function withSpellings(form: Form, schema: z.ZodType): Form {
  const takes = (value: unknown) => schema.safeParse(value).success;
  if (form.kind === 'text' && takes(1)) return { ...form, orNumber: true };
  if (form.kind === 'number' && takes('1')) return { ...form, orDigits: true };
  return form;
}

function formOf(schema: z.ZodType): Form {
  if (schema instanceof z.ZodObject) return { kind: 'object' };
  if (schema instanceof z.ZodRecord) return { kind: 'map' };
  if (schema instanceof z.ZodUnion) {
    return { kind: 'either', forms: (schema.options as z.ZodType[]).map(formOf) };
  }
  if (schema instanceof z.ZodEnum) return { kind: 'choice', values: schema.options.map(String) };
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  if (json.const !== undefined) return { kind: 'choice', values: [String(json.const)] };
  switch (json.type) {
    case 'array':
      return { kind: 'list', ...defined({ min: json.minItems, max: json.maxItems }) };
    case 'string':
      return textOf(schema, json);
    case 'number':
    case 'integer':
      return numberOf(schema, json);
    case 'boolean':
      return { kind: 'yes-or-no' };
    default:
      return { kind: 'anything' };
  }
}

function textOf(schema: z.ZodType, json: z.core.JSONSchema.BaseSchema): Form {
  const { format, maxLength: max } = json;
  const rule = ruleOf(schema, SHAPELESS) ?? (format === 'uuid' ? 'must-be-a-uuid' : undefined);
  const isLine = rule === undefined && ruleOf(schema, CONTROL) !== undefined;
  return { kind: 'text', ...defined({ rule, max, oneLine: isLine || undefined }) };
}

function numberOf(schema: z.ZodType, json: z.core.JSONSchema.BaseSchema): Form {
  const { minimum, exclusiveMinimum: above, maximum } = json;
  const isQuantity = ruleOf(schema, FOUR_DECIMALS) !== undefined;
  return {
    kind: 'number',
    whole: json.type === 'integer',
    ...defined({
      min: bound(minimum),
      above: typeof above === 'number' ? above : undefined,
      max: bound(maximum),
      decimals: isQuantity && json.type === 'number' ? QUANTITY_DECIMALS : undefined,
    }),
  };
}

/** The ends of the safe integers bound nothing that anybody would write. */
function bound(limit: number | undefined): number | undefined {
  return limit === undefined || Math.abs(limit) === Number.MAX_SAFE_INTEGER ? undefined : limit;
}

/** The rule that a schema names for a value of the right type that it does not take. */
function ruleOf(schema: z.ZodType, value: unknown): string | undefined {
  const message = schema.safeParse(value).error?.issues[0]?.message;
  return message && /^[a-z0-9]+(-[a-z0-9]+)+$/.test(message) ? message : undefined;
}

function defined<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
