import type { CORRECTION_KINDS } from '../domain/correcting/facts.ts';
import { accessCodes } from './codes/access.ts';
import { alertCodes } from './codes/alerts.ts';
import { masterCodes } from './codes/master.ts';
import { orderCodes } from './codes/order.ts';
import { shipmentCodes } from './codes/shipment.ts';
import { tripCodes } from './codes/trip.ts';
import { type Locale, textIn, type Words } from './say.ts';

const corrections = {
  did_not_occur: ['没有发生', 'did not occur'],
  incorrect_data: ['内容有误', 'incorrect data'],
} satisfies Record<(typeof CORRECTION_KINDS)[number], Words>;

/** How something that was asked for turned out. */
const outcomes = {
  confirmed: ['已确认', 'confirmed'],
  failed: ['失败', 'failed'],
  passed: ['合格', 'passed'],
  posted: ['已过账', 'posted'],
  reversed: ['已冲销', 'reversed'],
  now: ['立即', 'now'],
  'at-hand-over': ['自交接起', 'from the hand-over on'],
} satisfies Record<string, Words>;

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

/** Every code of the closed lists, and the usual ones of the open lists, in words. */
export const codeWords: Readonly<Record<string, Words>> = {
  ...corrections,
  ...accessCodes,
  ...alertCodes,
  ...masterCodes,
  ...tripCodes,
  ...orderCodes,
  ...outcomes,
  ...reasons,
  ...shipmentCodes,
};

/** Codes that mean something else in one field than in the others. */
const inField: Readonly<Record<string, Words>> = {
  'answer.refused': ['拒绝', 'refused'],
  'cause.closed': ['已关闭', 'closed'],
  'cause.refused': ['被拒绝', 'refused'],
  'result.accepted': ['通过', 'accepted'],
  'code.carrier': ['承运商不同', 'carrier'],
  'code.service': ['运输服务不同', 'service'],
};

/**
 * A code of ours as people say it; any other, somebody's own, as it stands. `field` is the name
 * of the field that holds it.
 */
export function codeText(code: string, locale: Locale, field = ''): string {
  const exact = `${field}.${code}`;
  const words = Object.hasOwn(inField, exact)
    ? inField[exact]
    : Object.hasOwn(codeWords, code)
      ? codeWords[code]
      : undefined;
  return words ? textIn(words, locale) : code;
}
