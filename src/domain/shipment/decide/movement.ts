import type { movementCommands } from '../commands/movement.ts';
import { sealOf, type Unit } from '../units.ts';
import { concernedBy } from './concerned.ts';
import { conditionOf } from './condition.ts';
import { deviating, isRepeated, standing } from './decision.ts';
import { depart, movedOnTrip, onTheRoad } from './departing.ts';
import { foreignAmong } from './foreign.ts';
import type { Handlers } from './handlers.ts';
import { loadUnit, unloadUnit } from './loading.ts';

export const movement: Handlers<typeof movementCommands> = {
  LoadUnit: loadUnit,
  UnloadUnit: unloadUnit,
  TransferCustody: (state, data, envelope) => {
    const no = foreignAmong('TransferCustody', data.units, state, envelope);
    if (no || isRepeated(state, envelope)) return no ?? [];
    const concerned = concernedBy(state.progress, data, envelope);
    const { seals } = data;
    const broken = {
      ...standing(state),
      ...conditionOf(...concerned),
      'seal-must-match': seals !== undefined && concerned.some((unit) => lacksSeal(unit, seals)),
    };
    return [{ type: 'CustodyTransferred', data, ...deviating(broken) }];
  },
  DepartShipment: depart,
  ArriveShipment: (state, data, envelope) => {
    const no =
      foreignAmong('ArriveShipment', data.units, state, envelope) ??
      movedOnTrip(state, data, envelope, 'arrived');
    if (no || isRepeated(state, envelope)) return no ?? [];
    const broken = { ...standing(state), ...onTheRoad(state.progress, data, envelope) };
    return [{ type: 'ShipmentArrived', data, ...deviating(broken) }];
  },
  StartDelivery: (state, data, envelope) => {
    const no =
      foreignAmong('StartDelivery', data.units, state, envelope) ??
      movedOnTrip(state, data, envelope, 'out');
    if (no || isRepeated(state, envelope)) return no ?? [];
    const broken = { ...standing(state, 'deliver'), ...onTheRoad(state.progress, data, envelope) };
    return [{ type: 'OutForDelivery', data, ...deviating(broken) }];
  },
};

/** Its seal is not among those that were read. */
function lacksSeal(unit: Unit, seals: readonly string[]): boolean {
  const seal = sealOf(unit);
  return seal !== undefined && !seals.includes(seal);
}
