import type { ScansRule } from '../domain/scans/rules.ts';
import type { Words } from './say.ts';
import type { shipmentRules } from './shipment-rules.ts';

/** Why a scan was wrong before any shipment was asked; `scanned` is what the reader read. */
export const scansRules = {
  'scanned-code-must-be-known': [
    '不认得 {scanned}：没有在用的单元、标签、发运单或车次是这个码',
    'Nobody knows {scanned}: no unit, label, shipment or trip that is in use has this code.',
  ],
  'scanned-code-must-fit-the-step': [
    '{scanned} 不是这一步要扫的码，应为：{expected}',
    '{scanned} is not what is scanned at this step; expected: {expected}.',
  ],
  'scanned-code-must-have-one-owner': [
    '{scanned} 不止一张发运单有：{expected}；请先说明是哪一张',
    '{scanned} is in more than one shipment: {expected}. Say which one is meant.',
  ],
  'scanned-code-must-be-on-the-trip': [
    '{scanned} 不在车次 {trip} 的计划里，不要装车',
    '{scanned} is not planned on trip {trip}: do not load it.',
  ],
} satisfies Record<Exclude<ScansRule, keyof typeof shipmentRules>, Words>;
