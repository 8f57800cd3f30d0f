import type { Unready } from '../../api/readiness.ts';
import { type Locale, ROLES, type Role } from '../../config.ts';
import type { Words } from '../../wording/say.ts';
import { bilingual } from './bilingual.ts';
import { number } from './figures.ts';

const roleWords: Readonly<Record<Role, Words>> = {
  api: ['回答请求', 'answers requests'],
  projections: ['维护读模型', 'keeps read models'],
  processes: ['推进流程', 'follows up on facts'],
  alerts: ['发现异常', 'watches for trouble'],
  notify: ['发送通知', 'sends messages'],
};

export const serveTexts = bilingual(
  {
    roles: `运行哪些角色，用逗号分开：${ROLES.join('、')}（默认 LADING_ROLES，否则全部）`,
    unknownRole: (name: string, known: readonly string[]) =>
      `没有名为 ${name} 的角色，可选 ${known.join('、')}`,
    noRole: '--roles 是空的：请给出角色',
    role: (role: Role) => `${role}（${roleWords[role][0]}）`,
    serving: (version: string, roles: readonly string[]) =>
      `Lading ${version} 正在运行：${roles.join('、')}`,
    health: (urls: string) => `健康检查：${urls}`,
    ledger: (place: string) => `账本：${place}`,
    readModels: (place: string) => `读模型：${place}`,
    inMemory: '内存（不保留）',
    inFolder: (dir: string) => `数据目录 ${dir}`,
    toStop: 'Ctrl-C 停止',
    noAdmin: (host: string) =>
      `别人能访问 ${host}，而系统还没有管理员：设 LADING_ADMIN_KEY（例如 openssl rand -hex 32 的输出），` +
      '或先在本机用 lading keys create --role admin 建一个密钥',
    firstKey: (called: string) =>
      `还没有密钥。另开一个终端，建第一个：${called} keys create --role admin`,
    addressInUse: (address: string) =>
      `${address} 已被占用：停下占用它的程序，或用 LADING_PORT 另选端口`,
    addressRefused: (address: string) =>
      `系统不允许监听 ${address}：用 LADING_PORT 选一个 1024 以上的端口`,
    addressUnknown: (address: string) =>
      `${address} 不是本机的地址：更正 LADING_HOST，例如 127.0.0.1 或 0.0.0.0`,
    unready: {
      starting: '正在启动',
      stopping: '正在停止',
      waiting: (why: string) => `等待存储：${why}`,
      store: (store: string, why: string) => `${store} 连不上：${why}`,
      catchingUp: (name: string, behind: number) =>
        behind === 0 ? `${name} 还没有建好` : `${name} 还没有追上账本，差 ${number(behind)} 个位置`,
      lagging: (name: string, ms: number) => `${name} 落后账本 ${number(Math.round(ms / 1000))} 秒`,
    },
    stores: { ledger: '账本', readModels: '读模型' } as Readonly<Record<string, string>>,
  },
  {
    roles: `roles to run, separated by commas: ${ROLES.join(', ')} (default LADING_ROLES, else all)`,
    unknownRole: (name: string, known: readonly string[]) =>
      `there is no role ${name}: one of ${known.join(', ')}`,
    noRole: '--roles is empty: name a role',
    role: (role: Role) => `${role} (${roleWords[role][1]})`,
    serving: (version: string, roles: readonly string[]) =>
      `Lading ${version} runs: ${roles.join(', ')}`,
    health: (urls: string) => `health: ${urls}`,
    ledger: (place: string) => `ledger: ${place}`,
    readModels: (place: string) => `read models: ${place}`,
    inMemory: 'in memory (nothing is kept)',
    inFolder: (dir: string) => `data folder ${dir}`,
    toStop: 'Ctrl-C stops it',
    noAdmin: (host: string) =>
      `Others reach ${host}, and there is no admin yet: set LADING_ADMIN_KEY, such as ` +
      'openssl rand -hex 32 prints, or first make a key on this machine with ' +
      'lading keys create --role admin',
    firstKey: (called: string) =>
      `There is no key yet. Make the first in another terminal: ${called} keys create --role admin`,
    addressInUse: (address: string) =>
      `${address} is in use: stop the program that uses it, or choose another LADING_PORT`,
    addressRefused: (address: string) =>
      `The system does not allow listening on ${address}: choose a LADING_PORT above 1023`,
    addressUnknown: (address: string) =>
      `${address} is no address of this machine: correct LADING_HOST, such as 127.0.0.1 or 0.0.0.0`,
    unready: {
      starting: 'starting',
      stopping: 'stopping',
      waiting: (why: string) => `waiting for a store: ${why}`,
      store: (store: string, why: string) => `the ${store} cannot be reached: ${why}`,
      catchingUp: (name: string, behind: number) =>
        behind === 0
          ? `${name} is not built yet`
          : `${name} has not caught up with the ledger yet, ${number(behind)} positions are missing`,
      lagging: (name: string, ms: number) =>
        `${name} is ${number(Math.round(ms / 1000))} s behind the ledger`,
    },
    stores: { ledger: 'ledger', readModels: 'read models' },
  },
);

/** Why a process is not ready, in the language that it was started in. */
export function unreadyText(reason: Unready, locale: Locale): string {
  const { unready, stores } = serveTexts[locale];
  switch (reason.code) {
    case 'starting':
      return reason.why === undefined ? unready.starting : unready.waiting(reason.why);
    case 'stopping':
      return unready.stopping;
    case 'store-unreachable':
      return unready.store(stores[reason.store] ?? reason.store, reason.why);
    case 'catching-up':
      return unready.catchingUp(reason.projection, reason.behind);
    case 'lagging':
      return unready.lagging(reason.projection, reason.ms);
    default:
      return reason satisfies never;
  }
}
