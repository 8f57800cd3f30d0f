import type { DELIVERY_RULES } from '../../domain/shipment/rules/delivery.ts';
import type { Words } from '../say.ts';

export const deliveryRules = {
  'shipment-must-be-signed-off': [
    '发运单尚未签收完毕（当前：{stage}）',
    'The shipment is not signed off yet; it is {stage}.',
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
  'balance-must-be-zero': [
    '尚有 {open} 未了结，不能关闭',
    'It cannot be closed: {open} is still open.',
  ],
  'override-must-be-by-another': [
    '{approvedBy} 不能批准自己的关闭',
    '{approvedBy} cannot approve their own closing.',
  ],
  'returned-must-be-undelivered': [
    '行 {line} 退回 {qty} 超出：拒收、投递失败或被拦截的只有 {known}',
    'Only {known} of line {line} was refused, failed or intercepted; {qty} cannot go back.',
  ],
  'returned-must-fit-open': [
    '行 {line} 收到退货 {qty} 超出：未了结的只有 {known}',
    'Receiving back {qty} of line {line} is too much: {known} of it is open.',
  ],
  'return-must-be-started': ['没有先登记退货', 'No return had been started for it.'],
  'unit-must-be-lost': ['物流单元没有丢失记录', 'The unit was not reported as lost.'],
  'unit-must-not-be-lost': ['物流单元已报丢失（{unit}）', 'The unit is reported as lost: {unit}.'],
  'exception-must-be-resolved': [
    '异常 {exception} 尚未解决，不能关闭',
    'It cannot be closed: exception {exception} is not resolved.',
  ],
  'loss-needs-a-claim': [
    '丢失 {lost}、缺失 {missing}，关闭须有索赔单号',
    'Closing needs a claim: {lost} lost, {missing} missing.',
  ],
} satisfies Record<(typeof DELIVERY_RULES)[number], Words>;
