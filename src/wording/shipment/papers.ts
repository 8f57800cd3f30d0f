import type { PAPER_RULES } from '../../domain/shipment/rules/papers.ts';
import type { Words } from '../say.ts';

export const paperRules = {
  'goods-must-be-delivered': ['货物尚未交付', 'Nothing has been delivered yet.'],
  'receipt-must-come-in-order': [
    '回单缺少前一步：签字、寄出、收到、归档',
    'A step of the receipt is missing: signed, sent, received, filed.',
  ],
  'issue-needs-goods': ['没有可过账的货物', 'There are no goods left to issue.'],
  'issued-must-fit-handled': [
    '行 {line} 过账 {qty} 超出：已处理 {handled}，已申请 {known}',
    'Issuing {qty} of line {line} is too much: {handled} picked, {known} issued already.',
  ],
  'issue-must-exist': ['没有过账申请 {issue}', 'There is no goods issue {issue}.'],
  'posting-needs-a-document': [
    '过账 {issue} 须写明凭证号',
    'The answer to goods issue {issue} needs the document number.',
  ],
  'failed-posting-needs-a-code': [
    '过账 {issue} 失败须写明错误代码',
    'The failure of goods issue {issue} needs its error code.',
  ],
  'posting-must-be-expected': [
    '过账答复与先前的答复不符',
    'The answer does not follow from what was answered before.',
  ],
} satisfies Record<(typeof PAPER_RULES)[number], Words>;
