import type { UNIT_RULES } from '../../domain/shipment/rules/units.ts';
import type { Words } from '../say.ts';

export const unitRules = {
  'goods-must-be-packed': ['货物尚未装箱', 'Nothing is packed yet.'],
  'packed-must-be-picked': ['装箱数量多于已拣数量', 'More was packed than had been picked.'],
  'packed-must-fit-ordered': [
    '行 {line} 装箱 {qty} 超出：应发 {ordered}，可超 {over}，已装 {known}',
    'Packing {qty} of line {line} is too much: {ordered} ordered, {over} over allowed, ' +
      '{known} packed already.',
  ],
  'unit-must-be-packed-once': [
    '物流单元 {unit} 已装箱，内容不同',
    'Unit {unit} was packed already, with other contents.',
  ],
  'unit-must-be-packed': [
    '物流单元没有装箱，或已拆箱（{unit}）',
    'The unit is not packed, or was unpacked: {unit}.',
  ],
  'unit-must-belong-to-shipment': [
    '{code} 不是这张发运单的物流单元',
    '{code} is not a unit of this shipment.',
  ],
  'unit-must-be-closed': ['物流单元尚未封箱', 'The unit is not closed.'],
  'unit-must-be-labelled': ['物流单元尚未贴齐标签', 'The unit lacks a label.'],
  'label-must-belong-to-unit': [
    '标签 {code} 不是这个物流单元的',
    'Label {code} was not printed for this unit.',
  ],
  'label-must-not-be-void': ['标签已作废', 'The label is void.'],
  'copy-needs-a-reason': [
    '物流单元 {unit} 的 {kind} 标签要打第 {copy} 份，须写明原因',
    'Copy {copy} of the {kind} label of unit {unit} needs a reason.',
  ],
  'unit-must-be-nested': [
    '物流单元不在所说的外层单元内',
    'The unit is not in the one that was named.',
  ],
  'unit-must-not-be-nested': [
    '物流单元还在另一个外层单元内',
    'The unit is still inside another one.',
  ],
  'unit-must-not-be-inside-itself': [
    '物流单元 {unit} 不能放进 {parent}：{parent} 就在 {unit} 里面',
    'Unit {unit} cannot go into {parent}, which is inside {unit}.',
  ],
  'unit-must-be-staged': ['物流单元尚未集货', 'The unit was not staged.'],
  'failed-inspection-needs-defects': [
    '物流单元 {unit} 检验不合格，须写明缺陷',
    'Unit {unit} failed its inspection: say which defects it has.',
  ],
  'inspection-must-be-passed': [
    '物流单元最近一次检验不合格',
    'The unit failed its latest inspection.',
  ],
  'transfer-needs-another-shipment': [
    '{to} 就是这张发运单，须转到另一张',
    '{to} is this shipment itself; a transfer goes to another one.',
  ],
  'transfer-must-be-for-the-same-party': [
    '转入的货物属于 {party}，这张发运单的收货方或地址不同',
    'The goods are for {party}; this shipment is for another party or address.',
  ],
} satisfies Record<(typeof UNIT_RULES)[number], Words>;
