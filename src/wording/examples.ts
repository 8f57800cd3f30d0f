import type { MasterKind } from '../domain/master/kinds.ts';
import { accessExamples } from './examples/access.ts';
import { alertExamples, outboxExamples, subscriptionExamples } from './examples/alerts.ts';
import { masterExamples } from './examples/master.ts';
import { orderExamples } from './examples/order.ts';
import { scanExamples } from './examples/scans.ts';
import { shipmentExamples } from './examples/shipment.ts';
import { trackExamples, tripExamples } from './examples/trip.ts';
import { unmatchedExamples } from './examples/unmatched.ts';

/** A subject of one category, and the data of every command to it. */
export interface Example {
  /** What follows the category in the stream's name. */
  readonly id: string;
  readonly commands: Readonly<Record<string, object>>;
}

type Category =
  | 'shipment'
  | 'order'
  | 'trip'
  | 'track'
  | 'scans'
  | 'unmatched'
  | 'subscription'
  | 'outbox'
  | 'alert'
  | 'access'
  | MasterKind;

/** For every category, one valid example of every command. */
export const examples = {
  shipment: { id: 'PS1E-CGE6-1HZN-BFG', commands: shipmentExamples },
  order: { id: 'SAP-1000:0080004711', commands: orderExamples },
  trip: { id: 'T-260305-07', commands: tripExamples },
  track: { id: 'T-260305-07-2026-03-06', commands: trackExamples },
  scans: { id: 'SZ-01-2026-03-05', commands: scanExamples },
  unmatched: { id: 'SF:SF1490022718', commands: unmatchedExamples },
  subscription: { id: 'erp_1000', commands: subscriptionExamples },
  outbox: { id: 'erp_1000-shipment-PS1ECGE61HZNBFG', commands: outboxExamples },
  alert: { id: 'report-with-deviations:shipment-PS1ECGE61HZNBFG', commands: alertExamples },
  access: { id: 'person-5e1f0c9d8e7a6b5c4d3e2f1a0b9c8d7e', commands: accessExamples },
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
