import type { followUpCommands } from '../../domain/follow-up.ts';
import type { Inputs } from './inputs.ts';

export const followUpExamples = {
  RecordRefusedFollowUp: {
    cause: '0c8f3f5e-6a7b-4d1c-9e2f-5b4a3c2d1e0f',
    process: 'trips-to-shipments',
    step: 'depart',
    stream: 'shipment-PS1ECGE61HZNBFG',
    command: 'DepartShipment',
    rule: 'shipment-must-be-planned',
    params: { trip: 'T-260305-07' },
  },
} satisfies Inputs<typeof followUpCommands>;
