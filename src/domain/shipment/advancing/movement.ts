import type { Recorded } from '../../envelope.ts';
import { row, withRow } from '../../keyed.ts';
import type { movementFacts } from '../facts/movement.ts';
import type { ShipmentFactOf } from '../facts.ts';
import { inOrder, type Move, momentOf, placeToldOf } from '../movement.ts';
import { withChange } from '../packing.ts';
import type { Advances, Progress } from '../progress.ts';
import type { Load } from '../units.ts';
import type { REGISTERED_ONLY } from './registered-only.ts';

type Kinds = Omit<typeof movementFacts, keyof typeof REGISTERED_ONLY>;

/** Where goods go. */
export const movementAdvances: Advances<Kinds> = {
  UnitLoaded: (p, fact) => loaded(p, fact, {}),
  UnitUnloaded: (p, fact) => {
    const stray = fact.deviations?.includes('unit-must-be-loaded');
    return loaded(p, fact, {
      off: true,
      ...placeToldOf(fact, undefined),
      ...(stray && { stray }),
    });
  },
  ShipmentDeparted: (p, fact) => moved(p, fact, { when: momentOf(fact), kind: 'left' }),
  ShipmentArrived: (p, fact) => {
    const { stop, place } = fact.data;
    const move = { when: momentOf(fact), kind: 'arrived', stop, ...placeToldOf(fact, place) };
    return moved(p, fact, move as Move);
  },
  OutForDelivery: (p, fact) => moved(p, fact, { when: momentOf(fact), kind: 'out' }),
};

function loaded(
  p: Progress,
  fact: Recorded<ShipmentFactOf<'UnitLoaded' | 'UnitUnloaded'>>,
  more: Omit<Load, 'when'>,
): Progress {
  const { unit, trip, vehicle } = fact.data;
  const load: Load = {
    when: momentOf(fact),
    ...(trip !== undefined && { trip }),
    ...(vehicle !== undefined && { vehicle }),
    ...more,
  };
  return withChange(p, unit, ({ loads }) => ({ loads: inOrder(loads, load) }));
}

type Moved = ShipmentFactOf<'ShipmentDeparted' | 'ShipmentArrived' | 'OutForDelivery'>;

/** Of the units named, of what was aboard the trip, or of the whole shipment. */
function moved(p: Progress, { data }: Recorded<Moved>, move: Move): Progress {
  const { trip, units } = data;
  if (units) {
    return units.reduce(
      (next, unit) => withChange(next, unit, ({ track }) => ({ track: inOrder(track, move) })),
      p,
    );
  }
  if (trip === undefined) return { ...p, whole: inOrder(p.whole, move) };
  return { ...p, trips: withRow(p.trips, trip, inOrder(row(p.trips, trip), move)) };
}
