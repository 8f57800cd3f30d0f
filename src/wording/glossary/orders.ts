import type { GlossaryEntry } from './entry.ts';

export const orderTerms: readonly GlossaryEntry[] = [
  {
    term: ['订单', 'order'],
    means: ['客户要的货，由来源系统发来', 'What a customer wants, told by its source'],
    sap: 'sales order 销售订单',
    kingdee: '销售订单',
    yonyou: '销售订单',
    gs1: 'Order message',
  },
  {
    term: ['订单行', 'line'],
    means: ['一种货品和数量', 'One article and its quantity'],
    sap: 'item 行项目',
    kingdee: '分录',
    yonyou: '表体行',
    gs1: 'line item',
  },
  {
    term: ['交货计划行', 'schedule line'],
    means: [
      '订单行的一部分，有自己的数量和时间窗',
      'A part of a line with a quantity and a window of its own',
    ],
    sap: 'schedule line 计划行',
  },
  {
    term: ['来源', 'source'],
    means: [
      '系统、公司或账套、单据类型；单号在其中唯一',
      'System, company or ledger set, document type; numbers are unique within it',
    ],
    sap: 'client 集团, company code 公司代码',
    kingdee: '账套 / 数据中心',
    yonyou: '账套',
  },
  {
    term: ['客户', 'customer'],
    means: ['下单的一方', 'Who orders'],
    sap: 'sold-to party 售达方',
    kingdee: '客户',
    yonyou: '客户',
    gs1: 'GLN of the buyer',
  },
  {
    term: ['收货方', 'consignee'],
    means: ['收货的一方', 'Who receives the goods'],
    sap: 'ship-to party 送达方',
    kingdee: '收货方',
    gs1: 'GLN, AI 410 (ship to)',
  },
  {
    term: ['货主', 'stock owner'],
    means: ['货属于谁；不同货主分开发运', 'Whose goods they are; different owners ship apart'],
    kingdee: '货主',
  },
  {
    term: ['货品', 'article'],
    means: ['能订、能拣、能发的一种东西', 'A thing that can be ordered, picked and shipped'],
    sap: 'material 物料',
    kingdee: '物料',
    yonyou: '存货',
    gs1: 'trade item, GTIN, AI 01 / 02',
  },
  {
    term: ['批次', 'lot'],
    means: ['一起生产的货', 'Goods that were made together'],
    sap: 'batch 批次',
    kingdee: '批号',
    yonyou: '批号',
    gs1: 'AI 10',
  },
  {
    term: ['序列号', 'serial'],
    means: ['单件货的号码', 'Number of a single piece'],
    sap: 'serial number 序列号',
    kingdee: '序列号',
    yonyou: '序列号',
    gs1: 'AI 21',
  },
  {
    term: ['计量单位', 'unit of measure'],
    means: [
      'UN/ECE 第 20 号建议书的代码，H87 为件',
      'Code of UN/ECE Recommendation 20; H87 is a piece',
    ],
    sap: 'unit of measure 计量单位',
    kingdee: '计量单位',
    yonyou: '计量单位',
    gs1: 'UN/ECE Recommendation 20',
  },
  {
    term: ['允差', 'tolerance'],
    means: ['一行可以多发、少发多少', 'By how much a line may be exceeded or fallen short of'],
    sap: 'over- / underdelivery tolerance 交货过量 / 不足限度',
  },
  {
    term: ['拆分订单', 'order split'],
    means: [
      '一张订单分成几张发运单，每一张各有原因',
      'One order goes into several shipments, each with its reasons',
    ],
    sap: 'delivery split 交货拆分',
    kingdee: '拆单',
    yonyou: '拆单',
  },
  {
    term: ['合单', 'merge'],
    means: [
      '两张发运单的货并成一张；与拼车不同',
      'The goods of two shipments become one; sharing a truck is something else',
    ],
    sap: 'order combination 订单合并',
  },
  {
    term: ['欠交', 'back order'],
    means: ['缺货，等到货再发的数量', 'Quantity that is short and waits for goods'],
    sap: 'backorder 延交订单',
  },
  {
    term: ['分批发货', 'partial shipment'],
    means: ['一张订单不是一次发完', 'An order does not go out all at once'],
    sap: 'partial delivery 部分交货',
  },
  {
    term: ['齐套', 'complete set'],
    means: [
      '工作包要的货全部到齐才发',
      'Goods of a work package go out only when all of them are there',
    ],
    sap: 'complete delivery 完全交货',
    kingdee: '齐套分析',
    yonyou: '齐套分析',
  },
  {
    term: ['工作包', 'work package'],
    means: ['项目中需要这些货的一部分', 'Part of a project that needs the goods'],
    sap: 'WBS element WBS 元素',
  },
  {
    term: ['主数据', 'master data'],
    means: ['单位、地点、货品等的档案', 'Records of parties, sites, products and so on'],
    sap: 'master data 主数据',
    kingdee: '基础资料',
    yonyou: '基础档案',
    gs1: 'master data, GDSN',
  },
];
