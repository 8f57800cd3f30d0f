type Value = string | number | boolean;
type ValueType = 'string' | 'integer' | 'float' | 'boolean' | 'time';

export interface Attribute {
  readonly name: string;
  readonly value: Value;
}

export interface DeclaredType {
  readonly name: string;
  readonly attributes: readonly { readonly name: string; readonly type: ValueType }[];
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}(Z|[+-]\d\d:\d\d)$/;
const SUBJECT = /^subject:[0-9a-f]{32}$/;

/** The fields of an object that have a plain value; references to persons are left out. */
export function attributesOf(fields: object, except: ReadonlySet<string>): readonly Attribute[] {
  return Object.entries(fields).flatMap(([name, value]: [string, unknown]) => {
    if (except.has(name) || !isValue(value)) return [];
    return typeof value === 'string' && SUBJECT.test(value) ? [] : [{ name, value }];
  });
}

/**
 * Remembers which attributes the objects or events of a type have had, and of what kind they
 * were, since the format wants them declared. It allows a name one kind; should a second come,
 * as in fields that an ERP fills at will, it goes by a name of its own.
 */
export function openDeclarations() {
  const declared = new Map<string, Map<string, ValueType>>();

  function declare(type: string, { name, value }: Attribute): Attribute {
    const known = declared.get(type) ?? new Map<string, ValueType>();
    declared.set(type, known);
    const kind = kindOf(value);
    const common = commonKind(known.get(name) ?? kind, kind);
    if (common) {
      known.set(name, common);
      return { name, value };
    }
    known.set(`${name} (${kind})`, kind);
    return { name: `${name} (${kind})`, value };
  }
  return {
    declare(type: string, attributes: readonly Attribute[]): readonly Attribute[] {
      if (!declared.has(type)) declared.set(type, new Map());
      return attributes.map((attribute) => declare(type, attribute));
    },
    types: (): readonly DeclaredType[] =>
      Array.from(declared, ([name, attributes]) => ({
        name,
        attributes: Array.from(attributes, ([attribute, type]) => ({ name: attribute, type })),
      })),
  };
}

/** Whole numbers among others are numbers all the same. */
function commonKind(one: ValueType, other: ValueType): ValueType | undefined {
  if (one === other) return one;
  const numbers = [one, other].every((kind) => kind === 'integer' || kind === 'float');
  return numbers ? 'float' : undefined;
}

function kindOf(value: Value): ValueType {
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'float';
  return INSTANT.test(value) ? 'time' : 'string';
}

function isValue(value: unknown): value is Value {
  return ['string', 'number', 'boolean'].includes(typeof value);
}
