import type { PLANNING_RULES } from '../../domain/shipment/rules/planning.ts';
import type { Words } from '../say.ts';

export const planningRules = {
  'id-must-be-well-formed': ['{id} 不是有效的编号', '{id} cannot be an id.'],
  'check-symbol-must-match': [
    '编号 {id} 的校验位不对，可能看错或扫错了一位',
    'The check symbol of {id} is wrong: a symbol was misread or mistyped.',
  ],
  'id-is-taken': ['编号 {id} 已被占用，内容不同', '{id} exists already, with other content.'],
  'shown-id-must-match': [
    '显示编号 {shownAs} 与发运单 {id} 不是同一个编号',
    '{shownAs} is not another spelling of shipment {id}.',
  ],
  'shipment-must-be-planned': ['没有这张发运单的计划', 'This shipment has not been planned.'],
  'shipment-must-be-released': [
    '发运单尚未下达仓库',
    'The shipment has not been released to the warehouse.',
  ],
  'shipment-must-be-open': ['发运单已关闭', 'The shipment is closed.'],
  'shipment-must-not-be-held': ['发运单被冻结', 'The shipment is held.'],
  'shipment-must-not-be-cancelled': ['发运单已取消', 'The shipment is cancelled.'],
  'shipment-must-not-be-signed-off': [
    '货物已全部有签收结果',
    'Everything in the shipment has an outcome already.',
  ],
  'shipment-must-keep-a-line': [
    '变更后没有任何货物，请改为取消发运单',
    'Nothing would be left in the shipment: cancel it instead.',
  ],
  'window-must-start-before-it-ends': [
    '时间窗的起点 {start} 晚于终点 {end}',
    'The window starts at {start}, after its end at {end}.',
  ],
  'line-must-be-listed-once': ['行 {line} 出现了两次', 'Line {line} is listed twice.'],
  'line-must-keep-its-article': [
    '行 {line} 的物料是 {sku}，变更不能换物料或单位',
    'Line {line} is of {sku}: an amendment changes neither article nor unit of measure.',
  ],
  'new-line-needs-an-article': [
    '行 {line} 是新行，须写明物料和单位',
    'Line {line} is new: say its article and unit of measure.',
  ],
  'amended-must-fit-handled': [
    '行 {line} 已处理 {handled}，不能改为 {qty}',
    '{handled} of line {line} are picked already: it cannot become {qty}.',
  ],
  'hold-must-exist': ['没有编号为 {hold} 的冻结', 'There is no hold {hold}.'],
  'party-must-stay-the-same': [
    '发运单的收货方是 {party}，换收货方须另开发运单',
    'The shipment is for {party}: another party needs another shipment.',
  ],
  'redirect-needs-an-id': [
    '货物已离仓，改送申请须有编号',
    'The goods have left: give the redirect an id.',
  ],
  'redirect-must-exist': ['没有改送申请 {redirect}', 'There is no redirect {redirect}.'],
  'redirect-is-answered-once': ['改送申请此前已有答复', 'The redirect was answered before.'],
  'intercept-must-exist': ['没有拦截申请 {intercept}', 'There is no intercept {intercept}.'],
  'intercept-is-answered-once': ['拦截申请此前已有答复', 'The intercept was answered before.'],
} satisfies Record<(typeof PLANNING_RULES)[number], Words>;
