import type { Words } from './say.ts';

/** What is wrong with how a command was sent. The header or line is named beside it. */
export const sendingRules = {
  'key-must-be-printable': [
    '应为 1 至 {max} 个可打印的 ASCII 字符',
    'must be 1 to {max} printable ASCII characters',
  ],
  'version-must-be-quoted': [
    '应为读到的版本，带引号，例如 "17"；不接受 W/"17"、多个版本和 *',
    'must be the version that was read, in quotes, such as "17"; W/"17", several of them and * are not taken',
  ],
  'commands-must-not-be-so-many': [
    '共 {count} 条，一次最多 {max} 条：请分几次发送',
    'are {count}, and at most {max} are taken at once: send them in several goes',
  ],
} satisfies Record<string, Words>;
export type SendingRule = keyof typeof sendingRules;
