import { z } from 'zod';
import { actionOf } from '../../access/command-actions.ts';
import type { CommandShape } from '../../domain/decider.ts';
import { masterStream } from '../../domain/master/code.ts';
import { MASTER_KINDS, type MasterKind } from '../../domain/master/kinds.ts';
import type { Fault } from '../../intake/faults.ts';
import type { RawCommand } from '../../intake/raw-command.ts';
import { commandWords } from '../../wording/commands.ts';
import { examples } from '../../wording/examples.ts';
import { outcomes } from '../../wording/outcomes.ts';
import type { Words } from '../../wording/say.ts';
import { subjects } from '../../wording/subjects.ts';
import type { Api } from '../api.ts';
import { notWellFormed } from '../failures.ts';
import type { Problem } from '../problems.ts';
import type { Route } from '../route.ts';
import { answerOf } from './answers.ts';
import { type CommandBody, commandBody } from './bodies.ts';
import { sentWith } from './headers.ts';
import { itemsSchema, runAll } from './items.ts';
import { ROWS_MAX, ROWS_MEDIA, rowsOf } from './rows.ts';
import { runCommand } from './running.ts';
import * as sharing from './sharing.ts';
import { needsSubject } from './told.ts';

const CODE_CHARS_MAX = 500;

const codeParams = z.strictObject({ code: z.string().min(1).max(CODE_CHARS_MAX) });

type Told = 'Put' | 'Retire';

/** Every kind of master data: a code is put, retired, and many are put at once. */
export function masterCommandRoutes(api: Api): readonly Route[] {
  return MASTER_KINDS.flatMap((kind) => {
    const put = bodyOf(api, kind, 'Put');
    const retire = bodyOf(api, kind, 'Retire');
    return [
      masterRoute(api, kind, 'Put', put),
      masterRoute(api, kind, 'Retire', retire),
      bulkRoute(api, kind, put, retire),
    ];
  });
}

function masterRoute(api: Api, kind: MasterKind, command: Told, body: CommandBody): Route {
  const { id, commands } = examples[kind];
  const isPut = command === 'Put';
  const summary = about(kind, commandWords.master[command].name);
  const told = { nameOf, needsSubject: needsSubject(kind, command) };
  return {
    method: isPut ? 'PUT' : 'POST',
    path: isPut ? `/v1/${kind}/:code` : `/v1/${kind}/:code/retire`,
    name: `${command.toLowerCase()}${capital(kind)}`,
    topic: 'master-data',
    action: actionOf(kind, command),
    summary,
    about: commandWords.master[command].does,
    params: codeParams,
    query: sharing.dryRunQuery,
    headers: sharing.SENT_HEADERS,
    body: {
      schema: body.schema,
      isOptional: body.isOptional,
      examples: { [command]: { summary, value: commands[command] } },
      judgedBy: 'handler',
    },
    answers: sharing.commandAnswers(`${kind}-${id}`, outcomes.master[command], isPut),
    problems: sharing.COMMAND_PROBLEMS,
    refusals: sharing.refusalsOf('master', command),
    async handle(asked) {
      const raw = {
        stream: streamFor(kind, asked.params.code),
        command,
        ...body.parts(asked.body),
        ...sentWith(asked.headers),
      };
      const how = { isDryRun: sharing.isDryRun(asked.query) };
      return answerOf(await runCommand(api, asked, raw, how), told);
    },
  };
}

function bulkRoute(api: Api, kind: MasterKind, put: CommandBody, retire: CommandBody): Route {
  const { id, commands } = examples[kind];
  const rowFields = { code: z.string(), commandId: z.string().min(1).max(255).optional() };
  const putRow = z.strictObject({ ...put.schema.shape, ...rowFields });
  const retireRow = z.strictObject({
    ...retire.schema.shape,
    ...rowFields,
    retired: z.literal(true),
  });
  const stream = `${kind}-${id}`;
  return {
    method: 'POST',
    path: `/v1/${kind}/bulk`,
    name: `putMany${capital(kind)}`,
    topic: 'master-data',
    action: actionOf(kind, 'Put'),
    summary: about(kind, ['批量写入', 'Put many']),
    about: [
      '最多 1000 条，JSON 列表或每行一条（NDJSON）：编码 code 加档案的全部字段；retired 为 true 时停用。按顺序逐条回答，有误的一条不影响其他。',
      'At most 1,000, as a JSON list or one a line (NDJSON): the code and all fields of its ' +
        'record; with retired = true it is retired. Each is answered, in their order; one that ' +
        'is wrong stops no other.',
    ],
    headers: ['idempotency-key', 'accept-language'],
    body: {
      schema: z.array(z.union([putRow, retireRow])).max(ROWS_MAX),
      media: ROWS_MEDIA,
      examples: {
        list: {
          value: [
            { code: decodeURIComponent(id), ...commands.Put },
            { code: decodeURIComponent(id), retired: true, ...commands.Retire },
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
          items: [{ line: 1, status: 201, ...sharing.exampleFor(stream, 'MasterPut', 1) }],
        },
      },
    },
    problems: ['body-must-be-small-enough', 'media-type-must-be-supported'],
    async handle(asked) {
      const commandIn = (value: unknown) => rowCommand(kind, value, { put, retire });
      return runAll(api, asked, await rowsOf(asked.body), { commandIn, nameOf });
    },
  };
}

/** `{ code, …fields of Put }`, or `{ code, retired: true, …fields of Retire }`. */
function rowCommand(
  kind: MasterKind,
  value: unknown,
  bodies: { readonly put: CommandBody; readonly retire: CommandBody },
): RawCommand {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw wrong('', 'must-be-an-object');
  }
  const { code, retired, commandId, ...fields } = value as Readonly<Record<string, unknown>>;
  if (code === undefined) throw wrong('code', 'field-is-required');
  if (typeof code !== 'string') throw wrong('code', 'must-be-text');
  if (retired !== undefined && retired !== true) {
    throw wrong('retired', 'must-be-one-of', { values: ['true'] });
  }
  return {
    stream: streamFor(kind, code),
    command: retired ? 'Retire' : 'Put',
    ...(retired ? bodies.retire : bodies.put).parts(fields),
    ...(commandId !== undefined && { commandId: commandId as string }),
  };
}

/** The code stands for itself: a `%` in it is one. */
function streamFor(kind: MasterKind, code = ''): string {
  const stream = masterStream(kind, code);
  if (stream === undefined) throw wrong('code', 'id-must-be-well-formed', { id: code });
  return stream;
}

function wrong(path: string, rule: Fault['rule'], params: Fault['params'] = {}): Problem {
  return notWellFormed([{ path, rule, params }]);
}

function nameOf(path: string): string {
  return path === 'stream' ? 'code' : path;
}

function bodyOf({ aggregates }: Api, kind: MasterKind, command: Told): CommandBody {
  const shape: CommandShape | undefined = aggregates.get(kind)?.commands[command];
  if (!shape) throw new Error(`${kind} has no command ${command}`);
  return commandBody(shape);
}

function about(kind: MasterKind, [zh, en]: Words): Words {
  const [ofZh, ofEn] = subjects[kind];
  return [`${zh}：${ofZh}`, `${en}: ${ofEn}`];
}

function capital(kind: string): string {
  return kind.charAt(0).toUpperCase() + kind.slice(1);
}
