import type { paperCommands } from '../../../domain/shipment/commands/papers.ts';
import type { CommandWords } from '../command-words.ts';

export const paperCommandWords = {
  RecordPaperReceipt: {
    name: ['记回单', 'Record paper receipt'],
    does: [
      '报告纸质回单到了哪一步：已签、已寄、已收或已归档。',
      'Tells how far the paper receipt has come: signed, sent, received or filed.',
    ],
  },
  RecordUnpackInspection: {
    name: ['记开箱验收', 'Record unpack inspection'],
    does: [
      '报告现场开箱检查的结果，可按行写明货况。',
      'Tells what was found when the goods were unpacked on site, by line where needed.',
    ],
  },
  RecordAcceptance: {
    name: ['记终验', 'Record acceptance'],
    does: ['报告最终验收的结果。', 'Tells the result of the final acceptance.'],
  },
  RequestGoodsIssue: {
    name: ['申请发货过账', 'Request goods issue'],
    does: [
      '请 ERP 做发货过账；不列数量时，取已装车或已离开的数量。',
      'Asks the ERP to post the goods issue; without rows, of what is loaded or has left.',
    ],
  },
  ConfirmPosting: {
    name: ['报告过账结果', 'Confirm posting'],
    does: [
      '报告 ERP 已过账、未过账或已冲销，并带凭证号或错误代码。',
      'Tells whether the ERP has posted, failed to post or ' +
        'reversed it, with its document or error code.',
    ],
  },
  RequireDocument: {
    name: ['要求单据', 'Require document'],
    does: ['规定离仓前须有某种单据。', 'Makes a kind of document mandatory before departure.'],
  },
  AttachDocument: {
    name: ['附单据', 'Attach document'],
    does: ['报告某种单据已有，及其号码。', 'Tells that a document is there, with its number.'],
  },
  ReportCustoms: {
    name: ['报告海关状态', 'Report customs'],
    does: [
      '报告海关已申报、查验、扣留或放行。',
      'Tells that customs have the declaration, inspect, hold or release the goods.',
    ],
  },
  AttachEvidence: {
    name: ['附凭证', 'Attach evidence'],
    does: [
      '报告采集的照片、签名或文件及其摘要；文件还没有到也先记下。',
      'Tells of a photo, signature or file with its digest; ' +
        'recorded also before the file itself has come.',
    ],
  },
} satisfies Record<keyof typeof paperCommands, CommandWords>;
