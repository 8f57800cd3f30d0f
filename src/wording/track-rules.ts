import type { TrackRule } from '../domain/track/rules.ts';
import type { Words } from './say.ts';
import type { shipmentRules } from './shipment-rules.ts';

/** Why positions were refused, beside what shipments say in the same words. */
export const trackRules = {
  'points-must-be-of-the-day': [
    '{path}：{at} 不在 {day} 这一天（按 UTC）',
    '{path}: {at} is not on {day} (UTC).',
  ],
  'points-must-be-during-the-trip': [
    '{at} 不在车次发车到结束之间，位置不收',
    'The trip was not under way at {at}: its position is not taken.',
  ],
} satisfies Record<Exclude<TrackRule, keyof typeof shipmentRules>, Words>;
