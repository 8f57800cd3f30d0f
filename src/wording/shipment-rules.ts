import type { ShipmentRule } from '../domain/shipment/rules.ts';
import type { Words } from './say.ts';

/** Why a command about a shipment was refused. */
export const shipmentRules = {
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
  'shipment-must-have-departed': ['发运单尚未离仓', 'The shipment has not departed.'],
  'shipment-must-be-signed-off': [
    '发运单尚未签收完毕（当前：{stage}）',
    'The shipment is not signed off yet; it is {stage}.',
  ],
  'window-must-start-before-it-ends': [
    '时间窗的起点 {start} 晚于终点 {end}',
    'The window starts at {start}, after its end at {end}.',
  ],
  'line-must-be-listed-once': ['行 {line} 出现了两次', 'Line {line} is listed twice.'],
  'line-must-belong-to-shipment': [
    '{code} 不是这张发运单的行',
    '{code} is not a line of this shipment.',
  ],
  'hold-must-exist': ['没有编号为 {hold} 的冻结', 'There is no hold {hold}.'],
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
  'unit-must-be-packed': ['物流单元 {unit} 没有装箱记录', 'Unit {unit} was never packed.'],
  'unit-must-belong-to-shipment': [
    '{code} 不是这张发运单的物流单元',
    '{code} is not a unit of this shipment.',
  ],
  'unit-must-be-closed': ['物流单元尚未封箱', 'The unit is not closed.'],
  'unit-must-be-labelled': ['物流单元尚未贴齐标签', 'The unit lacks a label.'],
  'unit-must-be-loaded': ['物流单元没有装车记录', 'The unit was not reported as loaded.'],
  'label-must-belong-to-unit': [
    '标签 {code} 不是这个物流单元的',
    'Label {code} was not printed for this unit.',
  ],
  'label-must-not-be-void': ['标签已作废', 'The label is void.'],
  'copy-needs-a-reason': [
    '物流单元 {unit} 的 {kind} 标签要打第 {copy} 份，须写明原因',
    'Copy {copy} of the {kind} label of unit {unit} needs a reason.',
  ],
  'delivery-must-have-goods': [
    '没有装箱的货物可签收，请写明签收明细',
    'Nothing is packed that could be delivered; say what was received.',
  ],
  'outcomes-must-fit-ordered': [
    '行 {line} 签收 {qty} 超出：应发 {ordered}，可超 {over}，已有结果 {known}',
    'Outcomes for {qty} of line {line} are too many: {ordered} ordered, {over} over allowed, ' +
      '{known} settled already.',
  ],
  'outcomes-must-match-packed': [
    '签收数量与装箱数量不符',
    'The outcomes do not add up to what was packed.',
  ],
  'outcome-is-given-once': [
    '订单 {order} 行 {line} 的货物已有签收结果',
    'These goods of order {order}, line {line}, have an outcome already.',
  ],
  'receipt-must-be-stamped': ['回单须盖章', 'The receipt must carry a stamp.'],
  'receipt-needs-a-photo': ['签收须有照片', 'The receipt needs a photo.'],
  'proxy-must-be-allowed': ['收货方不接受代签', 'This consignee accepts no proxy.'],
  'proxy-needs-evidence': ['代签须有凭证', 'A proxy’s signature needs evidence.'],
  'target-must-exist': ['没有第 {target} 条记录', 'There is no record {target} in this stream.'],
  'target-must-be-a-report': [
    '第 {target} 条不是现场报告，不能更正',
    'Record {target} is no report; only reports can be corrected.',
  ],
  'target-must-be-in-force': [
    '第 {target} 条已被更正',
    'Record {target} has been corrected already.',
  ],
  'replacement-must-be-a-report': [
    '{type} 不是现场报告，不能用来替代',
    '{type} is no report and cannot stand in for one.',
  ],
  'replacement-must-be-well-formed': [
    '替代记录 {type} 的 {path} 有误',
    'The replacement {type} is malformed at {path}.',
  ],
  'correction-must-fit-its-kind': [
    '第 {target} 条的更正方式 {kind} 与替代记录不符',
    'A correction of kind {kind} does not fit the replacements given for record {target}.',
  ],
  'correction-needs-approval': [
    '第 {target} 条涉及签收、交接或过账，更正须经另一人批准',
    'Record {target} is about delivery, custody or goods issue: another person must approve.',
  ],
  'approver-must-be-another': [
    '{approver} 是申请人或原报告人，须由另一人批准',
    '{approver} asked for this or made the report; another person must approve.',
  ],
  'request-must-exist': ['没有更正申请 {request}', 'There is no correction request {request}.'],
  'request-must-be-undecided': [
    '更正申请 {request} 已有决定',
    'Correction request {request} has been decided already.',
  ],
  'balance-must-be-zero': [
    '尚有 {open} 未了结、{missing} 缺失，不能关闭',
    'It cannot be closed: {open} still open, {missing} missing.',
  ],
  'override-must-be-by-another': [
    '{approvedBy} 不能批准自己的关闭',
    '{approvedBy} cannot approve their own closing.',
  ],
} satisfies Record<ShipmentRule, Words>;
