import { refuse } from '../../decider.ts';
import type { Handlers } from './decision.ts';

export const vehicles: Handlers<'AssignVehicle' | 'ReplaceVehicle'> = {
  AssignVehicle({ vehicle: known }, data, { commandDigest }) {
    if (!known) return [{ type: 'VehicleAssigned', data }];
    if (known.digest === commandDigest) return [];
    const isSame = known.vehicle === data.vehicle && known.driver === data.driver;
    return isSame ? [] : refuse('vehicle-is-assigned-once', { vehicle: known.vehicle });
  },

  /** Another one in its place, or another driver. */
  ReplaceVehicle({ vehicle: known }, data, { commandDigest }) {
    if (!known) return refuse('vehicle-must-be-assigned');
    if (known.digest === commandDigest) return [];
    if (known.vehicle === data.vehicle && known.driver === data.driver) return [];
    return [{ type: 'VehicleReplaced', data: { ...data, was: known.vehicle } }];
  },
};
