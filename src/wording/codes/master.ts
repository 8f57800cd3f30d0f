import type * as words from '../../domain/master/words.ts';
import type { Words } from '../say.ts';

type Lists = (typeof words)[keyof typeof words];

/** What master data chooses from, as people say it. */
export const masterCodes = {
  active: ['可用', 'active'],
  blocked: ['冻结', 'blocked'],

  // Parties, sites, carriers, organisations.
  customer: ['客户', 'customer'],
  consignee: ['收货方', 'consignee'],
  supplier: ['供应商', 'supplier'],
  forwarder: ['货代', 'forwarder'],
  installer: ['安装单位', 'installer'],
  carrier: ['承运商', 'carrier'],
  warehouse: ['仓库', 'warehouse'],
  hub: ['中转站', 'hub'],
  'project-site': ['项目现场', 'project site'],
  port: ['港口', 'port'],
  road: ['公路', 'road'],
  express: ['快运', 'express'],
  courier: ['快递', 'courier'],
  rail: ['铁路', 'rail'],
  air: ['航空', 'air'],
  sea: ['海运', 'sea'],
  'own-fleet': ['自有车队', 'own fleet'],
  division: ['事业部', 'division'],
  region: ['区域', 'region'],
  company: ['公司', 'company'],
  'stock-owner': ['货主', 'stock owner'],
  team: ['班组', 'team'],

  // Products.
  controlled: ['受管制', 'controlled'],
  'licence-needed': ['须许可证', 'licence needed'],
  'dual-use': ['两用物项', 'dual use'],
  I: ['I 类包装', 'group I'],
  II: ['II 类包装', 'group II'],
  III: ['III 类包装', 'group III'],

  // Sources and reasons.
  stub: ['建空档案', 'make a stub'],
  refuse: ['拒绝', 'refuse'],
  short: ['少货', 'short'],
  hold: ['冻结', 'hold'],
  cancel: ['取消', 'cancel'],
  change: ['变更', 'change'],
  exception: ['异常', 'exception'],
  'failed-attempt': ['派送失败', 'failed attempt'],
  return: ['退回', 'return'],
  correction: ['更正', 'correction'],
  complaint: ['投诉', 'complaint'],

  // How orders are split.
  automatic: ['自动', 'automatic'],
  complete: ['整单发货', 'complete'],
  'delivery-group': ['按交付组', 'delivery group'],
  'complete-set': ['齐套', 'complete set'],
  partial: ['可分批', 'partial'],
  'first-only': ['只发第一批', 'first delivery only'],
  'requested-date': ['要求日期', 'requested date'],
  incoterms: ['贸易术语', 'incoterms'],
  temperature: ['温度等级', 'temperature'],
  hazmat: ['危险品', 'dangerous goods'],
  oversize: ['大件', 'oversize'],
  'pre-order': ['预售', 'pre-order'],
  'export-control': ['出口管制', 'export control'],
  'work-package': ['工作包', 'work package'],
  'product-type': ['货品类型', 'product type'],
} satisfies Record<Lists[number] | 'automatic' | 'I' | 'II' | 'III', Words>;
