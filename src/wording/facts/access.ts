import type { AccessFact } from '../../domain/access/facts.ts';
import type { FactWords } from './fact-words.ts';

/** Everything that is recorded of who may do what, in words. */
export const accessFactWords = {
  KeyCreated: {
    name: ['密钥已新建', 'key made'],
    says: ['一个系统得到了密钥、角色和范围。', 'A system has got a key, a role and a scope.'],
  },
  KeyRevoked: {
    name: ['密钥已吊销', 'key revoked'],
    says: ['密钥从此无效。', 'The key is good for nothing from then on.'],
  },
  PersonCreated: {
    name: ['用户已新建', 'person let in'],
    says: ['一个人得到了登录名、角色和范围。', 'A person has got a login, a role and a scope.'],
  },
  AccessChanged: {
    name: ['权限已更改', 'access changed'],
    says: [
      '一个人的角色或范围变了，之前的也在其中。',
      'A person has another role or scope; those before are named as well.',
    ],
  },
  PasswordChanged: {
    name: ['密码已更改', 'password changed'],
    says: ['旧密码和旧会话从此无效。', 'The password and the sessions before are over.'],
  },
  PersonDisabled: {
    name: ['用户已停用', 'person disabled'],
    says: ['该用户不能再登录。', 'The person cannot sign in any more.'],
  },
  PersonEnabled: {
    name: ['用户已启用', 'person enabled'],
    says: ['该用户可以再次登录。', 'The person can sign in again.'],
  },
} satisfies Record<AccessFact['type'], FactWords>;
