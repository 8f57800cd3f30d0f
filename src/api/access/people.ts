import type { z } from 'zod';
import type { Changed, Changer } from '../../access/changes.ts';
import type { AccessOffice } from '../../access/office.ts';
import { scopeOf } from '../../domain/access/state.ts';
import type { Refusal } from '../../domain/decider.ts';
import type { Api } from '../api.ts';
import type { Answered, Asked, Route } from '../route.ts';
import { at, changerOf, done } from './audit.ts';
import {
  accessBody,
  changedAnswer,
  idParams,
  newPersonBody,
  passwordAnswer,
  peopleAnswer,
  reasonBody,
} from './contract.ts';

type Own = Pick<Api, 'log'>;
type Told = (id: string, reason: string | undefined, by: Changer) => Promise<Changed | Refusal>;

const MANAGED = { topic: 'access', action: 'access:manage', params: idParams } as const;
const REASON = {
  schema: reasonBody,
  judgedBy: 'route',
  isOptional: true,
  examples: { told: { value: { reason: '离职' } } },
} as const;
const CHANGED = { 200: { about: ['已记录', 'Recorded'], schema: changedAnswer } } as const;

/** People who sign in. */
export function peopleRoutes(api: Own, office: AccessOffice): readonly Route[] {
  return [...rosterRoutes(api, office), ...standingRoutes(api, office)];
}

function rosterRoutes(api: Own, office: AccessOffice): readonly Route[] {
  const { directory } = office;
  return [
    {
      method: 'GET',
      path: '/v1/people',
      name: 'listPeople',
      topic: 'access',
      action: 'read:access',
      summary: ['用户列表', 'The people who may sign in'],
      answers: { 200: { about: ['用户', 'People'], schema: peopleAnswer } },
      handle: async ({ principal }) => {
        const listed = await directory.people(principal.scope);
        const shown = listed.map(({ login: user, ...person }) => ({ ...person, user }));
        return { status: 200, body: { people: shown } };
      },
    },
    {
      method: 'POST',
      path: '/v1/people',
      name: 'createPerson',
      topic: 'access',
      action: 'access:manage',
      summary: ['新建用户', 'Let a person in'],
      about: [
        '密码只在此回答中出现一次；本人登录后可自行修改。登录名和姓名存入信息库。',
        'The password stands in this answer alone; its owner may change it. Login and name are kept in the vault.',
      ],
      body: {
        schema: newPersonBody,
        judgedBy: 'route',
        examples: {
          warehouse: {
            value: {
              user: 'wang.li',
              name: '王丽',
              role: 'warehouse',
              scope: { sites: ['SZ-01'] },
            },
          },
        },
      },
      answers: { 201: { about: ['已新建', 'Made'], schema: passwordAnswer } },
      handle: (asked) => create(api, office, asked),
    },
  ];
}

/** What becomes of somebody who is in. */
function standingRoutes(api: Own, office: AccessOffice): readonly Route[] {
  const { people } = office;
  return [
    {
      method: 'PUT',
      path: '/v1/people/:id/access',
      name: 'changeAccess',
      ...MANAGED,
      summary: ['更改角色与范围', 'Change role and scope'],
      body: {
        schema: accessBody,
        judgedBy: 'route',
        examples: { manager: { value: { role: 'manager', scope: { projects: ['P-7'] } } } },
      },
      answers: CHANGED,
      handle: (asked) => {
        const { role, scope } = asked.body as z.infer<typeof accessBody>;
        const granted = { role, scope: scopeOf(scope) };
        return tell(api, asked, 'access-changed', (id, _, by) =>
          people.changeAccess(id, granted, by),
        );
      },
    },
    {
      method: 'POST',
      path: '/v1/people/:id/disable',
      name: 'disablePerson',
      ...MANAGED,
      summary: ['停用用户', 'Disable a person'],
      about: ['其会话立即失效', 'The person’s sessions are over at once'],
      body: REASON,
      answers: CHANGED,
      handle: (asked) => tell(api, asked, 'person-disabled', people.disable),
    },
    {
      method: 'POST',
      path: '/v1/people/:id/enable',
      name: 'enablePerson',
      ...MANAGED,
      summary: ['重新启用用户', 'Enable a person again'],
      body: REASON,
      answers: CHANGED,
      handle: (asked) => tell(api, asked, 'person-enabled', people.enable),
    },
    {
      method: 'POST',
      path: '/v1/people/:id/reset-password',
      name: 'resetPassword',
      ...MANAGED,
      summary: ['重置密码', 'Reset a password'],
      about: [
        '新密码只出现一次；旧会话随即失效',
        'The new one is told once; older sessions are over',
      ],
      answers: { 200: { about: ['新密码', 'The new password'], schema: passwordAnswer } },
      handle: (asked) => reset(api, office, asked),
    },
  ];
}

async function tell(api: Own, asked: Asked, what: string, change: Told): Promise<Answered> {
  const id = asked.params.id ?? '';
  const { reason } = (asked.body ?? {}) as z.infer<typeof reasonBody>;
  const changed = await change(id, reason, changerOf(asked));
  const outcome = done(api, asked, what, changed, `person:${id}`);
  return { status: 200, body: { id, ...outcome }, headers: at(outcome) };
}

async function create(api: Own, { people }: AccessOffice, asked: Asked): Promise<Answered> {
  const { user, name, role, scope } = asked.body as z.infer<typeof newPersonBody>;
  const called = name === undefined ? {} : { name };
  const person = { login: user, ...called, role, scope: scopeOf(scope) };
  const made = done(api, asked, 'person-created', await people.create(person, changerOf(asked)));
  return { status: 201, body: made, headers: { ...at(made), 'cache-control': 'no-store' } };
}

async function reset(api: Own, { people }: AccessOffice, asked: Asked): Promise<Answered> {
  const id = asked.params.id ?? '';
  const changed = await people.resetPassword(id, changerOf(asked));
  const made = done(api, asked, 'password-reset', changed, `person:${id}`);
  return { status: 200, body: made, headers: { ...at(made), 'cache-control': 'no-store' } };
}
