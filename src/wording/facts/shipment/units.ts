import type { unitFacts } from '../../../domain/shipment/facts/units.ts';
import type { FactWords } from '../fact-words.ts';

export const unitFactWords = {
  UnitPacked: {
    name: ['已装箱', 'packed'],
    says: [
      '一个物流单元成立，并列出其中的货物。',
      'A handling unit exists, with the goods that are in it.',
    ],
  },
  UnitUnpacked: {
    name: ['已拆箱', 'unpacked'],
    says: [
      '单元里的货取了出来，单元清空；货物回到已拣未装。',
      'The goods were taken out and the unit is empty; they are picked and not packed again.',
    ],
  },
  UnitNested: {
    name: ['已装入外层', 'put into another unit'],
    says: [
      '单元装入外层单元，从此随外层移动。',
      'The unit is inside another one and moves with it from now on.',
    ],
  },
  UnitUnnested: {
    name: ['已从外层取出', 'taken out of another unit'],
    says: [
      '单元从外层取出，从此自行移动。',
      'The unit is out of the other one and moves by itself from now on.',
    ],
  },
  UnitClosed: {
    name: ['已封箱', 'unit closed'],
    says: [
      '单元已封好，可写明重量和尺寸。',
      'The unit is closed; its weight and size may stand with it.',
    ],
  },
  UnitSealed: {
    name: ['已加封条', 'unit sealed'],
    says: ['单元加了一个编号的封条。', 'The unit carries a numbered seal.'],
  },
  UnitsTransferredOut: {
    name: ['单元已转出', 'units transferred out'],
    says: [
      '所列单元连同货物转给另一张发运单。',
      'The units listed go over to another shipment, with all that is in them.',
    ],
  },
  UnitsTransferredIn: {
    name: ['单元已转入', 'units transferred in'],
    says: [
      '所列单元连同货物由另一张发运单转来；对方不接收而退回的也在此列。',
      'The units listed came over from another shipment with all that is ' +
        'in them, or came back because it did not take them.',
    ],
  },
  InspectionPassed: {
    name: ['检验合格', 'inspection passed'],
    says: ['单元出库检验合格。', 'The unit was inspected and is in order.'],
  },
  InspectionFailed: {
    name: ['检验不合格', 'inspection failed'],
    says: ['单元检验不合格，并列出缺陷。', 'The unit was inspected and has the defects listed.'],
  },
  UnitStaged: {
    name: ['已集货', 'staged'],
    says: ['单元已放到集货区，等待装车。', 'The unit stands in a staging area, ready to load.'],
  },
} satisfies Record<keyof typeof unitFacts, FactWords>;
