import type { Fact } from '../../domain/facts.ts';
import { streamOf } from '../../domain/ids.ts';

/** What kinds of things a log is about. */
export type ObjectType =
  | 'shipment'
  | 'handling unit'
  | 'order'
  | 'order line'
  | 'site'
  | 'party'
  | 'carrier'
  | 'trip';

export interface Relation {
  readonly type: ObjectType;
  readonly id: string;
  readonly qualifier: string;
}

/** Ids that no two objects of different kinds share. */
export function objectId(type: ObjectType, id: string): string {
  switch (type) {
    case 'handling unit':
      return `unit-${id}`;
    case 'order line':
      return `line-${id}`;
    default:
      return streamOf(type, id);
  }
}

/** Everything that a fact is about, beside the stream's own subject. */
export function relationsOf(fact: Fact, subject: string): readonly Relation[] {
  switch (fact.type) {
    case 'ShipmentPlanned':
      return [
        ...fact.data.lines.flatMap((line) => goods(line)),
        ...parties(fact.data),
        relation('site', fact.data.from, 'from'),
        ...(fact.data.carrier === undefined ? [] : [relation('carrier', fact.data.carrier, 'by')]),
      ];
    case 'OrderReceived':
    case 'OrderAmended':
      return [...fact.data.lines.map(({ line }) => lineOf(subject, line)), ...parties(fact.data)];
    case 'ItemPicked':
    case 'PickShorted':
      return goods(fact.data);
    case 'UnitPacked':
      return [
        unitOf(subject, fact.data.unit),
        ...fact.data.contents.flatMap((part) => goods(part)),
      ];
    case 'DeliveryConfirmed':
      return fact.data.rows.flatMap(({ unit, ...row }) => [
        ...(unit === undefined ? [] : [unitOf(subject, unit)]),
        ...goods(row),
      ]);
    default:
      return named(fact.data, subject);
  }
}

/** Units and trip of facts that name no more than these. */
function named(data: object, subject: string): readonly Relation[] {
  const { unit, units, trip } = data as { unit?: unknown; units?: unknown; trip?: unknown };
  const all = Array.isArray(units) ? units : [unit];
  return [
    ...all.flatMap((one) => (typeof one === 'string' ? [unitOf(subject, one)] : [])),
    ...(typeof trip === 'string' ? [relation('trip', trip, 'trip')] : []),
  ];
}

function parties(data: {
  readonly customer?: string | undefined;
  readonly to?: { readonly party: string };
  readonly shipTo?: { readonly party: string };
}): readonly Relation[] {
  const { customer, to = data.shipTo } = data;
  return [
    ...(customer === undefined ? [] : [relation('party', customer, 'customer')]),
    ...(to === undefined ? [] : [relation('party', to.party, 'ship to')]),
  ];
}

function goods({ order, line }: { readonly order: string; readonly line: string }) {
  return [relation('order', order, 'order'), lineOf(order, line)];
}

function lineOf(order: string, line: string): Relation {
  return relation('order line', `${order}/${line}`, 'order line');
}

/** A unit's name is its shipment's business: two shipments may have a U001 each. */
function unitOf(shipment: string, unit: string): Relation {
  return relation('handling unit', `${shipment}/${unit}`, 'unit');
}

function relation(type: ObjectType, id: string, qualifier: string): Relation {
  return { type, id: objectId(type, id), qualifier };
}
