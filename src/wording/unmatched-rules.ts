import type { UnmatchedRule } from '../domain/unmatched/rules.ts';
import type { Words } from './say.ts';
import type { shipmentRules } from './shipment-rules.ts';

/** Why a parked event was not matched, beside what shipments say in the same words. */
export const unmatchedRules = {
  'parked-event-must-exist': [
    '这个运单号下没有待认领的消息 {event}',
    'There is no parked event {event} of this waybill.',
  ],
} satisfies Record<Exclude<UnmatchedRule, keyof typeof shipmentRules>, Words>;
