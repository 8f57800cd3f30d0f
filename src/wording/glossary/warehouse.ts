import type { GlossaryEntry } from './entry.ts';

export const warehouseTerms: readonly GlossaryEntry[] = [
  {
    term: ['发运单', 'shipment'],
    means: [
      '从一个发货地到一个收货方的一批货，有一个编号和一条流',
      'Goods on their way from one site to one party, with one id and one stream',
    ],
    sap: 'outbound delivery 外向交货单',
    kingdee: '发货通知单',
    yonyou: '发货单',
    gs1: 'shipment, GSIN, AI 402',
  },
  {
    term: ['下达', 'release'],
    means: ['让仓库开始拣货', 'The warehouse may begin to pick'],
    sap: 'transfer order 转储单 (WM), warehouse task 仓库任务 (EWM)',
  },
  {
    term: ['冻结', 'hold'],
    means: [
      '在一个范围内停住决定：拣货、装车、离仓、交付或全部',
      'Stops decisions within a scope: pick, load, depart, deliver or all',
    ],
    sap: 'delivery block 交货冻结, credit block 信用冻结',
  },
  {
    term: ['拣货', 'pick'],
    means: ['从库位取出货行的数量', 'Quantity of a line taken from its bin'],
    sap: 'picking 拣配',
    kingdee: '拣货',
    yonyou: '拣货',
    gs1: 'EPCIS bizStep picking',
  },
  {
    term: ['短拣', 'short pick'],
    means: ['拣不到应拣的数量', 'Less was there to pick than was planned'],
    sap: 'pick denial 拣配拒绝 (EWM)',
  },
  {
    term: ['替代', 'substitution'],
    means: ['改发另一种货品', 'Another article is shipped instead'],
    sap: 'material determination 物料确定',
  },
  {
    term: ['放回', 'put back'],
    means: ['拣出的货回到库位', 'Picked goods go back to a bin'],
  },
  {
    term: ['装箱', 'pack'],
    means: ['货放进物流单元', 'Goods go into a unit'],
    sap: 'packing 包装',
    kingdee: '装箱',
    yonyou: '装箱',
    gs1: 'EPCIS bizStep packing',
  },
  {
    term: ['物流单元', 'unit'],
    means: [
      '箱、托盘、木箱、捆、集装箱或裸装件，作为一件移动',
      'Carton, pallet, wooden case, bundle, container or bare piece that moves as one',
    ],
    sap: 'handling unit 处理单元',
    gs1: 'logistic unit, SSCC, AI 00',
  },
  {
    term: ['箱号', 'case number'],
    means: ['客户的编号，如 1/6', 'The customer’s own, such as 1/6'],
  },
  {
    term: ['封箱', 'close a unit'],
    means: ['单元封好并称重量尺寸', 'The unit is closed, weighed and measured'],
  },
  {
    term: ['标签', 'label'],
    means: ['贴在单元上的标签；补打须有原因', 'What is stuck on a unit; a copy needs a reason'],
    gs1: 'GS1 Logistic Label',
  },
  {
    term: ['集货', 'staging'],
    means: ['单元放到集货区等待装车', 'The unit stands in a staging area, ready to load'],
    sap: 'staging area (EWM)',
    gs1: 'EPCIS bizStep staging_outbound',
  },
  {
    term: ['发货过账', 'goods issue'],
    means: ['ERP 里把货记出库', 'The ERP takes the goods out of stock'],
    sap: 'post goods issue 发货过账, movement type 601',
    kingdee: '销售出库单',
    yonyou: '销售出库单',
  },
];
