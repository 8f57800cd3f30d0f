import type { MasterKind } from '../domain/master/kinds.ts';
import { masterExamples } from './examples/master.ts';
import { orderExamples } from './examples/order.ts';
import { shipmentExamples } from './examples/shipment.ts';
import { trackExamples, tripExamples } from './examples/trip.ts';

/** A subject of one category, and the data of every command to it. */
export interface Example {
  /** What follows the category in the stream's name. */
  readonly id: string;
  readonly commands: Readonly<Record<string, object>>;
}

type Category = 'shipment' | 'order' | 'trip' | 'track' | MasterKind;

/** For every category, one valid example of every command. */
export const examples = {
  shipment: { id: 'PS1E-CGE6-1HZN-BFG', commands: shipmentExamples },
  order: { id: 'SAP-1000:0080004711', commands: orderExamples },
  trip: { id: 'T-260305-07', commands: tripExamples },
  track: { id: 'T-260305-07-2026-03-06', commands: trackExamples },
  party: masterExamples('party'),
  address: masterExamples('address'),
  person: masterExamples('person'),
  organisation: masterExamples('organisation'),
  project: masterExamples('project'),
  site: masterExamples('site'),
  calendar: masterExamples('calendar'),
  product: masterExamples('product'),
  carrier: masterExamples('carrier'),
  vehicle: masterExamples('vehicle'),
  source: masterExamples('source'),
  policy: masterExamples('policy'),
  reason: masterExamples('reason'),
} satisfies Record<Category, Example>;
