import type { MasterFact } from './master/facts.ts';
import type { OrderFact } from './order/facts.ts';
import type { ShipmentFact } from './shipment/facts.ts';
import type { TrackFact } from './track/facts.ts';
import type { TripFact } from './trip/facts.ts';

/** Whatever can be in the ledger. */
export type Fact = ShipmentFact | OrderFact | TripFact | TrackFact | MasterFact;
