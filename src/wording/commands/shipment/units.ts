import type { unitCommands } from '../../../domain/shipment/commands/units.ts';
import type { CommandWords } from '../command-words.ts';

export const unitCommandWords = {
  PackUnit: {
    name: ['装箱', 'Pack unit'],
    does: [
      '报告一个物流单元和其中的货物；作外层用的托盘或集装箱可以没有自己的货物。',
      'Tells of a handling unit and the goods in it; a pallet or ' +
        'container that holds other units may have none of its own.',
    ],
  },
  UnpackUnit: {
    name: ['拆箱', 'Unpack unit'],
    does: [
      '报告单元已拆开；封条和标签随之作废，编号可以再用。',
      'Tells that a unit was emptied; its seal and labels ' +
        'are void, and its code may be packed again.',
    ],
  },
  NestUnit: {
    name: ['装入外层', 'Put into another unit'],
    does: ['报告单元放进了外层单元。', 'Tells that a unit was put into another one.'],
  },
  UnnestUnit: {
    name: ['从外层取出', 'Take out of another unit'],
    does: ['报告单元从外层单元取了出来。', 'Tells that a unit was taken out of another one.'],
  },
  CloseUnit: {
    name: ['封箱', 'Close unit'],
    does: [
      '报告单元已封好，可带重量和尺寸；重新量过可以再报。',
      'Tells that a unit is closed, with weight and size; it may be told again when measured anew.',
    ],
  },
  SealUnit: {
    name: ['加封条', 'Seal unit'],
    does: ['报告单元所加封条的编号。', 'Tells the number of the seal on a unit.'],
  },
  TransferUnits: {
    name: ['转给另一张发运单', 'Transfer units'],
    does: [
      '把离仓前的单元连同货物转给同一收货方的另一张发运单。',
      'Moves units that have not left, with all that is in ' +
        'them, to another shipment for the same party.',
    ],
  },
  ReceiveTransferredUnits: {
    name: ['接收转来的单元', 'Receive transferred units'],
    does: [
      '转运单元的另一半，由流程发出：接收另一张发运单转来的单元。',
      'The other half of a transfer, sent by a process: takes ' +
        'in units that come from another shipment.',
    ],
  },
} satisfies Partial<Record<keyof typeof unitCommands, CommandWords>>;
