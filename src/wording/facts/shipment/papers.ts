import type { paperFacts } from '../../../domain/shipment/facts/papers.ts';
import type { FactWords } from '../fact-words.ts';

export const paperFactWords = {
  PaperReceiptSigned: {
    name: ['回单已签', 'paper receipt signed'],
    says: ['纸质回单已由收货方签字。', 'The consignee has signed the paper receipt.'],
  },
  PaperReceiptSent: {
    name: ['回单已寄', 'paper receipt sent'],
    says: ['签好的回单已寄回。', 'The signed receipt is on its way back.'],
  },
  PaperReceiptReceived: {
    name: ['回单已收', 'paper receipt received'],
    says: ['发货方已收到签好的回单。', 'The shipper has the signed receipt.'],
  },
  PaperReceiptFiled: {
    name: ['回单已归档', 'paper receipt filed'],
    says: ['签好的回单已归档。', 'The signed receipt is filed.'],
  },
  UnpackInspected: {
    name: ['已开箱验收', 'unpacked and inspected'],
    says: [
      '货物在现场开箱检查，并写明结果和每一行的货况。',
      'The goods were unpacked on site and looked at: the result, and the condition by line.',
    ],
  },
  AcceptanceRecorded: {
    name: ['已终验', 'acceptance recorded'],
    says: [
      '收货方完成最终验收，并写明结果。',
      'The consignee has given, or denied, the final acceptance.',
    ],
  },
  GoodsIssueRequested: {
    name: ['已申请发货过账', 'goods issue requested'],
    says: [
      '已请 ERP 对所列数量做发货过账。',
      'The ERP was asked to post the goods issue of the quantities listed.',
    ],
  },
  GoodsIssuePosted: {
    name: ['发货已过账', 'goods issue posted'],
    says: [
      'ERP 已过账，并给出凭证号和日期。',
      'The ERP has posted it, with its document and date.',
    ],
  },
  GoodsIssueFailed: {
    name: ['发货过账失败', 'goods issue failed'],
    says: ['ERP 没有过账，并给出错误代码。', 'The ERP did not post it, and gives its error code.'],
  },
  GoodsIssueReversed: {
    name: ['发货过账已冲销', 'goods issue reversed'],
    says: ['ERP 已冲销这笔过账。', 'The ERP has reversed the posting.'],
  },
  DocumentRequired: {
    name: ['须附单据', 'document required'],
    says: ['离仓之前须有这一种单据。', 'A document of this kind must be there before departure.'],
  },
  DocumentAttached: {
    name: ['单据已附', 'document attached'],
    says: ['这一种单据已有，并写明号码。', 'A document of this kind is there, with its number.'],
  },
  CustomsStatusReported: {
    name: ['海关状态', 'customs status'],
    says: [
      '海关的状态：已申报、查验、扣留或放行。',
      'Where it stands with customs: declared, inspected, held or released.',
    ],
  },
  EvidenceAttached: {
    name: ['凭证已附', 'evidence attached'],
    says: [
      '照片、签名或文件已采集，并写明采集时和存档后的摘要。',
      'A photo, signature or file was taken, with its digest as captured and as stored.',
    ],
  },
} satisfies Record<keyof typeof paperFacts, FactWords>;
