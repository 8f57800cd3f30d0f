import type { GlossaryEntry } from './entry.ts';

export const roadTerms: readonly GlossaryEntry[] = [
  {
    term: ['承运商', 'carrier'],
    means: ['把货运走的一方', 'Who takes the goods along'],
    sap: 'forwarding agent / carrier 承运商',
    kingdee: '承运商',
    gs1: 'carrier',
  },
  {
    term: ['委托', 'tender'],
    means: ['请承运商承运，等他答复', 'A carrier is asked, and answers'],
    sap: 'tendering 招标 (TM)',
  },
  {
    term: ['运单', 'waybill'],
    means: ['承运商给出的号码', 'The carrier’s number'],
    sap: 'waybill / bill of lading 提单',
    gs1: 'consignment, GINC, AI 401',
  },
  {
    term: ['车次', 'trip'],
    means: [
      '一辆车走过几个站点的一趟；可同乘多张发运单（拼车）',
      'One vehicle’s way over its stops; many shipments can ride it',
    ],
    sap: 'shipment 装运 (LE-TRA), freight order 货运订单 (TM)',
  },
  {
    term: ['装车', 'load'],
    means: ['单元上车', 'A unit goes onto the vehicle'],
    sap: 'loading 装载',
    gs1: 'EPCIS bizStep loading',
  },
  {
    term: ['离仓', 'departure'],
    means: ['货离开', 'The goods leave'],
    sap: 'shipment start 装运开始',
    gs1: 'EPCIS bizStep departing',
  },
  {
    term: ['在途', 'in transit'],
    means: ['已离开，还没有到末端', 'Has left, and has not reached the last stop'],
    sap: 'in transit 在途',
    gs1: 'EPCIS disposition in_transit',
  },
  {
    term: ['中转', 'transshipment'],
    means: ['途中从一辆车卸下、装上另一辆', 'From one vehicle to another on the way'],
    sap: 'transshipment location 转运地点 (TM)',
    gs1: 'EPCIS bizSteps unloading, loading',
  },
  {
    term: ['到达', 'arrival'],
    means: ['货到了中转站、海关、末端或收货方', 'The goods reach hub, customs, depot or consignee'],
    gs1: 'EPCIS bizStep arriving',
  },
  {
    term: ['交接', 'transfer of custody'],
    means: ['货由一方交给另一方保管', 'Goods go from one party’s care into another’s'],
    gs1: 'EPCIS bizSteps shipping, receiving',
  },
  {
    term: ['预计到达', 'ETA'],
    means: ['预计何时到', 'When goods or a vehicle are expected'],
    sap: 'estimated time of arrival 预计到达时间',
  },
  {
    term: ['改送', 'redirect'],
    means: ['离仓后改送另一个地址', 'To another address after departure'],
  },
  {
    term: ['拦截', 'intercept'],
    means: ['离仓后请承运商停运送回', 'The carrier is asked to stop goods and bring them back'],
  },
];
