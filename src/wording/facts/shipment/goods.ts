import type { goodsFacts } from '../../../domain/shipment/facts/goods.ts';
import type { FactWords } from '../fact-words.ts';

export const goodsFactWords = {
  PickStarted: {
    name: ['开始拣货', 'picking started'],
    says: ['有人开始为这张发运单拣货。', 'Somebody has begun to pick for this shipment.'],
  },
  ItemPicked: {
    name: ['已拣货', 'picked'],
    says: ['从库位取出了某一行的若干数量。', 'So much of a line was taken from its bin.'],
  },
  PickShorted: {
    name: ['短拣', 'pick short'],
    says: [
      '某一行少拣了若干数量，并写明原因和缺货怎样处理。',
      'So much of a line was not there to pick, why, and what shall become of it.',
    ],
  },
  ItemSubstituted: {
    name: ['已替代', 'item substituted'],
    says: ['某一行的若干数量改发另一种货品。', 'So much of a line is shipped as another article.'],
  },
  ItemPutBack: {
    name: ['已放回', 'put back'],
    says: [
      '拣出的货放回了库位，不再属于发出的数量。',
      'Picked goods went back to a bin and are no longer on their way out.',
    ],
  },
} satisfies Record<keyof typeof goodsFacts, FactWords>;
