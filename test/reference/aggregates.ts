import { aggregates } from '../../src/domain/aggregates.ts';
import type { AnyDecider } from '../../src/domain/decider.ts';
import { MASTER_RULES } from '../../src/domain/master/rules.ts';
import { ORDER_RULES } from '../../src/domain/order/rules.ts';
import { SHIPMENT_RULES } from '../../src/domain/shipment/rules.ts';
import { TRACK_RULES } from '../../src/domain/track/rules.ts';
import { TRIP_RULES } from '../../src/domain/trip/rules.ts';

/** An aggregate as the reference has it: all kinds of master data are one. */
export interface Aggregate {
  /** Of its sources under src/domain, and of its page. */
  readonly folder: 'shipment' | 'order' | 'trip' | 'track' | 'master';
  readonly decider: AnyDecider;
  readonly rules: readonly string[];
}

export const AGGREGATES: readonly Aggregate[] = [
  { folder: 'shipment', decider: deciderOf('shipment'), rules: SHIPMENT_RULES },
  { folder: 'order', decider: deciderOf('order'), rules: ORDER_RULES },
  { folder: 'trip', decider: deciderOf('trip'), rules: TRIP_RULES },
  { folder: 'track', decider: deciderOf('track'), rules: TRACK_RULES },
  { folder: 'master', decider: deciderOf('party'), rules: MASTER_RULES },
];

function deciderOf(category: string): AnyDecider {
  const decider = aggregates.get(category);
  if (!decider) throw new Error(`no aggregate ${category}`);
  return decider;
}
