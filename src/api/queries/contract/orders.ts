import { z } from 'zod';
import { instant, listOf, person, qty, reason, ruleParams, stage, told, window } from './values.ts';

const destination = { party: z.string(), address: z.string().optional() };

const owners = {
  sellingEntity: z.string().optional(),
  stockOwner: z.string().optional(),
  service: z.string().optional(),
  carrier: z.string().optional(),
};

const schedule = z.strictObject({
  id: z.string().optional(),
  qty,
  /** As agreed last, and as promised first where that was another. */
  window: window.optional(),
  promised: window.optional(),
  agreedAt: instant.optional(),
  deliveryGroup: z.string().optional(),
  workPackage: z.string().optional(),
  /** At the customer's request: how much more each time. */
  cancelled: z.array(z.strictObject({ qty, at: instant })).optional(),
});

const line = z.strictObject({
  line: z.string(),
  sku: z.string(),
  qty,
  uom: z.string(),
  from: z.string().optional(),
  shipTo: z.strictObject(destination).optional(),
  ...owners,
  tolerance: z.strictObject({ over: qty.optional(), under: qty.optional() }).optional(),
  schedule: z.array(schedule),
  /** When a later message left it out. */
  removedAt: instant.optional(),
});

/**
 * Allocated + backordered + cancelled + substituted + unplaced = ordered + excess, of every
 * schedule line.
 */
const figures = z.strictObject({
  line: z.string(),
  schedule: z.string().optional(),
  ordered: qty,
  allocated: qty,
  backordered: qty,
  cancelled: qty,
  substituted: qty,
  unplaced: qty,
  excess: qty,
  shipped: qty,
  delivered: qty,
  /** Delivered, returned or lost. */
  settled: qty,
});

/** A shipment of an order; without a stage where it is planned and nothing more is known yet. */
const shipment = z.strictObject({
  shipment: z.string(),
  shownAs: z.string(),
  stage: stage.optional(),
  site: z.string().optional(),
  carrier: z.string().optional(),
  window: window.optional(),
  late: z.boolean().optional(),
  /** Why it is one of its own. */
  reasons: z.array(reason),
});

const amendment = z.strictObject({
  sourceVersion: z.int(),
  at: instant,
  /** The first 50 paths that changed, and how many did. */
  changed: z.array(z.string()),
  changes: z.int(),
  /** Lines that were not accepted as they are. */
  answers: z
    .array(
      z.strictObject({
        line: z.string(),
        answer: z.enum(['pending', 'refused']),
        rule: z.string().optional(),
        params: ruleParams.optional(),
      }),
    )
    .optional(),
});

const head = {
  order: z.string(),
  source: z.string(),
  number: z.string(),
  customer: z.string(),
  project: z.string().optional(),
  division: z.string().optional(),
  receivedAt: instant,
  authorisedAt: instant.optional(),
  /** When every quantity had its outcome, and whether all of it was delivered. */
  fulfilledAt: instant.optional(),
  complete: z.boolean().optional(),
};

const orderRow = z.strictObject({
  ...head,
  held: z.boolean(),
  lines: z.int(),
  /** Number of the newest plan. */
  plan: z.int().optional(),
});

export const orderList = listOf(orderRow);

export const orderPage = z.strictObject({
  ...head,
  /** Of its stream: what `If-Match` is compared with. */
  version: z.int(),
  sourceVersion: z.int(),
  shipTo: z.strictObject({ ...destination, contact: person.optional() }),
  ...owners,
  incoterms: z.string().optional(),
  references: z.array(z.strictObject({ kind: z.string(), number: z.string() })).optional(),
  attributes: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  lines: z.array(line),
  figures: z.array(figures),
  /** The first 200 within the asker's scope. */
  shipments: z.array(shipment),
  amendments: z.array(amendment),
  superseded: z.int(),
  holds: z.array(told),
  plan: z.int().optional(),
  requests: z.array(told),
  refusals: z.array(told),
  merges: z.array(told),
  refusedFollowUps: z.array(told),
});

const part = {
  line: z.string(),
  schedule: z.string().optional(),
  qty,
  reasons: z.array(reason),
};

export const splitPreview = z.strictObject({
  shipments: z.array(
    z.strictObject({
      from: z.string(),
      to: z.strictObject(destination),
      service: z.string().optional(),
      carrier: z.string().optional(),
      window: window.optional(),
      lines: z.array(z.strictObject({ ...part, sku: z.string(), uom: z.string() })),
    }),
  ),
  backorders: z.array(z.strictObject(part)),
  /** More than one plan holds: the rest would be placed by a further one. */
  more: z.boolean(),
});
