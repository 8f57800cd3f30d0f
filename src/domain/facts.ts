import type { AccessFact } from './access/facts.ts';
import type { AlertFact } from './alert/facts.ts';
import type { MasterFact } from './master/facts.ts';
import type { OrderFact } from './order/facts.ts';
import type { OutboxFact } from './outbox/facts.ts';
import type { ScansFact } from './scans/facts.ts';
import type { ShipmentFact } from './shipment/facts.ts';
import type { SubscriptionFact } from './subscription/facts.ts';
import type { TrackFact } from './track/facts.ts';
import type { TripFact } from './trip/facts.ts';
import type { UnmatchedFact } from './unmatched/facts.ts';

/** Whatever can be in the ledger. */
export type Fact =
  | ShipmentFact
  | OrderFact
  | TripFact
  | TrackFact
  | ScansFact
  | UnmatchedFact
  | SubscriptionFact
  | OutboxFact
  | AlertFact
  | AccessFact
  | MasterFact;
