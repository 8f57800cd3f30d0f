import { ACCESS_RULES } from '../../src/domain/access/rules.ts';
import { aggregates } from '../../src/domain/aggregates.ts';
import { ALERT_RULES } from '../../src/domain/alert/rules.ts';
import type { AnyDecider } from '../../src/domain/decider.ts';
import { MASTER_RULES } from '../../src/domain/master/rules.ts';
import { ORDER_RULES } from '../../src/domain/order/rules.ts';
import { OUTBOX_RULES } from '../../src/domain/outbox/rules.ts';
import { SCAN_RULES } from '../../src/domain/scans/rules.ts';
import { SHIPMENT_RULES } from '../../src/domain/shipment/rules.ts';
import { SUBSCRIPTION_RULES } from '../../src/domain/subscription/rules.ts';
import { TRACK_RULES } from '../../src/domain/track/rules.ts';
import { TRIP_RULES } from '../../src/domain/trip/rules.ts';
import { UNMATCHED_RULES } from '../../src/domain/unmatched/rules.ts';

/** An aggregate as the reference has it: all kinds of master data are one. */
export interface Aggregate {
  /** Of its sources under src/domain, and of its page. */
  readonly folder:
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
  readonly decider: AnyDecider;
  readonly rules: readonly string[];
}

export const AGGREGATES: readonly Aggregate[] = [
  { folder: 'shipment', decider: deciderOf('shipment'), rules: SHIPMENT_RULES },
  { folder: 'order', decider: deciderOf('order'), rules: ORDER_RULES },
  { folder: 'trip', decider: deciderOf('trip'), rules: TRIP_RULES },
  { folder: 'track', decider: deciderOf('track'), rules: TRACK_RULES },
  { folder: 'scans', decider: deciderOf('scans'), rules: SCAN_RULES },
  { folder: 'unmatched', decider: deciderOf('unmatched'), rules: UNMATCHED_RULES },
  { folder: 'subscription', decider: deciderOf('subscription'), rules: SUBSCRIPTION_RULES },
  { folder: 'outbox', decider: deciderOf('outbox'), rules: OUTBOX_RULES },
  { folder: 'alert', decider: deciderOf('alert'), rules: ALERT_RULES },
  { folder: 'access', decider: deciderOf('access'), rules: ACCESS_RULES },
  { folder: 'master', decider: deciderOf('party'), rules: MASTER_RULES },
];

function deciderOf(category: string): AnyDecider {
  const decider = aggregates.get(category);
  if (!decider) throw new Error(`no aggregate ${category}`);
  return decider;
}
