import { placeOf } from '../../keyed.ts';
import { thousandths } from '../../quantity.ts';
import { withLines, withMore } from '../columns.ts';
import type { goodsFacts } from '../facts/goods.ts';
import { type LineName, lineKey } from '../lines.ts';
import type { Advances, Progress } from '../progress.ts';
import type { REGISTERED_ONLY } from './registered-only.ts';

type Kinds = Omit<typeof goodsFacts, keyof typeof REGISTERED_ONLY>;

interface Goods extends LineName {
  readonly qty: number;
}

/** What becomes of goods before they are in a unit. */
export const goodsAdvances: Advances<Kinds> = {
  PickStarted: (p) => ({ ...p, begun: true }),
  ItemPicked: (p, { data }) => more(p, 'picked', data),
  PickShorted: (p, { data }) => ({
    ...more(p, 'shorted', data),
    waits: p.waits || data.decision === 'wait',
  }),
  ItemPutBack: (p, { data }) => more(p, 'putBack', data),
};

function more(p: Progress, column: 'picked' | 'shorted' | 'putBack', goods: Goods): Progress {
  const known = placeOf(p.lines.keys, lineKey(goods));
  const lines = known < 0 ? withLines(p.lines, [goods]) : p.lines;
  const place = known < 0 ? lines.keys.length - 1 : known;
  return { ...p, lines: withMore(lines, column, [[place, thousandths(goods.qty)]]) };
}
