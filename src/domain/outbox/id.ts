import { type Refusal, refuse } from '../decider.ts';
import { orderIdOf, shipmentIdOf } from '../ids.ts';
import { subscriptionIdOf } from '../subscription/id.ts';

const OUTBOX = /^([^-]+)-(shipment|order)-(.+)$/;
const IDS = { shipment: shipmentIdOf, order: orderIdOf } as const;

/** What an outbox holds: all that one subscription is told of one subject. */
export interface OutboxParts {
  readonly subscription: string;
  readonly category: 'shipment' | 'order';
  /** What stands behind the category in the subject's stream. */
  readonly id: string;
}

/** `<subscription>-<the subject's stream>`, such as `erp_1000-shipment-PS…`. */
export function outboxIdOf(text: string): string | Refusal<'id-must-be-well-formed'> {
  const parts = outboxParts(text.trim());
  if (!parts) return refuse('id-must-be-well-formed', { id: text });
  const subscription = subscriptionIdOf(parts.subscription);
  const id = IDS[parts.category](parts.id);
  if (typeof subscription !== 'string' || typeof id !== 'string') {
    return refuse('id-must-be-well-formed', { id: text });
  }
  return `${subscription}-${parts.category}-${id}`;
}

/** The parts of an id as they stand in it. */
export function outboxParts(id: string): OutboxParts | undefined {
  const [, subscription, category, subject] = OUTBOX.exec(id) ?? [];
  if (subscription === undefined || subject === undefined) return undefined;
  if (category !== 'shipment' && category !== 'order') return undefined;
  return { subscription, category, id: subject };
}
