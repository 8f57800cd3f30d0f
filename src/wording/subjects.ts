import type { MasterKind } from '../domain/master/kinds.ts';
import { type Locale, textIn, type Words } from './say.ts';

type Category =
  | 'shipment'
  | 'order'
  | 'trip'
  | 'track'
  | 'scans'
  | 'unmatched'
  | 'subscription'
  | 'outbox'
  | 'alert'
  | 'access'
  | MasterKind;

/** What a stream is about, by the category that its name begins with. */
export const subjects = {
  shipment: ['发运单', 'shipment'],
  order: ['订单', 'order'],
  trip: ['车次', 'trip'],
  track: ['轨迹', 'track'],
  scans: ['错扫', 'wrong scans'],
  unmatched: ['待认领的运单', 'unmatched waybill'],
  subscription: ['订阅', 'subscription'],
  outbox: ['待发通知', 'outbox'],
  alert: ['告警', 'alert'],
  access: ['权限', 'access'],
  party: ['往来单位', 'party'],
  address: ['地址', 'address'],
  person: ['人员', 'person'],
  organisation: ['组织', 'organisation'],
  project: ['项目', 'project'],
  site: ['地点', 'site'],
  calendar: ['日历', 'calendar'],
  product: ['货品', 'product'],
  carrier: ['承运商', 'carrier'],
  vehicle: ['车辆', 'vehicle'],
  source: ['来源系统', 'source'],
  policy: ['策略', 'policy'],
  reason: ['原因', 'reason'],
} satisfies Record<Category, Words>;

/** A category as people say it; one of a newer version of Lading as it stands. */
export function subjectText(category: string, locale: Locale): string {
  const known: Readonly<Record<string, Words>> = subjects;
  const words = Object.hasOwn(known, category) ? known[category] : undefined;
  return words ? textIn(words, locale) : category;
}
