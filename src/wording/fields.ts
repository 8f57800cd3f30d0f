import { accessFields } from './fields/access.ts';
import { alertFields, outboxFields, subscriptionFields } from './fields/alerts.ts';
import { scansFields, unmatchedFields } from './fields/carriers.ts';
import { exactFields } from './fields/exact.ts';
import { masterFields } from './fields/master.ts';
import { orderFields } from './fields/order.ts';
import { shipmentFields } from './fields/shipment.ts';
import { tripFields } from './fields/trip.ts';
import type { Words } from './say.ts';

type Fields = Readonly<Record<string, Words>>;
type Aggregate =
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
  | 'master';

const others = { ...tripFields, ...orderFields, ...shipmentFields };

/** By the name of a field, what it means in one aggregate; a name is shared where it can be. */
const byKey: Readonly<Record<Aggregate, Fields>> = {
  shipment: { ...others },
  order: { ...others, ...orderFields },
  trip: { ...others, ...tripFields },
  track: { ...others, ...tripFields },
  scans: { ...others, ...scansFields },
  unmatched: { ...others, ...unmatchedFields },
  subscription: { ...others, ...subscriptionFields },
  outbox: { ...others, ...outboxFields },
  alert: { ...others, ...alertFields },
  access: { ...others, ...accessFields },
  master: { ...others, ...masterFields },
};

/** What a field means: `owner` is its command or fact, `path` as the schemas have it. */
export function fieldWords(
  aggregate: Aggregate,
  owner: string,
  path: readonly string[],
): Words | undefined {
  const named = path.filter((key) => key !== '*');
  const exact = `${owner}.${named.join('.')}`;
  if (Object.hasOwn(exactFields, exact)) return exactFields[exact];
  const key = named.at(-1) ?? '';
  return Object.hasOwn(byKey[aggregate], key) ? byKey[aggregate][key] : undefined;
}
