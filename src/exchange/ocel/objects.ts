import type { Recorded } from '../../domain/envelope.ts';
import type { Fact } from '../../domain/facts.ts';
import { type Attribute, attributesOf } from './attributes.ts';
import { type ObjectType, objectId, type Relation, relationsOf } from './relations.ts';

/** A thing that events are about; attributes hold from their time on. */
export interface OcelObject {
  readonly type: ObjectType;
  readonly id: string;
  readonly attributes: readonly (Attribute & { readonly time: string })[];
  readonly relations: readonly Relation[];
}

const RELATED: ReadonlySet<string> = new Set(['from', 'carrier', 'customer', 'line']);

/** The objects that a stream is the source for: a shipment and its units, an order, its lines. */
export function objectsOf(
  facts: readonly Recorded<Fact>[],
  subject: string,
): readonly OcelObject[] {
  const objects = new Map<string, OcelObject>();
  for (const fact of facts) {
    for (const told of toldBy(fact, subject)) {
      const known = objects.get(told.id);
      objects.set(told.id, known ? merged(known, told) : told);
    }
  }
  return [...objects.values()];
}

function toldBy(fact: Recorded<Fact>, subject: string): readonly OcelObject[] {
  const time = fact.meta.occurredAt;
  const at = (fields: object) =>
    attributesOf(fields, RELATED).map((attribute) => ({ ...attribute, time }));
  const about = relationsOf(fact, subject);
  switch (fact.type) {
    case 'ShipmentPlanned':
      return [object('shipment', subject, at({ ...fact.data, ...dueBy(fact.data) }), about)];
    case 'UnitPacked':
    case 'UnitClosed': {
      const { unit, ...fields } = fact.data;
      const held = about.filter(({ type }) => type !== 'handling unit');
      const shipment = {
        type: 'shipment',
        id: objectId('shipment', subject),
        qualifier: 'of',
      } as const;
      return [object('handling unit', `${subject}/${unit}`, at(fields), [shipment, ...held])];
    }
    case 'OrderReceived':
    case 'OrderAmended': {
      const { lines, attributes = {}, ...fields } = fact.data;
      const order = { type: 'order', id: objectId('order', subject), qualifier: 'of' } as const;
      return [
        object('order', subject, at({ ...attributes, ...fields, ...dueBy(fields) }), about),
        ...lines.map((line) => object('order line', `${subject}/${line.line}`, at(line), [order])),
      ];
    }
    default:
      return [];
  }
}

function dueBy({ window }: { readonly window?: { readonly end: string } | undefined }): object {
  return window ? { due: window.end } : {};
}

function object(
  type: ObjectType,
  id: string,
  attributes: OcelObject['attributes'],
  relations: readonly Relation[],
): OcelObject {
  return { type, id: objectId(type, id), attributes, relations: distinct(relations) };
}

/** A later telling adds the values that it changes. */
function merged(known: OcelObject, told: OcelObject): OcelObject {
  const latest = new Map(known.attributes.map(({ name, value }) => [name, value]));
  const changed = told.attributes.filter(({ name, value }) => latest.get(name) !== value);
  return {
    ...known,
    attributes: [...known.attributes, ...changed],
    relations: distinct([...known.relations, ...told.relations]),
  };
}

export function distinct(relations: readonly Relation[]): readonly Relation[] {
  const byKey = new Map(relations.map((one) => [`${one.qualifier} ${one.id}`, one]));
  return [...byKey.values()];
}
