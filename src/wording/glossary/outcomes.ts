import type { GlossaryEntry } from './entry.ts';

export const outcomeTerms: readonly GlossaryEntry[] = [
  {
    term: ['签收', 'sign-off'],
    means: [
      '收货方对货物给出结果：收下、拒收、缺失、多出',
      'What the consignee says of the goods: accepted, refused, missing, too much',
    ],
    sap: 'proof of delivery 交货证明 (POD)',
    gs1: 'Receiving Advice message; EPCIS bizStep accepting',
  },
  {
    term: ['代签', 'proxy'],
    means: ['收货方以外的人签字', 'Somebody else signs for the consignee'],
  },
  {
    term: ['批注', 'remarks'],
    means: ['签收时写下的意见；没有即为清洁签收', 'Written on the receipt; a clean one has none'],
  },
  {
    term: ['回单', 'paper receipt'],
    means: ['收货方签字后寄回的纸单', 'The paper that the consignee signs and that comes back'],
    sap: 'proof of delivery 交货证明 (POD)',
  },
  {
    term: ['派送失败', 'failed attempt'],
    means: ['送到而没有交成', 'A delivery that did not succeed'],
  },
  {
    term: ['开箱验收', 'unpack inspection'],
    means: ['货在现场开箱检查', 'The goods are unpacked on site and looked at'],
    gs1: 'EPCIS bizSteps unpacking, inspecting',
  },
  {
    term: ['终验', 'acceptance'],
    means: ['安装调试后最终验收', 'The final acceptance after installation'],
    gs1: 'EPCIS bizStep accepting',
  },
  {
    term: ['退货', 'return'],
    means: ['没有收下的货运回', 'Goods that were not accepted come back'],
    sap: 'returns delivery 退货交货',
    kingdee: '销售退货单',
    yonyou: '退货单',
  },
  {
    term: ['异常', 'exception'],
    means: ['出了问题，要有人处理', 'Something is wrong and somebody must see to it'],
    sap: 'exception / unexpected event 意外事件 (EM)',
  },
  {
    term: ['凭证', 'evidence'],
    means: ['照片、签名或文件，以摘要为证', 'Photo, signature or file, proven by its digest'],
  },
  {
    term: ['平衡', 'balance'],
    means: [
      '每一行：拣货 = 放回 + 收下 + 退回 + 丢失 + 缺失 + 未了结',
      'By line: picked = put back + accepted + received back + lost + missing + open',
    ],
  },
];
