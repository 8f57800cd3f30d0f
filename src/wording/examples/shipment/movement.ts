import type { movementCommands } from '../../../domain/shipment/commands/movement.ts';
import type { Inputs } from '../inputs.ts';

export const movementExamples = {
  LoadUnit: { unit: '369012340000010016', trip: 'T-260305-07', vehicle: '苏E-7B321' },
  UnloadUnit: { unit: '369012340000010016', trip: 'T-260305-07', why: 'transship' },
  TransferCustody: {
    from: 'SZ-01',
    to: 'HW-HEAVY',
    units: ['369012340000010016', '369012340000010023'],
    seals: ['CN-0087261'],
    condition: 'ok',
    evidence: ['EV-301'],
    remarks: '绑扎点已拍照',
  },
  DepartShipment: { trip: 'T-260305-07', toward: 'hub' },
  ArriveShipment: {
    stop: 'hub',
    place: 'HUB-WH',
    trip: 'T-260305-07',
    units: ['369012340000010016'],
  },
  StartDelivery: { trip: 'T-260305-07', units: ['369012340000010016'] },
} satisfies Inputs<typeof movementCommands>;
