import type { OrderFact } from './order/facts.ts';
import type { ShipmentFact } from './shipment/facts.ts';

/** Whatever can be in the ledger. */
export type Fact = ShipmentFact | OrderFact;
