import type {
  CORRECTION_KINDS,
  HOLD_KINDS,
  HOLD_SCOPES,
  RELATIONS,
  RESPONSIBLE,
  SHORT_DECISIONS,
  STOP_KINDS,
  UNIT_KINDS,
} from '../domain/shipment/words.ts';
import { type Locale, textIn, type Words } from './say.ts';

type Lists =
  | typeof CORRECTION_KINDS
  | typeof HOLD_KINDS
  | typeof HOLD_SCOPES
  | typeof RELATIONS
  | typeof RESPONSIBLE
  | typeof SHORT_DECISIONS
  | typeof STOP_KINDS
  | typeof UNIT_KINDS;

const codes = {
  did_not_occur: ['没有发生', 'did not occur'],
  incorrect_data: ['内容有误', 'incorrect data'],
  credit: ['信用', 'credit'],
  customer: ['客户', 'customer'],
  customs: ['海关', 'customs'],
  quality: ['质量', 'quality'],
  shortage: ['缺货', 'shortage'],
  own: ['自行', 'own'],
  pick: ['拣货', 'pick'],
  load: ['装车', 'load'],
  depart: ['离仓', 'depart'],
  deliver: ['交付', 'deliver'],
  all: ['全部', 'all'],
  consignee: ['收货方', 'consignee'],
  agent: ['代理人', 'agent'],
  'gate-keeper': ['门卫', 'gate keeper'],
  'site-manager': ['现场负责人', 'site manager'],
  contractor: ['总包或安装单位', 'contractor'],
  supervisor: ['监理', 'supervisor'],
  neighbour: ['邻居', 'neighbour'],
  locker: ['寄存柜', 'locker'],
  carrier: ['承运商', 'carrier'],
  shipper: ['发货方', 'shipper'],
  'force-majeure': ['不可抗力', 'force majeure'],
  unknown: ['不明', 'unknown'],
  wait: ['等货', 'wait'],
  backorder: ['转欠交', 'backorder'],
  cancel: ['取消', 'cancel'],
  substitute: ['替代', 'substitute'],
  hub: ['中转站', 'hub'],
  depot: ['末端站点', 'depot'],
  carton: ['纸箱', 'carton'],
  'wooden-case': ['木箱', 'wooden case'],
  pallet: ['托盘', 'pallet'],
  bundle: ['捆', 'bundle'],
  container: ['集装箱', 'container'],
  bare: ['裸装', 'bare'],
} satisfies Record<Lists[number], Words>;

/** Reasons are free codes; these are the usual ones. */
const reasons = {
  absent: ['无人在', 'absent'],
  closed: ['不在营业', 'closed'],
  address: ['地址有误', 'address'],
  access: ['车进不去', 'access'],
  payment: ['款未付', 'payment'],
  vehicle: ['车辆故障', 'vehicle'],
  'out-of-stock': ['缺货', 'out of stock'],
  'not-in-bin': ['库位没有', 'not in bin'],
} satisfies Record<string, Words>;

const known: Readonly<Record<string, Words>> = { ...codes, ...reasons };

/** A code of ours as people say it; any other, somebody's own, as it stands. */
export function codeText(code: string, locale: Locale): string {
  const words = Object.hasOwn(known, code) ? known[code] : undefined;
  return words ? textIn(words, locale) : code;
}
