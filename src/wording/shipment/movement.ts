import type { MOVEMENT_RULES } from '../../domain/shipment/rules/movement.ts';
import type { Words } from '../say.ts';

export const movementRules = {
  'shipment-must-have-departed': ['发运单尚未离仓', 'The shipment has not departed.'],
  'unit-must-be-loaded': ['物流单元没有装车记录', 'The unit was not reported as loaded.'],
  'shipment-must-not-have-departed': [
    '货物已经离仓；在途请申请拦截',
    'Goods have departed already; on the way an intercept can be requested.',
  ],
  'unit-must-be-planned-on-trip': [
    '这张发运单没有安排在这个车次上',
    'The shipment is not planned on that trip.',
  ],
  'unit-must-be-unloaded': [
    '物流单元还在另一车次上，没有卸车记录',
    'The unit is on another trip and was not reported as unloaded.',
  ],
  'documents-must-be-attached': ['必备单证不齐', 'A mandatory document is not attached.'],
  'seal-must-match': ['铅封号与封箱记录不符', 'A seal is not the one that was put on the unit.'],
} satisfies Record<(typeof MOVEMENT_RULES)[number], Words>;
