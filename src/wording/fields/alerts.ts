import type { Words } from '../say.ts';

export const subscriptionFields = {
  url: ['通知发往的地址', 'Address that messages are posted to'],
  events: ['要通知的事件', 'What is told of'],
  scope: ['只通知其中的对象；不写为全部', 'Only subjects inside it; left out, all of them'],
  divisions: ['组织的编码', 'Codes of divisions'],
  projects: ['项目的编码', 'Codes of projects'],
  sites: ['发货地的编码', 'Codes of sites'],
  description: ['说明', 'What it is for'],
  secret: [
    '签名密钥；存入信息库，记录里只留引用',
    'The secret that messages are signed by; kept in the vault, the fact has a reference only',
  ],
  why: ['原因', 'Why'],
  fromPosition: [
    '从该位置之后起重新通知；不写为自暂停起',
    'Facts behind it are told of again; left out, those since the pause',
  ],
} satisfies Record<string, Words>;

export const outboxFields = {
  notification: ['通知的编号，每次重试相同', 'Id of the notification, the same on every try'],
  event: ['事件', 'What it tells of'],
  fact: ['所通知的记录的编号', 'Id of the fact that it tells of'],
  factType: ['该记录的类型', 'Type of that fact'],
  version: ['该记录在流里的版本', 'Version of that fact in its stream'],
  position: ['该记录在账本里的位置', 'Position of that fact in the ledger'],
  attempt: ['第几次发送', 'Which try it was'],
  status: ['对方回答的 HTTP 状态', 'HTTP status that was answered'],
  ms: ['用时，毫秒', 'How long it took, in milliseconds'],
  why: ['失败的原因', 'Why it failed'],
  next: ['下次何时再试', 'When it is tried again'],
  resume: [
    '重新通知的恢复记录的编号',
    'Id of the fact that resumed the subscription and has it told again',
  ],
} satisfies Record<string, Words>;

export const alertFields = {
  rule: ['违反的规则', 'The rule that found it'],
  subject: ['对象的流', 'Stream of what it is about'],
  found: ['这次发现的内容；相同的不重复告警', 'What was found; the same is not raised again'],
  severity: ['严重程度', 'How grave it is'],
  params: ['规则语句里的数值', 'What the rule’s words are filled in with'],
  division: ['组织的编码', 'Code of the division'],
  project: ['项目的编码', 'Code of the project'],
  site: ['地点的编码', 'Code of the site'],
  occurrence: ['第几次发生', 'Which time it is'],
  note: ['备注', 'A note'],
  why: ['为何解除', 'Why it is over'],
} satisfies Record<string, Words>;
