import type { IntakeRule } from '../intake/rules.ts';
import type { Words } from './say.ts';

/** What is wrong with a field, or with a command as a whole. The field is named beside it. */
export const intakeRules = {
  'stream-must-be-known': [
    '{stream} 不是已知的对象，应以 {categories} 之一开头',
    '{stream} is nothing known here; it begins with one of {categories}.',
  ],
  'command-must-be-known': [
    '{category} 没有命令 {command}',
    'There is no command {command} for a {category}.',
  ],
  'field-is-required': ['必填', 'is missing'],
  'field-is-unknown': ['没有这个字段', 'is not a known field'],
  'field-name-is-reserved': ['字段名不可用', 'is a name that no field may have'],
  'field-name-is-too-long': [
    '字段名最多 {max} 个字符',
    'is a field name of more than {max} characters',
  ],
  'must-be-text': ['应为文本', 'must be text'],
  'must-be-well-formed-text': ['含有无法保存的字符', 'contains characters that cannot be kept'],
  'must-be-a-number': ['应为数字', 'must be a number'],
  'must-be-a-whole-number': ['应为整数', 'must be a whole number'],
  'must-be-true-or-false': ['应为 true 或 false', 'must be true or false'],
  'must-be-a-list': ['应为列表', 'must be a list'],
  'must-be-an-object': ['应为对象', 'must be an object'],
  'must-be-plain-json': ['应为普通 JSON', 'must be plain JSON'],
  'must-be-text-or-a-number': ['应为文本或数字', 'must be text or a number'],
  'must-be-a-plain-value': [
    '应为文本、数字、true 或 false，或文本列表',
    'must be text, a number, true or false, or a list of texts',
  ],
  'must-not-be-nested-so-deeply': ['嵌套超过 {max} 层', 'is nested more than {max} levels deep'],
  'must-be-one-of': ['应为以下之一：{values}', 'must be one of {values}'],
  'must-not-be-empty': ['不能为空', 'must not be empty'],
  'must-have-at-least-characters': ['至少 {min} 个字符', 'needs at least {min} characters'],
  'must-have-at-most-characters': ['最多 {max} 个字符', 'may have at most {max} characters'],
  'must-have-at-least-entries': ['至少 {min} 项', 'needs at least {min} entries'],
  'must-have-at-most-entries': ['最多 {max} 项', 'may have at most {max} entries'],
  'must-be-at-least': ['应不小于 {min}', 'must be at least {min}'],
  'must-be-more-than': ['应大于 {min}', 'must be more than {min}'],
  'must-be-at-most': ['应不大于 {max}', 'must be at most {max}'],
  'must-be-less-than': ['应小于 {max}', 'must be less than {max}'],
  'quantity-must-be-positive': ['数量应大于零', 'must be a quantity above zero'],
  'quantity-has-too-many-decimals': ['数量最多三位小数', 'may have at most 3 decimals'],
  'must-be-an-instant': [
    '应为带时区的日期时间，例如 2026-03-01T08:30:00+08:00',
    'must be a date and time with its zone, such as 2026-03-01T08:30:00+08:00',
  ],
  'must-be-a-uuid': ['应为 UUID', 'must be a UUID'],
  'must-be-a-unit-of-measure': [
    '应为计量单位代码，例如 H87（件）、KGM（千克）',
    'must be a unit-of-measure code, such as H87 (piece) or KGM (kilogram)',
  ],
  'must-be-a-subject-reference': ['应为人员信息的引用', 'must be a reference to personal data'],
  'must-be-a-date': ['应为日期，例如 2026-03-01', 'must be a date, such as 2026-03-01'],
  'must-be-a-time-of-day': ['应为时刻，例如 08:30', 'must be a time of day, such as 08:30'],
  'must-be-a-time-zone': [
    '应为时区名，例如 Asia/Shanghai',
    'must be the name of a time zone, such as Asia/Shanghai',
  ],
  'must-be-a-country': [
    '应为两个大写字母的国家代码，例如 CN',
    'must be a country code of two capitals, such as CN',
  ],
  'must-be-a-currency': [
    '应为三个大写字母的币种，例如 CNY',
    'must be a currency code of three capitals, such as CNY',
  ],
  'must-be-a-web-address': [
    '应为不带用户名和片段的网址，如 https://erp.example.com/lading',
    'must be a web address without user and fragment, such as https://erp.example.com/lading',
  ],
  'must-be-a-sha-256': [
    '应为 SHA-256：64 位小写十六进制',
    'must be a SHA-256: 64 hex digits in lower case',
  ],
  'must-be-a-gtin': [
    '应为 GTIN：8、12、13 或 14 位数字，且校验位正确',
    'must be a GTIN: 8, 12, 13 or 14 digits, the last one their check digit',
  ],
  'must-be-an-sscc': [
    '18 位数字应为 SSCC，校验位不对：可能看错或扫错了一位',
    'has 18 digits like an SSCC, but the check digit is wrong: a digit was misread or mistyped',
  ],
  'must-be-a-gln': [
    '应为 GLN：13 位数字，且校验位正确',
    'must be a GLN: 13 digits, the last one their check digit',
  ],
  'must-be-a-un-number': [
    '应为四位 UN 编号，例如 1993',
    'must be a UN number of 4 digits, such as 1993',
  ],
  'must-be-a-customs-code': [
    '应为 HS 编码：6 至 13 位数字',
    'must be an HS code of 6 to 13 digits',
  ],
  'must-have-the-right-form': ['格式不对', 'does not have the right form'],
  'occurred-at-must-not-be-far-ahead': [
    '发生时间比现在晚 {hours} 小时以上',
    'lies more than {hours} hours ahead of now',
  ],
  'code-must-be-known': [
    '来源 {source} 只接受已建档的编码，{code} 没有档案',
    'names {code}, which is not on file; source {source} may only name what is',
  ],
  'code-must-not-be-retired': ['编码 {code} 已停用', 'names {code}, which is retired'],
  'code-must-not-be-blocked': [
    '编码 {code} 已冻结，不能用于新业务',
    'names {code}, which is blocked for anything new',
  ],
  'code-must-have-one-owner': [
    '{code} 已在发运单 {shipment} 中使用，该单尚未结束',
    'names {code}, which is in use in shipment {shipment}',
  ],
  'facts-must-fit-the-ledger': ['账本无法记录：{reason}', 'cannot be recorded: {reason}'],
} satisfies Record<IntakeRule, Words>;
