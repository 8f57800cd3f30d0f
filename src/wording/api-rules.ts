import type { Words } from './say.ts';

/** What is wrong with a part of a request that is no command's field. The part is named beside it. */
export const apiRules = {
  'must-be-json': ['不是有效的 JSON：{reason}', 'is no valid JSON: {reason}'],
  'field-must-be-given-once': ['同一字段出现了两次', 'is given twice'],
  'must-be-utf-8': ['不是有效的 UTF-8 文本', 'is no valid UTF-8'],
  'body-must-be-left-out': ['此请求不带内容', 'is not expected: this request has no body'],
  'body-must-be-complete': ['内容没有收完', 'has not arrived completely'],
  'address-must-be-readable': ['地址无法读取', 'cannot be read'],
  'query-must-be-answerable': [
    '不能这样查询：游标属于另一个查询，或条件不适用',
    'cannot be asked so: the cursor is of another query, or a condition does not fit',
  ],
  'position-must-be-of-this-ledger': [
    '不是这个账本的位置：请从 0 或它给出的位置开始',
    'is no position of this ledger: begin at 0 or at one that it gave',
  ],
  'instant-must-be-over': [
    '这个时刻还没有过去，结果还会变化',
    'is not over yet: what is recorded up to it may still grow',
  ],
  'must-be-the-password-in-use': ['不是当前的密码', 'is not the password in use'],
} satisfies Record<string, Words>;
export type ApiFieldRule = keyof typeof apiRules;
