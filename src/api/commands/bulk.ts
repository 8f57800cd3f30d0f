import { z } from 'zod';
import { fault } from '../../intake/faults.ts';
import { type RawCommand, rawCommandSchema } from '../../intake/raw-command.ts';
import { examples } from '../../wording/examples.ts';
import type { Api } from '../api.ts';
import { notWellFormed } from '../failures.ts';
import type { Route } from '../route.ts';
import { itemsSchema, runAll } from './items.ts';
import { ROWS_MAX, ROWS_MEDIA, rowsOf } from './rows.ts';
import { exampleFor } from './sharing.ts';

const { id, commands } = examples.shipment;
const STREAM = `shipment-${id}`;

/** `POST /v1/commands`: up to 1,000 commands of any subjects, answered one by one. */
export function bulkRoute(api: Api): Route {
  return {
    method: 'POST',
    path: '/v1/commands',
    name: 'sendCommands',
    topic: 'commands',
    action: 'signed-in',
    summary: ['批量发送命令', 'Send many commands'],
    about: [
      '最多 1000 条，JSON 列表或每行一条（NDJSON）。按顺序逐条回答；同一对象的命令按先后执行，被拒绝的一条不影响其他。' +
        '每条的 commandId 相当于 Idempotency-Key；没写的，由整批的 Idempotency-Key 和行号得出。errors 中的 path 从 data 内算起。',
      'At most 1,000, as a JSON list or one a line (NDJSON). Each is answered, in their order; ' +
        'commands of one subject run one after the other, and a refused one stops no other. ' +
        'The commandId of each is its Idempotency-Key; those without get one from that of the ' +
        'whole and their line. A path in errors begins within data.',
    ],
    headers: ['idempotency-key', 'accept-language'],
    body: {
      schema: z.array(rawCommandSchema).max(ROWS_MAX),
      media: ROWS_MEDIA,
      examples: {
        list: {
          value: [
            {
              stream: STREAM,
              command: 'ConfirmPick',
              data: commands.ConfirmPick,
              commandId: 'pick-4711-10',
              occurredAt: '2026-03-05T09:30:00+08:00',
            },
            { stream: STREAM, command: 'PackUnit', data: commands.PackUnit },
          ],
        },
      },
      judgedBy: 'handler',
    },
    answers: {
      200: {
        about: ['逐条的回答，顺序与发送相同', 'An answer to each, in the order of sending'],
        schema: itemsSchema,
        example: {
          items: [
            { line: 1, status: 200, ...exampleFor('shipment-PS1ECGE61HZNBFG', 'ItemPicked', 3) },
          ],
        },
      },
    },
    problems: ['body-must-be-small-enough', 'media-type-must-be-supported'],
    handle: async (asked) => runAll(api, asked, await rowsOf(asked.body), { commandIn }),
  };
}

/** Intake looks at every field. */
function commandIn(value: unknown): RawCommand {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as RawCommand;
  }
  throw notWellFormed([fault('', 'must-be-an-object')]);
}
