import { type ConfigRule, ROLES } from '../../config.ts';
import { bilingual } from './bilingual.ts';

const zh = {
  unexpected: (message: string) =>
    `意外错误：${message}\n设 LADING_LOG_LEVEL=debug 再运行一次，可看到出错位置`,
  interrupted: '已停止，没有留下不完整的东西。再运行一次即可',
  held: (pid?: number, since?: string, url?: string) =>
    `数据目录正由${pid === undefined ? '另一个进程' : `进程 ${pid} `}占用` +
    `${since ? `，自 ${since}` : ''}${url ? `，地址 ${url}` : ''}。等它结束，或用 --data 另选目录`,
  'ledger-unusable': (message: string) => `账本不能使用：${message}`,
  'ledger-damaged': (message: string) => `账本有损：${message}。用 lading verify 查看，从备份恢复`,
  'read-models-unusable': (message: string) => `读模型不能使用：${message}`,
  'vault-locked': (message: string) => `保险库打不开：${message}`,
  'vault-key-missing': (path: string) =>
    `保险库在服务器上，没有 LADING_VAULT_KEY，也没有 ${path}。用原来的密钥；新保险库用 ` +
    'openssl rand -hex 32 生成一个，设为所有进程共用的 LADING_VAULT_KEY，并另存一份',
  'secret-missing': (path: string) =>
    `缺少 ${path}：没有它，以前的命令再来时认不出来。请把这个文件放回，或设好 LADING_SECRET`,
  'secret-too-short': (path: string) => `${path} 里没有完整的密钥。请放回原来的文件`,
  'secret-not-shared': (path: string) =>
    `账本在服务器上，没有 LADING_SECRET，也没有 ${path}。用 openssl rand -hex 32 生成一个，` +
    '设为所有进程共用的 LADING_SECRET，并另存一份',
  'being-built': () => '另一个进程正在重建这个读模型：等它建好，或稍后再试',
  'held-elsewhere': () =>
    '读模型由另一个进程占用，而它没有进展：用 lading doctor 查看是谁，检查或重启那个进程',
  'store-busy': (message: string) => `存储正忙：${message}。稍后再试`,
  'store-read-only': (message: string) => `存储不可写或打不开：${message}`,
  'store-damaged': (message: string) => `存储有损：${message}。用 lading doctor 查看`,
  'disk-full': (message: string) =>
    `磁盘已满：${message}。腾出空间后，同一条命令再运行一次即可；已记入的都在`,
  'disk-failing': (message: string) => `磁盘读写出错：${message}。检查磁盘和剩余空间`,
  'not-recorded': (message: string) => `没有记入账本：${message}`,
  'outcome-unknown': (message: string) => `不知道是否已记入：${message}。同一条命令再运行一次即可`,
  'not-yet-certain': () => '这个时刻还没有过去：到那时所记的还可能增加。请给一个更早的时刻',
  system: (message: string) => `系统不允许：${message}`,
  notInServer: '正在运行的服务不能执行这个命令：先停下它',
  serverCut: '与正在运行的服务的连接中断：再运行一次即可',
  wrongEnvironment: '环境变量有误：',
  config: {
    ledger: '须为 sqlite:、memory:、esdb://主机 或 esdb+discover://主机；密码里的特殊字符写成 %XX',
    'read-models':
      '须为 sqlite:、memory:、mongodb://主机/库 或 mongodb+srv://主机/库；密码里的特殊字符写成 %XX',
    vault: '须为 sqlite:、mongodb://主机/库 或 mongodb+srv://主机/库；密码里的特殊字符写成 %XX',
    'vault-key': '须为 64 位十六进制数字，例如 openssl rand -hex 32 的输出',
    secret: '至少 32 个字符',
    'admin-key': '须为 lk_ 开头的密钥，或至少 32 个可见的 ASCII 字符',
    'rate-limit': '须为每秒请求数，例如 600',
    switch: '须为 true 或 false',
    roles: `须为 ${ROLES.join('、')}，多个用逗号分开`,
    host: '须为主机名或 IP 地址',
    port: '须为 0 到 65535 的整数',
    'time-zone': '须为 IANA 时区名，例如 Asia/Shanghai',
    locale: '须为 zh-CN 或 en',
    'log-level': '须为 error、warn、info 或 debug',
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
  'vault-key-missing': (path: string) =>
    `The vault is on a server, and there is neither LADING_VAULT_KEY nor ${path}. Take its own key; ` +
    'for a new vault make one with openssl rand -hex 32, give all processes the same ' +
    'LADING_VAULT_KEY, and keep a copy',
  'secret-missing': (path: string) =>
    `${path} is missing: without it, earlier commands that come again are not recognised. ` +
    'Put the file back, or set LADING_SECRET',
  'secret-too-short': (path: string) => `${path} holds no whole secret. Put the right file back`,
  'secret-not-shared': (path: string) =>
    `The ledger is on a server, and there is neither LADING_SECRET nor ${path}. Make one with ` +
    'openssl rand -hex 32, give all processes the same LADING_SECRET, and keep a copy',
  'being-built': () =>
    'Another process is building this read model: wait for it, or try again later',
  'held-elsewhere': () =>
    'Another process holds the read models and brings nothing forward: lading doctor names it, ' +
    'look at that process or start it again',
  'store-busy': (message: string) => `A store is busy: ${message}. Try again later`,
  'store-read-only': (message: string) => `A store cannot be opened or written: ${message}`,
  'store-damaged': (message: string) => `A store is damaged: ${message}. See lading doctor`,
  'disk-full': (message: string) =>
    `The disk is full: ${message}. Make room and run the same command again; ` +
    'what was recorded is there',
  'disk-failing': (message: string) =>
    `Reading or writing failed: ${message}. Look at the disk and the room on it`,
  'not-recorded': (message: string) => `Not recorded: ${message}`,
  'outcome-unknown': (message: string) =>
    `Recorded or not, nobody knows: ${message}. Run the same command again`,
  'not-yet-certain': () =>
    'This instant is not over: what is recorded up to it may still grow. Give an earlier one',
  system: (message: string) => `The system does not allow it: ${message}`,
  notInServer: 'The server that is running cannot do this: stop it first',
  serverCut: 'The connection to the running server was cut: run it again',
  wrongEnvironment: 'The environment is wrong:',
  config: {
    ledger:
      'must be sqlite:, memory:, esdb://host or esdb+discover://host; ' +
      'special characters of a password as %XX',
    'read-models':
      'must be sqlite:, memory:, mongodb://host/database or mongodb+srv://host/database; ' +
      'special characters of a password as %XX',
    vault:
      'must be sqlite:, mongodb://host/database or mongodb+srv://host/database; ' +
      'special characters of a password as %XX',
    'vault-key': 'must be 64 hex digits, such as openssl rand -hex 32 prints',
    secret: 'needs at least 32 characters',
    'admin-key': 'must be a key that begins with lk_, or at least 32 visible ASCII characters',
    'rate-limit': 'must be a number of requests a second, such as 600',
    switch: 'must be true or false',
    roles: `must be of ${ROLES.join(', ')}, separated by commas`,
    host: 'must be a host name or an IP address',
    port: 'must be a whole number from 0 to 65535',
    'time-zone': 'must be an IANA time zone, such as Asia/Shanghai',
    locale: 'must be zh-CN or en',
    'log-level': 'must be error, warn, info or debug',
  },
});

/** Failures that carry what was thrown; the other texts have parameters of their own. */
export type FailureCode = {
  [K in keyof typeof zh]: K extends `${string}-${string}` ? K : never;
}[keyof typeof zh];
