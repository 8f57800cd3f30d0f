import { readFileSync } from 'node:fs';
import { must, mustBeAlike } from './checks.ts';
import type { Log } from './log.ts';
import { stepsOf } from './parcel.ts';

interface Ocel {
  readonly objectTypes: readonly { readonly name: string }[];
  readonly eventTypes: readonly { readonly name: string }[];
  readonly objects: readonly { readonly id: string; readonly type: string }[];
  readonly events: readonly {
    readonly type: string;
    readonly time: string;
    readonly relationships?: readonly { readonly objectId: string }[];
  }[];
}

/** Reads an OCEL 2.0 file as a mining tool would: all is declared, and it is the log's story. */
export function eventLogAgrees(file: string, log: Log): string {
  const { objectTypes, eventTypes, objects, events } = JSON.parse(
    readFileSync(file, 'utf8'),
  ) as Ocel;
  const declared = new Set([...objectTypes, ...eventTypes].map(({ name }) => name));
  const known = new Set(objects.map(({ id }) => id));
  must(known.size === objects.length, 'an object occurs twice');
  for (const { type } of [...objects, ...events]) must(declared.has(type), `${type} is undeclared`);
  for (const { relationships = [] } of events) {
    must(relationships.length > 0, 'an event is about nothing');
    for (const { objectId } of relationships) must(known.has(objectId), `${objectId} is nowhere`);
  }
  const counts = (type: string): number => objects.filter((object) => object.type === type).length;
  must(counts('order') === log.orders.length, `${counts('order')} orders`);
  must(counts('shipment') === log.parcels.length, `${counts('shipment')} shipments`);
  const found = events.map(({ type, time }) => `${type} ${Date.parse(time)}`).sort();
  mustBeAlike(found, toldBy(log).sort(), 'events');
  return `${events.length} events, ${objects.length} objects`;
}

function toldBy(log: Log): string[] {
  const ofOrders = log.events.flatMap(({ activity, ms }) => {
    if (activity === 'place order') return [`OrderReceived ${ms}`];
    return activity === 'confirm order' ? [`OrderAuthorised ${ms}`] : [];
  });
  const ofParcels = log.parcels.flatMap(stepsOf).map(({ fact, ms }) => `${fact} ${ms}`);
  return [...ofOrders, ...ofParcels];
}
