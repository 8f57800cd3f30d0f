import type { ConfigRule } from '../../config.ts';
import { bilingual } from './bilingual.ts';

const zh = {
  unexpected: (message: string) =>
    `意外错误：${message}\n设 LADING_LOG_LEVEL=debug 再运行一次，可看到出错位置`,
  interrupted: '已停止，没有留下不完整的东西。再运行一次即可',
  held: (pid?: number, since?: string, url?: string) =>
    `数据目录正由${pid === undefined ? '另一个进程' : `进程 ${pid}`}占用` +
    `${since ? `，自 ${since}` : ''}${url ? `，地址 ${url}` : ''}。等它结束，或用 --data 另选目录`,
  'ledger-unusable': (message: string) => `账本不能使用：${message}`,
  'ledger-damaged': (message: string) => `账本有损：${message}。用 lading verify 查看，从备份恢复`,
  'read-models-unusable': (message: string) => `读模型不能使用：${message}`,
  'vault-locked': (message: string) => `保险库打不开：${message}`,
  'not-recorded': (message: string) => `没有记入账本：${message}`,
  'outcome-unknown': (message: string) => `不知道是否已记入：${message}。同一条命令再运行一次即可`,
  'not-yet-certain': () => '这个时刻还没有过去：到那时所记的还可能增加。请给一个更早的时刻',
  system: (message: string) => `系统不允许：${message}`,
  wrongEnvironment: '环境变量有误：',
  config: {
    ledger: '须为 sqlite: 或 memory:',
    'read-models': '须为 sqlite: 或 memory:',
    vault: '须为 sqlite:',
    secret: '至少 32 个字符',
    'time-zone': '须为 IANA 时区名，例如 Asia/Shanghai',
    locale: '须为 zh-CN 或 en',
    'log-level': '须为 info 或 debug',
  } satisfies Record<ConfigRule, string> as Record<ConfigRule, string>,
};

export const failureTexts = bilingual(zh, {
  unexpected: (message: string) =>
    `Unexpected: ${message}\nRun it again with LADING_LOG_LEVEL=debug to see where`,
  interrupted: 'Stopped, and nothing incomplete is left. Run it again',
  held: (pid?: number, since?: string, url?: string) =>
    `The data folder is held by ${pid === undefined ? 'another process' : `process ${pid}`}` +
    `${since ? ` since ${since}` : ''}${url ? ` at ${url}` : ''}. ` +
    'Wait for it to end, or choose another folder with --data',
  'ledger-unusable': (message: string) => `The ledger cannot be used: ${message}`,
  'ledger-damaged': (message: string) =>
    `The ledger is damaged: ${message}. See lading verify; restore a backup`,
  'read-models-unusable': (message: string) => `The read models cannot be used: ${message}`,
  'vault-locked': (message: string) => `The vault does not open: ${message}`,
  'not-recorded': (message: string) => `Not recorded: ${message}`,
  'outcome-unknown': (message: string) =>
    `Recorded or not, nobody knows: ${message}. Run the same command again`,
  'not-yet-certain': () =>
    'This instant is not over: what is recorded up to it may still grow. Give an earlier one',
  system: (message: string) => `The system does not allow it: ${message}`,
  wrongEnvironment: 'The environment is wrong:',
  config: {
    ledger: 'must be sqlite: or memory:',
    'read-models': 'must be sqlite: or memory:',
    vault: 'must be sqlite:',
    secret: 'needs at least 32 characters',
    'time-zone': 'must be an IANA time zone, such as Asia/Shanghai',
    locale: 'must be zh-CN or en',
    'log-level': 'must be info or debug',
  },
});

/** Failures that carry what was thrown; the other texts have parameters of their own. */
export type FailureCode = {
  [K in keyof typeof zh]: K extends `${string}-${string}` ? K : never;
}[keyof typeof zh];
