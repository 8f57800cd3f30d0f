import type { z } from 'zod';
import type { AccessOffice } from '../../access/office.ts';
import { ForeignOrigin, isByTls, originOf } from '../../access/origin.ts';
import { LOGIN_FIELD } from '../../access/people.ts';
import type { Principal } from '../../access/principal.ts';
import { ROLES } from '../../access/roles.ts';
import { noSessionCookie, sessionCookie } from '../../access/sessions.ts';
import type { Api } from '../api.ts';
import { Problem } from '../problems.ts';
import type { Answered, Asked, Route } from '../route.ts';
import { at, changerOf, done, note } from './audit.ts';
import { passwordBody, sessionAnswer, signInBody } from './contract.ts';

type Own = Pick<Api, 'log' | 'vault'>;

/** Signing in and out by password, for the pages; machines have keys. */
export function sessionRoutes(api: Own, office: AccessOffice): readonly Route[] {
  return [
    {
      method: 'POST',
      path: '/v1/session',
      name: 'signIn',
      topic: 'access',
      action: 'open',
      summary: ['登录', 'Sign in'],
      about: [
        '登录后浏览器得到会话 cookie，12 小时内有效；访问 GET /v1/session 会续期。连续失败后须等待，时间逐次加长。',
        'The browser gets a session cookie that is good for 12 hours; GET /v1/session renews it. After some failures one has to wait, longer each time.',
      ],
      body: {
        schema: signInBody,
        judgedBy: 'route',
        examples: { person: { value: { user: 'wang.li', password: 'k7mpx-3fhre-8wyzc-q2dnt' } } },
      },
      answers: { 200: { about: ['已登录', 'Signed in'], schema: sessionAnswer } },
      problems: ['caller-must-be-known', 'origin-must-be-own', 'requests-must-not-be-too-many'],
      handle: (asked) => signIn(api, office, asked),
    },
    {
      method: 'GET',
      path: '/v1/session',
      name: 'whoAmI',
      topic: 'access',
      action: 'signed-in',
      summary: ['我是谁，可以做什么', 'Who I am and what I may do'],
      answers: { 200: { about: ['当前身份', 'Who asks'], schema: sessionAnswer } },
      handle: (asked) => whoAmI(api, office, asked),
    },
    {
      method: 'DELETE',
      path: '/v1/session',
      name: 'signOut',
      topic: 'access',
      action: 'signed-in',
      summary: ['退出登录', 'Sign out'],
      answers: { 204: { about: ['已退出', 'Signed out'] } },
      handle: async (asked) => {
        const { actor, role } = asked.principal;
        note(api, asked, { what: 'signed-out', actor, role });
        return { status: 204, headers: { 'set-cookie': noSessionCookie(isByTls(asked.headers)) } };
      },
    },
    {
      method: 'POST',
      path: '/v1/session/password',
      name: 'changeOwnPassword',
      topic: 'access',
      action: 'signed-in',
      summary: ['修改自己的密码', 'Change one’s own password'],
      about: [
        '其他设备上的会话随即失效。只有以密码登录的人可以使用。',
        'Sessions on other devices are over with it. Only for people who have signed in by password.',
      ],
      body: {
        schema: passwordBody,
        judgedBy: 'route',
        examples: {
          own: { value: { current: 'k7mpx-3fhre-8wyzc-q2dnt', password: '五月的风 has seven 7s' } },
        },
      },
      answers: { 204: { about: ['已修改', 'Changed'] } },
      problems: ['requests-must-not-be-too-many', 'role-must-allow-it'],
      handle: (asked) => changePassword(api, office, asked),
    },
  ];
}

async function signIn(api: Own, { signIn: desk }: AccessOffice, asked: Asked): Promise<Answered> {
  if (originOf(asked.headers) === 'foreign') throw new ForeignOrigin();
  const { user, password } = asked.body as z.infer<typeof signInBody>;
  const found = await desk.signIn(user, password, asked.address);
  if (found.kind === 'wait') throw tooMany(api, asked, found.ms);
  if (found.kind === 'unknown') {
    note(api, asked, { what: 'sign-in-failed' });
    throw new Problem('caller-must-be-known');
  }
  const { principal, token } = found;
  note(api, asked, { what: 'signed-in', actor: principal.actor, role: principal.role });
  const cookie = sessionCookie(token, isByTls(asked.headers));
  const headers = { 'set-cookie': cookie, 'cache-control': 'no-store' };
  return { status: 200, body: await sessionOf(api, principal), headers };
}

async function whoAmI(api: Own, { signIn: desk }: AccessOffice, asked: Asked): Promise<Answered> {
  const { principal, headers } = asked;
  const body = await sessionOf(api, principal);
  const token = principal.via === 'session' ? await desk.renew(idOf(principal)) : undefined;
  const renewed = token ? { 'set-cookie': sessionCookie(token, isByTls(headers)) } : {};
  return { status: 200, body, headers: { ...renewed, 'cache-control': 'no-store' } };
}

async function changePassword(api: Own, office: AccessOffice, asked: Asked): Promise<Answered> {
  const { principal, address, headers } = asked;
  const { role } = principal;
  if (principal.via !== 'session') {
    throw new Problem('role-must-allow-it', { role, action: 'changeOwnPassword' });
  }
  const { current, password } = asked.body as z.infer<typeof passwordBody>;
  const id = idOf(principal);
  const found = await office.signIn.confirm(id, current, address);
  if (typeof found === 'number') throw tooMany(api, asked, found);
  if (found === 'no') {
    note(api, asked, { what: 'password-refused', actor: principal.actor, role });
    const wrong = { path: 'current', rule: 'must-be-the-password-in-use', params: {} };
    throw new Problem('request-must-be-well-formed', {}, { errors: [wrong] });
  }
  const changed = await office.people.changePassword(id, password, changerOf(asked));
  const outcome = done(api, asked, 'password-changed', changed, principal.actor);
  const token = await office.signIn.renew(id);
  const cookie = token ? { 'set-cookie': sessionCookie(token, isByTls(headers)) } : {};
  return { status: 204, headers: { ...at(outcome), ...cookie } };
}

async function sessionOf(
  { vault }: Own,
  { actor, role, scope, subject, source, via }: Principal,
): Promise<z.infer<typeof sessionAnswer>> {
  const login = subject === undefined ? undefined : await vault.get(subject, LOGIN_FIELD);
  return {
    user: typeof login === 'string' ? login : actor.slice(actor.indexOf(':') + 1),
    actor,
    role,
    scope: scope as z.infer<typeof sessionAnswer>['scope'],
    ...(subject !== undefined && { subject }),
    ...(source !== undefined && { source }),
    via,
    may: [...ROLES[role]],
  };
}

function idOf({ actor }: Principal): string {
  return actor.slice(actor.indexOf(':') + 1);
}

function tooMany(api: Own, asked: Asked, ms: number): Problem {
  const seconds = Math.ceil(ms / 1_000);
  note(api, asked, { what: 'sign-in-must-wait', seconds });
  const headers = { 'retry-after': String(seconds) };
  return new Problem('requests-must-not-be-too-many', { seconds }, { headers });
}
