import type { Envelope } from '../../envelope.ts';
import { epochMs } from '../../instant.ts';
import { row } from '../../keyed.ts';
import { isLabelled } from '../labels.ts';
import { loadAt } from '../loading.ts';
import type { Move } from '../movement.ts';
import type { Progress } from '../progress.ts';
import type { ShipmentState } from '../state.ts';
import { hasLeft } from '../tracks.ts';
import type { Unit } from '../units.ts';
import { type Concerning, concernedBy, outermostOf } from './concerned.ts';
import { conditionOf } from './condition.ts';
import {
  type Broken,
  type DataOf,
  type Decision,
  deviating,
  isRepeated,
  standing,
} from './decision.ts';
import { foreignAmong } from './foreign.ts';

/** Toward the consignee it is out for delivery with the departure, where the policy says so. */
export function depart(
  state: ShipmentState,
  { toward, ...data }: DataOf<'DepartShipment'>,
  envelope: Envelope,
): Decision {
  const no =
    foreignAmong('DepartShipment', data.units, state, envelope) ??
    movedOnTrip(state, data, envelope, 'left');
  if (no || isRepeated(state, envelope)) return no ?? [];
  const { progress, papers } = state;
  const leaving = new Set(
    concernedBy(progress, data, envelope).map((unit) => outermostOf(progress, unit)),
  );
  const broken = {
    ...standing(state, 'depart'),
    'goods-must-be-packed': !progress.units.rows.some(({ packed }) => packed),
    ...lacking(progress, [...leaving], epochMs(envelope.occurredAt)),
    'documents-must-be-attached': papers.lacking.length > 0,
  };
  const goesOut = toward === 'consignee' && progress.steps.includes('out-for-delivery');
  return [
    { type: 'ShipmentDeparted', data, ...deviating(broken) },
    ...(goesOut ? [{ type: 'OutForDelivery', data } as const] : []),
  ];
}

function lacking(p: Progress, leaving: readonly Unit[], ms: number): Broken {
  const isLoaded = (unit: Unit): boolean => loadAt(unit, ms) !== undefined;
  return {
    ...conditionOf(...leaving),
    'unit-must-be-labelled': leaving.some((unit) => lacksLabel(p, unit)),
    'unit-must-be-loaded':
      p.steps.includes('load') && !(leaving.length > 0 && leaving.every(isLoaded)),
  };
}

export function lacksLabel({ steps, labels }: Progress, unit: Unit): boolean {
  return steps.includes('label') && !isLabelled(unit, labels);
}

/** Goods that move on or are delivered have left: every named unit, or at least one of all. */
export function onTheRoad(p: Progress, which: Concerning, envelope: Envelope): Broken {
  const concerned = concernedBy(p, which, envelope);
  const left = concerned.filter((unit) => hasLeft(p, unit)).length;
  const each = which.units !== undefined;
  return { 'shipment-must-have-departed': each ? left < concerned.length : left === 0 };
}

/**
 * Nothing new: the trip's movement of this instant is known, or a process copies one with which
 * nothing of this shipment rode. What is told later is healed by the copies that follow it.
 */
export function movedOnTrip(
  { progress, carriage }: ShipmentState,
  which: Concerning & { readonly stop?: Move['stop'] },
  envelope: Envelope,
  kind: Move['kind'],
): Decision | null {
  const { trip, units, stop } = which;
  if (trip === undefined || units) return null;
  const ms = epochMs(envelope.occurredAt);
  const isKnown = row(progress.trips, trip)?.some(
    (move) => move.kind === kind && move.when[0] === ms && move.stop === stop,
  );
  if (isKnown) return [];
  if (envelope.capture !== 'process') return null;
  const isMeant = carriage.assigned.includes(trip) || wasLoadedOn(progress, trip, ms);
  return isMeant && concernedBy(progress, which, envelope).length > 0 ? null : [];
}

/** By then; where the policy knows no loading, that alone makes a trip theirs that nobody planned. */
function wasLoadedOn({ units }: Progress, trip: string, ms: number): boolean {
  return units.rows.some(({ loads }) =>
    loads.some((load) => load.trip === trip && !load.off && load.when[0] <= ms),
  );
}
