import type { MasterRule } from '../domain/master/rules.ts';
import type { Words } from './say.ts';
import type { shipmentRules } from './shipment-rules.ts';

/** Why a record of master data was refused, beside what shipments say in the same words. */
export const masterRules = {
  'master-must-be-known': ['没有编码 {code} 的档案', 'Nothing is on file under the code {code}.'],
  'master-version-is-taken': [
    '来源 {source} 的第 {sourceVersion} 版已收到过，内容不同：{changed}',
    'Version {sourceVersion} of {source} was received before with other content: {changed}.',
  ],
  'entry-must-be-listed-once': [
    '{field} 里 {entry} 出现了两次',
    '{entry} is listed twice in {field}.',
  ],
  'record-must-not-name-itself': [
    '{field} 里写的是它自己：{code}',
    '{field} names the record itself, {code}.',
  ],
  'conversion-must-be-to-another-unit': [
    '换算的单位 {uom} 就是基本单位',
    'A conversion is from {uom}, which is the base unit itself.',
  ],
  'unit-must-be-of-product': [
    'GTIN {gtin} 的单位 {uom} 既不是基本单位，也没有换算',
    'GTIN {gtin} is for {uom}, which is neither the base unit nor converted to it.',
  ],
  'shifts-must-not-overlap': [
    '星期 {day} 的班次 {one} 与 {other} 重叠',
    'On weekday {day} the shifts {one} and {other} overlap.',
  ],
  'day-must-be-holiday-or-worked': [
    '{date} 既是假日又是调休上班日',
    '{date} is both a holiday and a make-up day.',
  ],
} satisfies Record<Exclude<MasterRule, keyof typeof shipmentRules>, Words>;
