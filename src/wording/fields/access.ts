import type { Words } from '../say.ts';

export const accessFields = {
  role: ['角色，决定可以做什么', 'The role: what may be done'],
  scope: ['范围；不写的种类不受限制', 'The scope; a kind that is left out is not confined'],
  divisions: ['组织的编码', 'Codes of divisions'],
  projects: ['项目的编码', 'Codes of projects'],
  sites: ['地点的编码', 'Codes of sites'],
  was: ['之前的角色和范围', 'Role and scope before'],
  hash: ['密钥的 SHA-256；密钥本身不保存', 'SHA-256 of the key, which is kept nowhere'],
  label: ['用途说明', 'What it is for'],
  source: ['以此密钥发送的系统', 'The system that speaks by it'],
  expiresAt: ['到期时间；不写为不过期', 'When it expires; left out, never'],
  person: ['用户；存入信息库，记录里只留引用', 'The person; the fact has a reference only'],
  password: ['信息库里存放密码哈希的字段', 'Field of the vault that holds the password’s hash'],
  generation: ['第几个密码', 'Which password it is'],
  reason: ['原因', 'Why'],
} satisfies Record<string, Words>;
