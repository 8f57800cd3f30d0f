import type { ShipmentPolicy } from '../shipment/shapes.ts';
import type { MasterRecord } from './kinds.ts';
import type { MasterVersion } from './versions.ts';

/**
 * What a shipment copies of a policy: its name and version, so that a reader finds it, and what it
 * decides, so that nobody must. What the consignee wants at sign-off goes before what we want.
 */
export function copiedPolicy(
  code: string,
  { number, record }: MasterVersion<MasterRecord<'policy'>>,
  consignee: MasterRecord<'party'> = {},
): ShipmentPolicy {
  const { steps = [], labels = [], documents, signOff } = record;
  const asked = signOff || consignee.signOff ? { ...signOff, ...consignee.signOff } : undefined;
  return {
    name: code,
    version: number,
    steps,
    labels,
    ...(documents && { documents }),
    ...(asked && { signOff: asked }),
  };
}
