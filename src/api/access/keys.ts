import type { z } from 'zod';
import type { AccessOffice } from '../../access/office.ts';
import { scopeOf } from '../../domain/access/state.ts';
import type { Api } from '../api.ts';
import type { Asked, Route } from '../route.ts';
import { at, changerOf, done } from './audit.ts';
import {
  changedAnswer,
  idParams,
  keysAnswer,
  newKeyAnswer,
  newKeyBody,
  reasonBody,
} from './contract.ts';

/** Keys of machines. */
export function keyRoutes(api: Pick<Api, 'log'>, office: AccessOffice): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/v1/keys',
      name: 'listKeys',
      topic: 'access',
      action: 'read:access',
      summary: ['API 密钥列表', 'The API keys'],
      answers: {
        200: { about: ['密钥，不含密文', 'Keys, without anything secret'], schema: keysAnswer },
      },
      handle: async ({ principal }) => {
        const keys = await office.directory.keys(principal.scope);
        return { status: 200, body: { keys } };
      },
    },
    {
      method: 'POST',
      path: '/v1/keys',
      name: 'createKey',
      topic: 'access',
      action: 'access:manage',
      summary: ['新建 API 密钥', 'Make an API key'],
      about: [
        '密钥只在此回答中出现一次，之后无法再查看。更换密钥：先建第二个，改用后再吊销第一个。',
        'The key stands in this answer and is never shown again. To change one, make a second, use it, then revoke the first.',
      ],
      body: {
        schema: newKeyBody,
        judgedBy: 'route',
        examples: {
          erp: { value: { role: 'erp', source: 'SAP-800', label: 'SAP production' } },
          confined: {
            value: {
              role: 'erp',
              scope: { divisions: ['WATER'], sites: ['SZ-01'] },
              expiresAt: '2027-03-01T00:00:00+08:00',
            },
          },
        },
      },
      answers: { 201: { about: ['已新建', 'Made'], schema: newKeyAnswer } },
      handle: (asked) => create(api, office, asked),
    },
    {
      method: 'DELETE',
      path: '/v1/keys/:id',
      name: 'revokeKey',
      topic: 'access',
      action: 'access:manage',
      summary: ['吊销 API 密钥', 'Revoke an API key'],
      params: idParams,
      body: {
        schema: reasonBody,
        judgedBy: 'route',
        isOptional: true,
        examples: { told: { value: { reason: '已更换' } } },
      },
      answers: { 200: { about: ['已吊销', 'Revoked'], schema: changedAnswer } },
      handle: async (asked) => {
        const id = asked.params.id ?? '';
        const { reason } = (asked.body ?? {}) as z.infer<typeof reasonBody>;
        const revoked = await office.keys.revoke(id, reason, changerOf(asked));
        const outcome = done(api, asked, 'key-revoked', revoked, `key:${id}`);
        return { status: 200, body: { id, ...outcome }, headers: at(outcome) };
      },
    },
  ];
}

async function create(api: Pick<Api, 'log'>, office: AccessOffice, asked: Asked) {
  const { role, scope, label, source, expiresAt } = asked.body as z.infer<typeof newKeyBody>;
  const named = {
    ...(label !== undefined && { label }),
    ...(source !== undefined && { source }),
    ...(expiresAt !== undefined && { expiresAt }),
  };
  const asking = { role, scope: scopeOf(scope), ...named };
  const made = done(api, asked, 'key-created', await office.keys.create(asking, changerOf(asked)));
  const { id, key, position } = made;
  const headers = { ...at(made), 'cache-control': 'no-store' };
  return { status: 201, body: { id, key, role, position }, headers };
}
