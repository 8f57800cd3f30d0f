import { z } from 'zod';
import { createReach, type Reach } from '../../access/scope.ts';
import { isRefusal } from '../../domain/decider.ts';
import { orderIdOf, streamOf } from '../../domain/ids.ts';
import { told } from '../../domain/order/amendment.ts';
import { orderCommands } from '../../domain/order/commands.ts';
import { previewOf, previewOfNew, type SplitPreview } from '../../domain/order/preview.ts';
import type { OrderRule } from '../../domain/order/rules.ts';
import type { OrderState } from '../../domain/order/state.ts';
import { quantity } from '../../domain/quantity.ts';
import { code } from '../../domain/words.ts';
import { faultsOf } from '../../intake/faults.ts';
import { examples } from '../../wording/examples.ts';
import type { Locale } from '../../wording/say.ts';
import type { Api } from '../api.ts';
import { Problem, Refused } from '../problems.ts';
import type { Answered, Asked, Route } from '../route.ts';
import { withUtc } from '../texts.ts';
import { splitPreview } from './contract/orders.ts';
import { reasonAnswers } from './order-answer.ts';
import * as reading from './reading.ts';

/** Site for lines that name none. */
const site = { from: code.optional() };

/** An order that is known, by its id. */
const knownOrder = z.strictObject({
  order: code,
  ...site,
  /** Whether back orders are placed as well; they are where nothing is said. */
  backorders: z.boolean().optional(),
});

const { shape: message } = orderCommands.ReceiveOrder.schema;
/** An order as its source would send it. Whom to call there does not matter here. */
const newOrder = z.strictObject({
  ...message,
  shipTo: z.strictObject({ ...message.shipTo.shape, contact: z.string().max(2_000).optional() }),
  ...site,
});

/** What a split, or the message of an order, can be refused for. */
const REFUSALS: readonly OrderRule[] = [
  'line-needs-a-site',
  'line-must-be-listed-once',
  'schedule-must-be-listed-once',
  'schedule-must-sum-to-line',
  'window-must-start-before-it-ends',
];

const EXAMPLES = {
  'as sent': { value: { ...examples.order.commands.ReceiveOrder, from: 'SZ-01' } },
  'already known': { value: { order: 'SAP-1000:0080004711' } },
};

export function previewSplitRoutes(api: Api): readonly Route[] {
  const reach = createReach(api.states, api.aggregates);
  return [
    {
      method: 'POST',
      path: '/v1/orders/preview-split',
      name: 'previewSplit',
      topic: 'orders',
      action: 'read:operations',
      summary: ['试拆单', 'Try how an order would be split'],
      about: [
        '不作任何记录；可发整张订单，或只给已有订单的编号。',
        'Records nothing. Takes an order as ReceiveOrder does, or `{ order }` for a known one.',
      ],
      query: z.strictObject({}),
      body: {
        schema: z.union([knownOrder, newOrder]),
        examples: EXAMPLES,
        judgedBy: 'handler',
      },
      answers: {
        200: { about: ['会得到的发运单', 'The shipments that it would be'], schema: splitPreview },
      },
      problems: ['subject-must-be-known'],
      refusals: REFUSALS,
      handle: (asked) => preview(api, reach, asked),
    },
  ];
}

async function preview(api: Api, reach: Reach, asked: Asked): Promise<Answered> {
  const { body, locale } = asked;
  const planned =
    typeof body === 'object' && body !== null && 'order' in body
      ? await ofKnown(api, reach, asked)
      : ofNew(body);
  if (isRefusal(planned)) throw new Refused(planned);
  const through = await api.ledger.head();
  return { status: 200, body: answerOf(planned, locale), headers: reading.at(through) };
}

async function ofKnown(api: Api, reach: Reach, { body, principal }: Asked) {
  const { order, ...options } = parsed(knownOrder, body);
  const id = orderIdOf(order);
  const stream = typeof id === 'string' ? streamOf('order', id) : undefined;
  if (!stream || !(await reach.sees(principal, stream))) throw reading.unknownSubject();
  const state = await api.states.state<OrderState>(stream);
  if (!state?.body) throw reading.unknownSubject();
  return previewOf(state, options);
}

function ofNew(body: unknown) {
  const { from, shipTo, ...order } = parsed(newOrder, body);
  const { contact: _, ...destination } = shipTo;
  return previewOfNew(told({ ...order, shipTo: destination }), { from });
}

function parsed<S extends z.ZodType>(schema: S, body: unknown): z.infer<S> {
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  const errors = faultsOf(read.error, body);
  throw new Problem('request-must-be-well-formed', {}, { errors });
}

function answerOf({ placements, backorders, more }: SplitPreview, locale: Locale): object {
  return withUtc({
    shipments: placements.map(({ from, to, service, carrier, window, reasons, lines }) => ({
      from,
      to: { party: to.party, address: to.address },
      service,
      carrier,
      window,
      lines: lines.map(({ line, schedule, sku, qty, uom }) => ({
        ...{ line, schedule, sku, qty, uom },
        reasons: reasonAnswers(reasons, locale),
      })),
    })),
    backorders: backorders.map(({ line, schedule, amount }) => ({
      ...{ line, schedule, qty: quantity(amount) },
      reasons: reasonAnswers([{ code: 'back-order', params: {} }], locale),
    })),
    more,
  });
}
