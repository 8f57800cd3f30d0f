import type { ListedKey } from '../../access/directory.ts';
import { epochMs } from '../../domain/instant.ts';
import { showTime } from '../time.ts';
import { bilingual } from './bilingual.ts';

type Standing = Pick<ListedKey, 'revoked' | 'expiresAt'>;

/** How a key stands, by `words` in one language. */
function standing(
  { revoked, expiresAt }: Standing,
  nowMs: number,
  zone: string,
  words: { revoked: string; always: string; until: string; expired: string },
): string {
  if (revoked) return words.revoked;
  if (expiresAt === undefined) return words.always;
  const said = epochMs(expiresAt) <= nowMs ? words.expired : words.until;
  return `${said} ${showTime(expiresAt, zone)}`;
}

export const accessTexts = bilingual(
  {
    action: '要做什么',
    keyId: '密钥的编号（revoke 时）',
    user: '登录名',
    role: '角色，决定可以做什么',
    division: '只限这些组织，可写多个',
    project: '只限这些项目，可写多个',
    site: '只限这些地点，可写多个',
    expires: '到期时间；不写为不过期',
    source: '以此密钥发送的系统，如 SAP-800',
    label: '用途说明',
    name: '姓名',
    reason: '原因，记入账本',
    needs: (what: string) => `还需要 ${what}`,
    notFor: (option: string, action: string) => `${option} 不能与 ${action} 同用`,
    wrong: (path: string, message: string) => `${path}：${message}`,
    keyMade: (id: string, role: string) =>
      `已新建密钥 ${id}，角色 ${role}。请立即保存，之后无法再查看：`,
    keyRevoked: (id: string) => `已吊销密钥 ${id}，立即失效`,
    keyStanding: (key: Standing, nowMs: number, zone: string) =>
      standing(key, nowMs, zone, {
        revoked: '已吊销',
        always: '有效',
        until: '有效至',
        expired: '已过期',
      }),
    noKeys: '还没有密钥',
    keyHeads: ['编号', '角色', '范围', '状态', '用途'],
    passwordMade: (user: string) => `${user} 的密码如下，只显示这一次；登录后可自行修改：`,
    userDone: (action: string, user: string) => `${user}：已执行 ${action}`,
    noUsers: '还没有用户',
    userHeads: ['登录名', '姓名', '角色', '范围', '状态', '新建于'],
    disabled: '已停用',
    active: '有效',
    divisions: '组织',
    projects: '项目',
    sites: '地点',
    everywhere: '不限',
  },
  {
    action: 'what to do',
    keyId: 'id of the key, to revoke it',
    user: 'the login',
    role: 'the role: what may be done',
    division: 'only these divisions; several can be given',
    project: 'only these projects; several can be given',
    site: 'only these sites; several can be given',
    expires: 'when it expires; left out, never',
    source: 'the system that speaks by it, such as SAP-800',
    label: 'what it is for',
    name: 'what the person is called',
    reason: 'why; it is recorded',
    needs: (what: string) => `${what} is needed`,
    notFor: (option: string, action: string) => `${option} does not go with ${action}`,
    wrong: (path: string, message: string) => `${path} ${message}`,
    keyMade: (id: string, role: string) =>
      `Key ${id} with the role ${role} is made. Keep it now, it is never shown again:`,
    keyRevoked: (id: string) => `Key ${id} is revoked, at once`,
    keyStanding: (key: Standing, nowMs: number, zone: string) =>
      standing(key, nowMs, zone, {
        revoked: 'revoked',
        always: 'good',
        until: 'good until',
        expired: 'expired',
      }),
    noKeys: 'There are no keys yet',
    keyHeads: ['id', 'role', 'scope', 'standing', 'for'],
    passwordMade: (user: string) =>
      `The password of ${user}, shown this once; it can be changed after signing in:`,
    userDone: (action: string, user: string) => `${user}: ${action} is done`,
    noUsers: 'There are no users yet',
    userHeads: ['login', 'name', 'role', 'scope', 'standing', 'since'],
    disabled: 'disabled',
    active: 'active',
    divisions: 'divisions',
    projects: 'projects',
    sites: 'sites',
    everywhere: 'everywhere',
  },
);
