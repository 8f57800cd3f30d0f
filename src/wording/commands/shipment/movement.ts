import type { movementCommands } from '../../../domain/shipment/commands/movement.ts';
import type { CommandWords } from '../command-words.ts';

export const movementCommandWords = {
  LoadUnit: {
    name: ['装车', 'Load unit'],
    does: ['报告单元装上了哪个车次或哪辆车。', 'Tells on which trip or vehicle a unit is loaded.'],
  },
  UnloadUnit: {
    name: ['卸车', 'Unload unit'],
    does: [
      '报告单元从车上卸下，以及原因：交付、中转、装错、留下或退回。',
      'Tells that a unit is off the vehicle, and why: to deliver, ' +
        'to transship, wrong, left behind or to return.',
    ],
  },
  TransferCustody: {
    name: ['交接', 'Transfer custody'],
    does: [
      '报告货物由一方交给另一方保管，可带单元、封条、货况和凭证。',
      'Tells that goods went from one party’s care into ' +
        'another’s, with units, seals, condition and evidence.',
    ],
  },
  DepartShipment: {
    name: ['离仓', 'Depart'],
    does: [
      '报告货物离开；只写车次不列单元时，指当时在车上的单元。',
      'Tells that goods have left; with a trip and no list, ' +
        'those that were aboard at that instant.',
    ],
  },
  ArriveShipment: {
    name: ['到达', 'Arrive'],
    does: [
      '报告货物到达中转站、海关、末端站点或收货方。',
      'Tells that goods have reached a hub, customs, the last depot or the consignee.',
    ],
  },
  StartDelivery: {
    name: ['开始派送', 'Start delivery'],
    does: ['报告货物正在送往收货方。', 'Tells that goods are on the last way to the consignee.'],
  },
} satisfies Record<keyof typeof movementCommands, CommandWords>;
