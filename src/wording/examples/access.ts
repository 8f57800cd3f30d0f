import type { accessCommands } from '../../domain/access/commands.ts';
import type { Inputs } from './inputs.ts';

/** A system and a person of one site; their secrets are made by Lading. */
export const accessExamples = {
  CreateKey: {
    role: 'erp',
    scope: { divisions: ['1000'] },
    hash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    label: 'SAP production',
    source: 'SAP-1000',
    expiresAt: '2027-03-01T00:00:00+08:00',
  },
  RevokeKey: { reason: '已更换' },
  CreatePerson: {
    person: 'wang.li',
    role: 'warehouse',
    scope: { sites: ['SZ-01'] },
    password: 'password-1',
  },
  ChangeAccess: { role: 'manager', scope: { sites: ['SZ-01', 'SH-01'] } },
  ChangePassword: { password: 'password-2' },
  DisablePerson: { reason: '离职' },
  EnablePerson: {},
} satisfies Inputs<typeof accessCommands>;
