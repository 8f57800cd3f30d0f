import type * as words from '../../domain/shipment/words.ts';
import type { Words } from '../say.ts';

type Lists = (typeof words)[keyof typeof words];

/** What a shipment's commands and facts choose from, as people say it. */
export const shipmentCodes = {
  // Steps that a policy may list, and what a hold can stop.
  label: ['标签', 'label'],
  stage: ['集货', 'stage'],
  load: ['装车', 'load'],
  arrive: ['到达', 'arrive'],
  pick: ['拣货', 'pick'],
  depart: ['离仓', 'depart'],
  deliver: ['交付', 'deliver'],
  all: ['全部', 'all'],
  forward: ['正向', 'forward'],
  reverse: ['逆向', 'reverse'],

  // Why something is held.
  credit: ['信用', 'credit'],
  customer: ['客户', 'customer'],
  quality: ['质量', 'quality'],
  shortage: ['缺货', 'shortage'],
  own: ['自行', 'own'],

  // What becomes of a shortage.
  wait: ['等货', 'wait'],
  backorder: ['转欠交', 'backorder'],
  cancel: ['取消', 'cancel'],
  substitute: ['替代', 'substitute'],

  // Handling units.
  carton: ['纸箱', 'carton'],
  'wooden-case': ['木箱', 'wooden case'],
  pallet: ['托盘', 'pallet'],
  bundle: ['捆', 'bundle'],
  container: ['集装箱', 'container'],
  bare: ['裸装', 'bare'],

  // Stops, and why a unit left its vehicle there.
  hub: ['中转站', 'hub'],
  depot: ['末端站点', 'depot'],
  transship: ['中转', 'transship'],
  left: ['留下未运', 'left behind'],
  return: ['退回', 'return'],

  // Who is responsible, who asked, who said so, who signed.
  carrier: ['承运商', 'carrier'],
  shipper: ['发货方', 'shipper'],
  consignee: ['收货方', 'consignee'],
  customs: ['海关', 'customs'],
  'force-majeure': ['不可抗力', 'force majeure'],
  unknown: ['不明', 'unknown'],
  driver: ['司机', 'driver'],
  planner: ['计划员', 'planner'],
  rule: ['规则', 'rule'],
  agent: ['代理人', 'agent'],
  'gate-keeper': ['门卫', 'gate keeper'],
  'site-manager': ['现场负责人', 'site manager'],
  contractor: ['总包或安装单位', 'contractor'],
  supervisor: ['监理', 'supervisor'],
  neighbour: ['邻居', 'neighbour'],
  locker: ['寄存柜', 'locker'],

  // What the consignee said of the goods, and what became of those that came back.
  accepted: ['收下', 'accepted'],
  'accepted-with-remarks': ['有批注通过', 'accepted with remarks'],
  rejected: ['未通过', 'rejected'],
  refused: ['拒收', 'refused'],
  missing: ['缺失', 'missing'],
  over: ['多出', 'over'],
  ok: ['完好', 'ok'],
  damaged: ['破损', 'damaged'],
  wrong: ['错误', 'wrong'],
  restock: ['重新入库', 'restock'],
  quarantine: ['待检隔离', 'quarantine'],
  scrap: ['报废', 'scrap'],
  redeliver: ['再次派送', 'redeliver'],

  // A carrier's statuses, in our terms.
  announced: ['已预报', 'announced'],
  collected: ['已揽收', 'collected'],
  'in-transit': ['在途', 'in transit'],
  'at-hub': ['在中转站', 'at a hub'],
  'in-customs': ['清关中', 'in customs'],
  'out-for-delivery': ['派送中', 'out for delivery'],
  delivered: ['已送达', 'delivered'],
  'attempt-failed': ['派送未成', 'attempt failed'],
  exception: ['异常', 'exception'],
  returning: ['退回途中', 'on its way back'],
  returned: ['已退回', 'returned'],

  // Papers, customs and evidence.
  signed: ['已签', 'signed'],
  sent: ['已寄', 'sent'],
  received: ['已收', 'received'],
  filed: ['已归档', 'filed'],
  declared: ['已申报', 'declared'],
  inspected: ['查验', 'inspected'],
  held: ['扣留', 'held'],
  released: ['放行', 'released'],
  photo: ['照片', 'photo'],
  signature: ['签名', 'signature'],
  document: ['单据', 'document'],
  sensor: ['传感器数据', 'sensor reading'],
  other: ['其他', 'other'],

  // Exceptions.
  low: ['低', 'low'],
  medium: ['中', 'medium'],
  high: ['高', 'high'],
  critical: ['紧急', 'critical'],
  short: ['少货', 'short'],
  'wrong-item': ['错货', 'wrong item'],
  'wrong-serial': ['序列号不符', 'wrong serial'],
  'wrong-quantity': ['数量不符', 'wrong quantity'],
  damage: ['破损', 'damage'],
  'concealed-damage': ['隐蔽破损', 'concealed damage'],
  packaging: ['包装问题', 'packaging'],
  'missing-document': ['缺单据', 'missing document'],
  'seal-broken': ['封条破坏', 'seal broken'],
  temperature: ['温度超限', 'temperature'],
  delay: ['延误', 'delay'],
  overdue: ['逾期', 'overdue'],
  misroute: ['错送', 'misroute'],
  'failed-attempt': ['派送失败', 'failed attempt'],
  lost: ['丢失', 'lost'],
  found: ['找回', 'found'],
  stolen: ['被盗', 'stolen'],
  breakdown: ['车辆故障', 'breakdown'],
  accident: ['事故', 'accident'],
  weather: ['天气', 'weather'],
  strike: ['罢工', 'strike'],
  capacity: ['运力不足', 'capacity'],
} satisfies Record<Lists[number], Words>;
