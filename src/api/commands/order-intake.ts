import { z } from 'zod';
import { actionOf } from '../../access/command-actions.ts';
import type { CommandShape } from '../../domain/decider.ts';
import { orderId, orderIdOf, streamOf } from '../../domain/ids.ts';
import type { Answer } from '../../intake/intake.ts';
import type { Rehearsed } from '../../ledger/execute.ts';
import { commandWords } from '../../wording/commands.ts';
import { examples } from '../../wording/examples.ts';
import type { Api } from '../api.ts';
import { notWellFormed } from '../failures.ts';
import type { Answered, Asked, Route } from '../route.ts';
import { answerOf, recordedSchema, rehearsedSchema } from './answers.ts';
import { commandBody } from './bodies.ts';
import { sentWith } from './headers.ts';
import { messageHeard, type OrderHeard, orderHeardFields } from './order-lines.ts';
import { runCommand } from './running.ts';
import * as sharing from './sharing.ts';

const COMMAND = 'ReceiveOrder';
/** Of an order without a source or number: intake says so, and all else that is wrong with it. */
const NOBODYS = orderId('?', '?');

const { id, commands } = examples.order;
const receivedSchema = z.strictObject({ ...recordedSchema.shape, ...orderHeardFields });
const wouldReceiveSchema = z.strictObject({ ...rehearsedSchema.shape, ...orderHeardFields });

/** `POST /v1/orders`: an order or a newer message about one, answered line by line. */
export function orderIntakeRoute(api: Api): Route {
  const shape: CommandShape | undefined = api.aggregates.get('order')?.commands[COMMAND];
  if (!shape) throw new Error('orders cannot be received');
  const body = commandBody(shape);
  const { name, does } = commandWords.order[COMMAND];
  return {
    method: 'POST',
    path: '/v1/orders',
    name: 'receiveOrder',
    topic: 'orders',
    action: actionOf('order', COMMAND),
    summary: name,
    about: [
      `${does[0]}逐行回答：accepted 已接受；pending 待发运单答复；refused 不变，并说明理由。行号按发送的写法返回。` +
        '比已知版本旧的消息不起作用，superseded 为 true。',
      `${does[1]} Answered line by line: accepted; pending on what shipments answer; refused, ` +
        'with the rule, and then the line stays as it was. Lines are named as they were sent. ' +
        'A message older than the one that is known changes nothing: superseded is true.',
    ],
    query: sharing.dryRunQuery,
    headers: sharing.SENT_HEADERS,
    body: {
      schema: body.schema,
      examples: {
        order: { summary: name, value: commands.ReceiveOrder },
      },
      judgedBy: 'handler',
    },
    answers: answersLikeThese(),
    problems: sharing.COMMAND_PROBLEMS,
    refusals: sharing.refusalsOf('order', COMMAND),
    async handle(asked) {
      const raw = {
        stream: streamOf('order', namedIn(asked.body) ?? NOBODYS),
        command: COMMAND,
        ...body.parts(asked.body),
        ...sentWith(asked.headers),
      };
      const how = { isDryRun: sharing.isDryRun(asked.query) };
      return heard(api, asked, await runCommand(api, asked, raw, how));
    },
  };
}

function answersLikeThese(): Route['answers'] {
  const heard: OrderHeard = {
    sourceVersion: 1,
    superseded: false,
    lines: commands.ReceiveOrder.lines.map(({ line }) => ({ line, answer: 'accepted' })),
  };
  const stream = streamOf('order', id);
  const created = { ...sharing.exampleFor(stream, 'OrderReceived', 1), ...heard };
  const amended = {
    ...sharing.exampleFor(stream, 'OrderAmended', 4),
    ...heard,
    sourceVersion: 2,
  };
  return {
    200: {
      about: [
        '已收到：变更、重复或较旧的消息；或试运行',
        'A change, a repetition or an older message; or a dry run',
      ],
      schema: z.union([receivedSchema, wouldReceiveSchema]),
      example: amended,
    },
    201: { about: ['新订单', 'A new order'], schema: receivedSchema, example: created },
  };
}

/** Key of the order that a message is about; throws a Problem for one too long to have one. */
function namedIn(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const { source, number } = body as Readonly<Record<string, unknown>>;
  if (!isName(source) || !isName(number)) return undefined;
  const named = orderId(source, number);
  if (typeof orderIdOf(named) === 'string') return named;
  throw notWellFormed([{ path: 'number', rule: 'id-must-be-well-formed', params: { id: number } }]);
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '' && value.isWellFormed();
}

async function heard(
  api: Api,
  { body: sent, locale }: Asked,
  outcome: Answer | Rehearsed,
): Promise<Answered> {
  const answered = answerOf(outcome, { nameOf });
  if (outcome.kind !== 'recorded' && outcome.kind !== 'rehearsed') return answered;
  const lines = await messageHeard(api, outcome, sent as object, locale);
  return { ...answered, body: { ...answered.body, ...lines } };
}

/** An order's stream is named by its number. */
function nameOf(path: string): string {
  return path === 'stream' ? 'number' : path;
}
