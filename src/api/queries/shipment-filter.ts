import { z } from 'zod';
import { orderIdOf, shownShipmentId } from '../../domain/ids.ts';
import { toInstant } from '../../domain/instant.ts';
import { STAGES } from '../../domain/shipment/stage.ts';
import { code } from '../../domain/words.ts';
import type { BoardCard } from '../../projections/board.ts';
import type { Collection, Where } from '../../read-models/read-models.ts';
import { isStage } from '../../wording/stages.ts';
import type { Api } from '../api.ts';
import type { Asked } from '../route.ts';
import type { ShipmentCard } from './contract/shipments.ts';
import { withinLoads, withinScope } from './scoping.ts';
import { meantBy } from './search.ts';

/** One of them, or several with commas between. */
const stages = z
  .string()
  .describe(`One of ${STAGES.join(', ')}, or several with commas between`)
  .transform((text, issues) => {
    const named = text.split(',');
    if (named.length <= STAGES.length && named.every(isStage)) return named;
    issues.addIssue({ code: 'invalid_value', values: [...STAGES], input: text });
    return z.NEVER;
  });

/** By what shipments are looked for, in lists and on the board. */
export const shipmentFilterFields = {
  stage: stages.optional(),
  site: code.optional(),
  carrier: code.optional(),
  project: code.optional(),
  division: code.optional(),
  customer: code.optional(),
  /** `SAP-800:4500217000`. */
  order: code.optional(),
  trip: code.optional(),
  /** Only those whose window has ended before all goods had their outcome. */
  late: z.literal('true').optional(),
  q: code.optional(),
};
const filter = z.object(shipmentFilterFields);
export type ShipmentFilter = z.infer<typeof filter>;

const SCOPED_BY = {
  divisions: { field: 'division' },
  projects: { field: 'project' },
  sites: { field: 'site' },
} as const;

/** The conditions of a question within what the asker may see; undefined where nothing fits. */
export async function shipmentWhere(
  api: Pick<Api, 'readModels' | 'now'>,
  board: Collection<BoardCard>,
  asked: ShipmentFilter,
  { principal }: Pick<Asked, 'principal'>,
): Promise<Where | undefined> {
  const { stage, order, trip, late, q, ...equal } = asked;
  const meant = q === undefined ? {} : await meantBy(api, board, q);
  if (!meant) return undefined;
  const where: Where = {
    ...meant,
    ...defined(equal),
    ...(stage && { stage: { in: stage } }),
    ...(order !== undefined && { orders: { has: orderKey(order) } }),
    ...(trip !== undefined && { trips: { has: trip } }),
    ...(late && { due: { to: toInstant(api.now()) } }),
  };
  if (isContradictory(meant, equal)) return undefined;
  return withinLoads(api, principal, 'trips', withinScope(principal, SCOPED_BY, where));
}

/** A card of the board as the API says it. */
export function cardAnswer(
  { id, doc }: { id: string; doc: BoardCard },
  nowMs: number,
): ShipmentCard {
  const { progress: _, last: __, numbers: ___, queue: ____, siteQueue: _____, ...shown } = doc;
  const { due, shownAs, ...card } = shown;
  const now = toInstant(nowMs);
  const late = due !== undefined && due < now;
  return {
    ...card,
    orders: [...card.orders],
    shownAs: shownShipmentId(id, shownAs),
    late,
    ...(late && { lateMs: nowMs - Date.parse(due) }),
    trips: [...(card.trips ?? [])],
    unresolved: [...(card.unresolved ?? [])],
  };
}

type Equal = Omit<ShipmentFilter, 'stage' | 'order' | 'trip' | 'late' | 'q'>;

function defined(fields: Equal): Where {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Where;
}

/** What was typed means one customer, and another one was chosen. */
function isContradictory(meant: Where, { customer }: Equal): boolean {
  const { customer: typed } = meant;
  if (customer === undefined || typeof typed !== 'object' || !('in' in typed)) return false;
  return !typed.in.includes(customer);
}

function orderKey(text: string): string {
  const id = orderIdOf(text);
  return typeof id === 'string' ? id : text;
}
