import type { Envelope } from '../../envelope.ts';
import type { Progress } from '../progress.ts';
import { hasLeft } from '../standing.ts';
import type { ShipmentState } from '../state.ts';
import { isLabelled, type Unit } from '../units.ts';
import {
  type Broken,
  type DataOf,
  type Decision,
  deviating,
  isRepeated,
  packedUnit,
  standing,
} from './decision.ts';
import { foreignUnit } from './foreign.ts';

export function loadUnit(
  state: ShipmentState,
  data: DataOf<'LoadUnit'>,
  envelope: Envelope,
): Decision {
  const unit = packedUnit(state.progress, data.unit);
  if (!unit) return foreignUnit('LoadUnit', data.unit, state, envelope);
  const { trip, vehicle } = data;
  if (unit.loads.some((load) => load.trip === trip && load.vehicle === vehicle)) return [];
  const broken = {
    ...standing(state, 'load'),
    'unit-must-be-closed': !unit.closed,
    'unit-must-be-labelled': lacksLabel(state.progress, unit),
  };
  return [{ type: 'UnitLoaded', data, ...deviating(broken) }];
}

export function depart(
  state: ShipmentState,
  data: DataOf<'DepartShipment'>,
  envelope: Envelope,
): Decision {
  const unknown = foreignAmong(state, data.units);
  if (unknown !== undefined) return foreignUnit('DepartShipment', unknown, state, envelope);
  if (isRepeated(state, envelope)) return [];
  const { progress } = state;
  const leaving = unitsNamed(progress, data.units).filter((unit) => goesOn(unit, data));
  const broken = {
    ...standing(state, 'depart'),
    'goods-must-be-packed': progress.units.rows.every((unit) => unit.packedMs === undefined),
    'unit-must-be-labelled': leaving.some((unit) => lacksLabel(progress, unit)),
    'unit-must-be-loaded': progress.steps.includes('load') && !areLoaded(leaving),
  };
  return [{ type: 'ShipmentDeparted', data, ...deviating(broken) }];
}

export function arrive(
  state: ShipmentState,
  data: DataOf<'ArriveShipment'>,
  envelope: Envelope,
): Decision {
  const unknown = foreignAmong(state, data.units);
  if (unknown !== undefined) return foreignUnit('ArriveShipment', unknown, state, envelope);
  if (isRepeated(state, envelope)) return [];
  const broken = { ...standing(state), ...onTheRoad(state.progress, data.units) };
  return [{ type: 'ShipmentArrived', data, ...deviating(broken) }];
}

export function startDelivery(
  state: ShipmentState,
  data: DataOf<'StartDelivery'>,
  envelope: Envelope,
): Decision {
  const unknown = foreignAmong(state, data.units);
  if (unknown !== undefined) return foreignUnit('StartDelivery', unknown, state, envelope);
  if (isRepeated(state, envelope)) return [];
  const broken = { ...standing(state, 'deliver'), ...onTheRoad(state.progress, data.units) };
  return [{ type: 'OutForDelivery', data, ...deviating(broken) }];
}

/** Goods that move on or are delivered have left: every named unit, or at least one of all. */
export function onTheRoad(progress: Progress, units?: readonly string[]): Broken {
  const concerned = unitsNamed(progress, units);
  const left = concerned.filter((unit) => hasLeft(progress, unit)).length;
  return { 'shipment-must-have-departed': units ? left < concerned.length : left === 0 };
}

function foreignAmong(
  { progress }: ShipmentState,
  units: readonly string[] = [],
): string | undefined {
  return units.find((unit) => !packedUnit(progress, unit));
}

function unitsNamed(progress: Progress, units = progress.units.keys): readonly Unit[] {
  return units.flatMap((unit) => packedUnit(progress, unit) ?? []);
}

/** A trip without a list takes what was loaded on it. */
function goesOn(unit: Unit, { trip, units }: DataOf<'DepartShipment'>): boolean {
  return trip === undefined || units !== undefined || unit.loads.some((load) => load.trip === trip);
}

function areLoaded(units: readonly Unit[]): boolean {
  return units.length > 0 && units.every(({ loads }) => loads.length > 0);
}

function lacksLabel({ steps, labels }: Progress, unit: Unit): boolean {
  return steps.includes('label') && !isLabelled(unit, labels);
}
