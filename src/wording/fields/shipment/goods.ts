import type { Words } from '../../say.ts';

/** Lines, quantities, batches. */
export const goodsFields = {
  lines: ['货行', 'The lines'],
  order: ['订单：来源:单号', 'The order, as source:number'],
  line: ['订单行号', 'Line of the order'],
  schedule: ['订单行的交货计划行', 'Schedule line of the order’s line'],
  sku: ['货品编码', 'Code of the article'],
  qty: ['数量，按货行的计量单位', 'Quantity in the line’s unit of measure'],
  uom: ['计量单位，UN/ECE 第 20 号建议书编码', 'Unit of measure, code of UN/ECE Recommendation 20'],
  tolerance: [
    '允许的偏差，按货行的计量单位',
    'What may be too much or too little, in the line’s unit of measure',
  ],
  over: ['最多可超多少', 'By how much it may be exceeded'],
  under: ['最多可欠多少', 'By how much it may fall short'],
  instead: ['原来计划的货品编码', 'Code of the article that was planned'],
  lot: ['批次', 'The lot'],
  serials: ['序列号，每件一个', 'Serial numbers, one a piece'],
  bin: ['库位', 'The bin'],
  area: ['作业区', 'The area'],
  decision: ['缺货怎样处理', 'What shall become of the shortage'],
  balance: ['各行合计的平衡', 'The balance over all lines'],
  ordered: ['应发', 'Ordered'],
  picked: ['已拣', 'Picked'],
  putBack: ['已放回', 'Put back'],
  accepted: ['已收下', 'Accepted'],
  receivedBack: ['已退回', 'Received back'],
  lost: ['丢失', 'Lost'],
  missing: ['缺失', 'Missing'],
  open: ['未了结', 'Still open'],
} satisfies Record<string, Words>;
