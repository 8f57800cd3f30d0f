import type { AccessRule } from '../domain/access/rules.ts';
import type { Words } from './say.ts';
import type { shipmentRules } from './shipment-rules.ts';

/** Why a change of who may do what was refused, and what an edge says of a foreign subject. */
export const accessRules = {
  'key-must-be-new': ['密钥 {key} 已存在', 'There is a key {key} already.'],
  'key-must-be-known': ['没有密钥 {key}', 'There is no key {key}.'],
  'key-must-expire-later': [
    '到期时间 {expiresAt} 已过',
    'It would have expired already, at {expiresAt}.',
  ],
  'login-must-be-free': [
    '该登录名已有人使用；已停用的人请重新启用',
    'This login is taken; somebody who was disabled can be enabled again.',
  ],
  'person-must-be-known': ['没有用户 {person}', 'There is no person {person}.'],
  'person-must-not-be-disabled': [
    '该用户已停用，请先启用',
    'This person is disabled: enable them first.',
  ],
  'access-must-be-changed-by-others': [
    '不能更改自己的权限，请由另一位管理员更改',
    'Nobody changes what they may do themselves: ask another admin.',
  ],
  'last-admin-must-stay': [
    '这是最后一位不受范围限制的管理员，请先任命另一位',
    'This is the last admin whom nothing confines: appoint another one first.',
  ],
  'scope-must-lie-within-own': [
    '不能授予超出自己范围的权限',
    'It reaches further than your own scope.',
  ],
  'subject-must-be-in-scope': ['没有这一项，或者您不能看到它', 'It is not yours to see.'],
} satisfies Record<
  Exclude<AccessRule, keyof typeof shipmentRules> | 'subject-must-be-in-scope',
  Words
>;
