import type { AccessCommand } from '../../domain/access/commands.ts';
import type { CommandWords } from './command-words.ts';

/** Everything that changes who may do what, in words; sent by Lading itself, for an admin. */
export const accessCommandWords = {
  CreateKey: {
    name: ['新建密钥', 'Make a key'],
    does: [
      '让一个系统以某个角色和范围进来；只记录密钥的哈希。',
      'Lets a system in, with a role and a scope; only the hash of its key is recorded.',
    ],
  },
  RevokeKey: {
    name: ['吊销密钥', 'Revoke a key'],
    does: ['密钥立即失效。', 'The key is good for nothing any more, at once.'],
  },
  CreatePerson: {
    name: ['新建用户', 'Let a person in'],
    does: [
      '让一个人以某个角色和范围登录；登录名、姓名和密码的哈希存入信息库。',
      'Lets a person sign in, with a role and a scope; login, name and the password’s hash are kept in the vault.',
    ],
  },
  ChangeAccess: {
    name: ['更改权限', 'Change what somebody may do'],
    does: [
      '给一个人新的角色和范围；不能更改自己的。',
      'Gives a person another role and scope; nobody changes their own.',
    ],
  },
  ChangePassword: {
    name: ['更改密码', 'Change a password'],
    does: [
      '旧密码和用它打开的会话失效。',
      'The password before, and all sessions that it has opened, are over.',
    ],
  },
  DisablePerson: {
    name: ['停用用户', 'Disable a person'],
    does: ['不能再登录，会话立即失效。', 'Nobody signs in by that login, and open sessions end.'],
  },
  EnablePerson: {
    name: ['启用用户', 'Enable a person'],
    does: ['可以再次登录。', 'Lets a person who was disabled sign in again.'],
  },
} satisfies Record<AccessCommand['type'], CommandWords>;
