import type { Params, Refusal } from '../domain/decider.ts';
import type { Fault } from '../intake/faults.ts';
import type { Words } from '../wording/say.ts';

interface ApiProblem {
  readonly status: number;
  /** The stable title of the type. */
  readonly title: Words;
  /** What it was this time, and what to do; parameters of the Problem stand in for `{name}`. */
  readonly detail: Words;
}

/** What the API itself says no to. Rules of the domain are 409, or 400 where a field breaks them. */
export const apiProblems = {
  'request-must-be-well-formed': {
    status: 400,
    title: ['请求有误', 'The request is not right'],
    detail: ['请按 errors 逐项更正', 'Mend what errors names, entry by entry.'],
  },
  'caller-must-be-known': {
    status: 401,
    title: ['请先登录', 'Who you are is not known'],
    detail: [
      '请带上有效的密钥（Authorization: Bearer lk_…），或重新登录',
      'Send a key that is valid (Authorization: Bearer lk_…), or sign in again.',
    ],
  },
  'role-must-allow-it': {
    status: 403,
    title: ['您的角色不能这样做', 'Your role may not do this'],
    detail: ['角色 {role} 没有权限 {action}', 'The role {role} does not include {action}.'],
  },
  'origin-must-be-own': {
    status: 403,
    title: ['请求来自别的网站', 'Another site has sent this'],
    detail: [
      '登录后的浏览器只接受本站页面发出的更改',
      'Of a browser that is signed in, only our own pages may change anything.',
    ],
  },
  'subject-must-be-known': {
    status: 404,
    title: ['没有找到', 'Nothing of this name is known'],
    detail: ['没有这一项，或者您不能看到它', 'It does not exist, or it is not yours to see.'],
  },
  'route-must-exist': {
    status: 404,
    title: ['没有这个地址', 'There is no such address'],
    detail: ['全部地址见 /openapi.json', 'All addresses are listed in /openapi.json.'],
  },
  'method-must-fit': {
    status: 405,
    title: ['该地址不支持此方法', 'This address takes other methods'],
    detail: ['可用的方法：{allow}', 'It takes {allow}.'],
  },
  'request-must-arrive-in-time': {
    status: 408,
    title: ['请求未能及时收完', 'The request did not arrive in time'],
    detail: ['请重新发送', 'Send it again.'],
  },
  'epoch-must-be-current': {
    status: 410,
    title: ['该位置属于以前的账本', 'The position is of an earlier ledger'],
    detail: [
      '账本已恢复，现为第 {epoch} 纪元：请从位置 0 重新读取',
      'The ledger was restored and is in epoch {epoch} now: read it anew, from position 0.',
    ],
  },
  'version-must-be-current': {
    status: 412,
    title: ['版本已更新', 'It has changed meanwhile'],
    detail: [
      '当前版本为 {version}：请重新读取后再决定',
      'It is at version {version} now: read it again, then decide.',
    ],
  },
  'body-must-be-small-enough': {
    status: 413,
    title: ['内容过大', 'The body is too large'],
    detail: ['最多 {max} 字节', 'At most {max} bytes are taken.'],
  },
  'media-type-must-be-supported': {
    status: 415,
    title: ['不支持此内容类型', 'This content type is not taken'],
    detail: ['请用 {media}', 'Send {media}.'],
  },
  'idempotency-key-is-used-once': {
    status: 422,
    title: ['幂等键已被使用', 'The key was used for something else'],
    detail: [
      '这个键已用于另一个命令：新的命令请用新的键',
      'This key belongs to another command: take a new key for a new command.',
    ],
  },
  'requests-must-not-be-too-many': {
    status: 429,
    title: ['请求过多', 'Too many requests'],
    detail: ['请在 {seconds} 秒后再试', 'Try again in {seconds} s.'],
  },
  'headers-must-be-small-enough': {
    status: 431,
    title: ['请求头过大', 'The headers are too large'],
    detail: ['全部请求头最多 {max} 字节', 'All headers together have at most {max} bytes.'],
  },
  'server-must-not-fail': {
    status: 500,
    title: ['服务器出错', 'The server has failed'],
    detail: [
      '错误已记入日志，请把 instance 告诉管理员',
      'The log knows more: give instance to whoever runs the server.',
    ],
  },
  'server-must-not-be-overloaded': {
    status: 503,
    title: ['系统繁忙', 'The server is overloaded'],
    detail: [
      '没有记录任何内容：请稍后用同一个键再试',
      'Nothing was recorded: repeat it in a moment with the same key.',
    ],
  },
  'server-must-not-be-stopping': {
    status: 503,
    title: ['服务正在停止', 'The server is stopping'],
    detail: ['请稍后再试', 'Try again in a moment.'],
  },
  'store-must-be-reachable': {
    status: 503,
    title: ['存储暂不可用', 'A store cannot be reached'],
    detail: [
      '没有记录任何内容：请稍后用同一个键再试',
      'Nothing was recorded: repeat it in a moment with the same key.',
    ],
  },
  'outcome-must-be-known': {
    status: 503,
    title: ['结果未知，请用同一键重试', 'The outcome is unknown: repeat with the same key'],
    detail: [
      '可能已经记录，也可能没有：用同一个键再发一次，只会生效一次',
      'It may be recorded or not: repeated with the same key it takes effect once.',
    ],
  },
  'read-model-must-have-come-so-far': {
    status: 503,
    title: ['数据尚未更新到该位置', 'The view has not come so far yet'],
    detail: ['请稍后再试', 'Try again in a moment.'],
  },
  'disk-must-have-room': {
    status: 507,
    title: ['磁盘已满', 'The disk is full'],
    detail: [
      '没有记录任何内容；查询照常。腾出空间后会自动恢复',
      'Nothing was recorded, reading goes on. It recovers by itself once there is room.',
    ],
  },
} as const satisfies Record<string, ApiProblem>;
export type ApiRule = keyof typeof apiProblems;

/** What a handler throws to answer a problem; the server says it in the reader's language. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly rule: ApiRule;
  readonly params: Params;
  readonly errors: readonly Fault[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    rule: ApiRule,
    params: Params = {},
    more: {
      readonly errors?: readonly Fault[];
      readonly headers?: Readonly<Record<string, string>>;
    } = {},
  ) {
    super(rule);
    this.rule = rule;
    this.params = params;
    this.errors = more.errors ?? [];
    this.headers = more.headers ?? {};
  }
}

/** A rule of the domain has said no: 409 with the rule's own words and what it looked at. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly refusal: Refusal;
  readonly headers: Readonly<Record<string, string>>;

  constructor(refusal: Refusal, headers: Readonly<Record<string, string>> = {}) {
    super(refusal.refused);
    this.refusal = refusal;
    this.headers = headers;
  }
}
