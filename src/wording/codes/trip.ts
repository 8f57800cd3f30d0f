import type * as words from '../../domain/trip/words.ts';
import type { Words } from '../say.ts';

type Lists = (typeof words)[keyof typeof words];

/** What a trip's commands and facts choose from, as people say it. */
export const tripCodes = {
  site: ['发货地', 'site'],
  hub: ['中转站', 'hub'],
  customs: ['海关', 'customs'],
  depot: ['末端站点', 'depot'],
  consignee: ['收货方', 'consignee'],
} satisfies Record<Lists[number], Words>;
