import type { CARRIAGE_RULES } from '../../domain/shipment/rules/carriage.ts';
import type { Words } from '../say.ts';

export const carriageRules = {
  'tender-must-exist': ['没有委托 {tender}', 'There is no tender {tender}.'],
  'tender-is-answered-once': [
    '承运商此前已答复这次委托',
    'The carrier had answered this tender before.',
  ],
  'tender-must-be-answered-in-time': [
    '承运商的答复晚于期限',
    'The carrier answered after the deadline.',
  ],
  'waybill-must-be-known': [
    '运单号不在这张发运单上',
    'The waybill was never given to this shipment.',
  ],
  'goods-must-be-on-one-trip': [
    '货物已排在车次 {trip}（{loadAt} 到 {unloadAt}），请先移出',
    'The goods ride trip {trip} from {loadAt} to {unloadAt}: take them off it first.',
  ],
} satisfies Record<(typeof CARRIAGE_RULES)[number], Words>;
