import type { ShipmentCommand } from '../shipment/commands.ts';
import type { STOP_KINDS, UNLOADED_WHY } from '../shipment/words.ts';

/** What somebody does with what is scanned, in the order in which goods go. */
export const SCAN_STEPS = [
  'pick',
  'pack',
  'inspect',
  'seal',
  'label',
  'stage',
  'load',
  'unload',
  'depart',
  'arrive',
  'out-for-delivery',
  'deliver',
] as const;
export type ScanStep = (typeof SCAN_STEPS)[number];

/** One scan is one command to the shipment. */
export const STEP_COMMANDS = {
  pick: 'ConfirmPick',
  pack: 'CloseUnit',
  inspect: 'InspectUnit',
  seal: 'SealUnit',
  label: 'ApplyLabel',
  stage: 'StageUnit',
  load: 'LoadUnit',
  unload: 'UnloadUnit',
  depart: 'DepartShipment',
  arrive: 'ArriveShipment',
  'out-for-delivery': 'StartDelivery',
  deliver: 'ConfirmDelivery',
} as const satisfies Record<ScanStep, ShipmentCommand['type']>;

/** What a scanner says beside the code, as far as its step asks for it. */
export interface ScanDetails {
  readonly trip?: string | undefined;
  readonly vehicle?: string | undefined;
  readonly unit?: string | undefined;
  readonly area?: string | undefined;
  readonly seal?: string | undefined;
  readonly why?: (typeof UNLOADED_WHY)[number] | undefined;
  readonly stop?: (typeof STOP_KINDS)[number] | undefined;
  readonly order?: string | undefined;
  readonly line?: string | undefined;
  readonly qty?: number | undefined;
  readonly lot?: string | undefined;
  readonly bin?: string | undefined;
}
