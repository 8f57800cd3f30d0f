import type { goodsCommands } from '../../../domain/shipment/commands/goods.ts';
import type { CommandWords } from '../command-words.ts';

export const goodsCommandWords = {
  StartPick: {
    name: ['开始拣货', 'Start picking'],
    does: ['报告有人开始拣货。', 'Tells that somebody has begun to pick.'],
  },
  ConfirmPick: {
    name: ['确认拣货', 'Confirm pick'],
    does: [
      '报告某一行拣了多少，可带批次、序列号和库位；后来的拣货弥补先前的短拣。',
      'Tells how much of a line was picked, with lot, serials ' +
        'and bin; a later pick heals an earlier short.',
    ],
  },
  ReportShortPick: {
    name: ['报告短拣', 'Report short pick'],
    does: [
      '报告某一行拣不到的数量、原因，以及缺货怎样处理：等货、转欠交、取消或替代。',
      'Tells how much of a line could not be picked, why, and what shall ' +
        'become of it: wait, back order, cancel or substitute.',
    ],
  },
  SubstituteItem: {
    name: ['替代货品', 'Substitute item'],
    does: [
      '把某一行还没有拣的若干数量改发另一种货品。',
      'Ships so much of a line, not picked yet, as another article.',
    ],
  },
  PutBack: {
    name: ['放回库位', 'Put back'],
    does: [
      '报告已拣未装箱的货放回了库位。',
      'Tells that goods picked and not packed went back to a bin.',
    ],
  },
} satisfies Record<keyof typeof goodsCommands, CommandWords>;
