import type { GOODS_RULES } from '../../domain/shipment/rules/goods.ts';
import type { Words } from '../say.ts';

export const goodsRules = {
  'line-must-belong-to-shipment': [
    '{code} 不是这张发运单的行',
    '{code} is not a line of this shipment.',
  ],
  'picked-must-fit-ordered': [
    '行 {line} 拣货 {qty} 超出：应发 {ordered}，可超 {over}，已拣 {known}',
    'Picking {qty} of line {line} is too much: {ordered} ordered, {over} over allowed, ' +
      '{known} picked already.',
  ],
  'shorted-must-fit-ordered': [
    '行 {line} 短拣 {qty} 超出：应发 {ordered}，可超 {over}，已报短拣 {known}',
    'A short of {qty} on line {line} is too much: {ordered} ordered, {over} over allowed, ' +
      '{known} short already.',
  ],
  'shorted-must-fit-open': [
    '短拣数量多于尚未拣货的数量',
    'More was reported short than was left to pick.',
  ],
  'serials-must-match-quantity': [
    '序列号个数与数量 {qty} 不符，或有重复',
    'The serials are not {qty} different ones.',
  ],
  'serial-must-be-picked-once': ['序列号 {serial} 已拣过', 'Serial {serial} was picked already.'],
  'serial-must-be-picked': [
    '有序列号不在已拣货物之列',
    'A serial was named that was not among those picked.',
  ],
  'substitute-must-be-another': [
    '行 {line} 本来就是 {sku}，替代须为另一物料',
    'Line {line} is of {sku} already; a substitute must be another article.',
  ],
  'substitute-must-fit-open': [
    '行 {line} 只有 {open} 尚未拣货，不能替代 {qty}',
    'Only {open} of line {line} is not picked yet; {qty} cannot be substituted.',
  ],
  'put-back-must-fit-picked': [
    '行 {line} 放回 {qty} 超出：手上已拣 {known}',
    'Putting back {qty} of line {line} is too much: {known} is picked.',
  ],
  'put-back-must-be-loose': [
    '放回的货物已装箱或已有签收结果',
    'Some of what was put back is in a unit or has an outcome.',
  ],
} satisfies Record<(typeof GOODS_RULES)[number], Words>;
