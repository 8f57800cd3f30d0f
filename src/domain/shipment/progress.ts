import type { Recorded } from '../envelope.ts';
import { type Keyed, NO_ROWS } from '../keyed.ts';
import { deliveryAdvances } from './advancing/delivery.ts';
import { goodsAdvances } from './advancing/goods.ts';
import { movementAdvances } from './advancing/movement.ts';
import { planningAdvances } from './advancing/planning.ts';
import { REGISTERED_ONLY } from './advancing/registered-only.ts';
import { unitAdvances } from './advancing/units.ts';
import type { ShipmentFact, ShipmentFactOf } from './facts.ts';
import { type Lines, NO_LINES } from './lines.ts';
import type { Move } from './movement.ts';
import type { RefusedGoods } from './refused-goods.ts';
import type { ShipmentPolicy } from './shapes.ts';
import { NO_UNITS, type Unit } from './units.ts';

type Hold = Pick<ShipmentFactOf<'ShipmentHeld'>['data'], 'hold' | 'kind' | 'scope'>;

/**
 * How far a shipment is: what stages, boards and decisions are derived from. Compact, survives
 * JSON, and the same whatever the order in which reports were recorded.
 */
export interface Progress {
  readonly from?: string;
  readonly steps: ShipmentPolicy['steps'];
  /** Label kinds that every unit must carry. */
  readonly labels: readonly string[];
  readonly released: boolean;
  /** Somebody began to pick. */
  readonly begun?: true;
  readonly closed: boolean;
  /** Why it is cancelled, from the decision on; what is picked has to be put back first. */
  readonly cancelling?: string;
  /** Everything had been put back. */
  readonly cancelled?: true;
  readonly holds: readonly Hold[];
  readonly lines: Lines;
  readonly units: Keyed<Unit>;
  /** Moves of the shipment as a whole, by time; a unit's own stand with the unit. */
  readonly whole: readonly Move[];
  /** Moves of trips, by time: of what was aboard then. */
  readonly trips: Keyed<readonly Move[]>;
  readonly failedAttempts: number;
  /** Whether some short pick waits for stock, so that nothing picked is not the end. */
  readonly waits: boolean;
  /** What was refused, and what of it goes out again, by time. */
  readonly refusals?: readonly RefusedGoods[];
}

export const noProgress: Progress = {
  steps: [],
  labels: [],
  released: false,
  closed: false,
  holds: [],
  lines: NO_LINES,
  units: NO_UNITS,
  whole: [],
  trips: NO_ROWS,
  failedAttempts: 0,
  waits: false,
};

type Kind = ShipmentFact['type'];

/** How far a fact of one type brings a shipment. */
type Advance<K extends Kind> = (p: Progress, fact: Recorded<ShipmentFactOf<K>>) => Progress;
/** One for every fact of a table of shapes. */
export type Advances<T> = { readonly [K in keyof T & Kind]: Advance<K> };

const ADVANCES: { readonly [K in Kind]: Advance<K> } = {
  ...REGISTERED_ONLY,
  ...planningAdvances,
  ...goodsAdvances,
  ...unitAdvances,
  ...movementAdvances,
  ...deliveryAdvances,
};

export function advance(p: Progress, fact: Recorded<ShipmentFact>): Progress {
  return advanceOf(fact.type)(p, fact);
}

function advanceOf<K extends Kind>(type: K): Advance<K> {
  return ADVANCES[type];
}

/** Called off, whether or not everything is back on its shelf. */
export function isCancelled({ cancelling, cancelled }: Progress): boolean {
  return cancelled === true || cancelling !== undefined;
}
