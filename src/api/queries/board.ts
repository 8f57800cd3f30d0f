import { z } from 'zod';
import { STAGES, type Stage } from '../../domain/shipment/stage.ts';
import { type BoardCard, board } from '../../projections/board.ts';
import type { Collection, Stored, Where } from '../../read-models/read-models.ts';
import { stageText } from '../../wording/stages.ts';
import type { Api } from '../api.ts';
import { Problem } from '../problems.ts';
import type { Answered, Asked, Route } from '../route.ts';
import { boardAnswer } from './contract/board.ts';
import { columnQuery } from './leads.ts';
import * as reading from './reading.ts';
import { cardAnswer, shipmentFilterFields, shipmentWhere } from './shipment-filter.ts';

const CARDS_USUAL = 20;

const boardQuery = z.strictObject({
  ...shipmentFilterFields,
  /** One column alone, as `cursor` needs it; also one of those that are over. */
  stage: z.enum(STAGES).optional(),
  /** Columns of what is over are left out unless they are asked for. */
  ended: z.literal('true').optional(),
  ...reading.pageFields,
  /** Cards a column; 0 for the counts alone. */
  limit: reading.wholeNumber(z.int().min(0).max(reading.LIMIT_MAX)).default(CARDS_USUAL),
});

/** Over, and not to be seen to any more. What is signed off still waits for its papers. */
const ENDED: ReadonlySet<Stage> = new Set(['closed', 'cancelled', 'returned']);

export function boardRoutes(api: Api): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/v1/board',
      name: 'getBoard',
      topic: 'board',
      action: 'read:operations',
      summary: ['看板', 'The board'],
      about: [
        '各阶段一列：数量、最久的逾期与卡片，急的在前；翻页时带上 stage 与 cursor。',
        'A column a stage: how many, the worst lateness, and cards, the most urgent first. For ' +
          "a column's next cards give its stage and cursor.",
      ],
      query: boardQuery,
      answers: { 200: { about: ['看板', 'The board'], schema: boardAnswer } },
      problems: ['read-model-must-have-come-so-far'],
      handle: (asked) => show(api, asked),
    },
  ];
}

async function show(api: Api, asked: Asked): Promise<Answered> {
  const {
    stage,
    ended,
    cursor,
    limit,
    'min-position': _,
    ...filter
  } = reading.queryOf(boardQuery, asked);
  if (cursor !== undefined && !stage) throw columnUnnamed();
  const { documents, through } = await reading.readModel<BoardCard>(api, board, asked);
  const where = await shipmentWhere(api, documents, filter, asked);
  const stages = stage ? [stage] : STAGES.filter((one) => ended || !ENDED.has(one));
  const looking = { documents, limit, nowMs: api.now(), cursor: stage && cursor };
  const columns = [];
  for (const one of stages) {
    const column = where ? await columnOf(looking, one, where) : { count: 0, cards: [] };
    columns.push({ stage: one, name: stageText(one, asked.locale), ...column });
  }
  return { status: 200, body: { columns }, headers: reading.at(through) };
}

/** A cursor is of one column. */
function columnUnnamed(): Problem {
  const errors = [{ path: 'stage', rule: 'field-is-required', params: {} }];
  return new Problem('request-must-be-well-formed', {}, { errors });
}

interface Looking {
  readonly documents: Collection<BoardCard>;
  readonly limit: number;
  readonly nowMs: number;
  readonly cursor: string | undefined;
}

async function columnOf({ documents, limit, nowMs, cursor }: Looking, stage: Stage, filter: Where) {
  const asked = columnQuery(filter, stage);
  const count = await documents.count(asked.where, asked.lead);
  if (count === 0) return { count, cards: [] };
  const page = reading.pageOf({ cursor, limit: Math.max(limit, 1) });
  const found = await documents.find({ ...asked, ...page });
  const first = cursor === undefined ? found.docs[0] : undefined;
  return {
    count,
    ...(first && worstOf(first, nowMs)),
    cards: limit === 0 ? [] : found.docs.map((card) => cardAnswer(card, nowMs)),
    ...(limit === 0 ? {} : reading.withCursor(found)),
  };
}

/** Cards come the earliest due first. */
function worstOf(first: Stored<BoardCard>, nowMs: number) {
  const { lateMs } = cardAnswer(first, nowMs);
  if (lateMs === undefined) return {};
  return { worst: { shipment: first.id, due: first.doc.due, lateMs } };
}
