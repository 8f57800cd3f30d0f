import { z } from 'zod';
import {
  deviation,
  instant,
  person,
  qty,
  stage,
  standing,
  told,
  toldOfType,
  window,
} from './values.ts';

const line = z.strictObject({
  order: z.string(),
  line: z.string(),
  schedule: z.string().optional(),
  sku: z.string(),
  substitutes: z.array(z.string()).optional(),
  uom: z.string(),
  ordered: qty,
  picked: qty,
  putBack: qty,
  shorted: qty,
  packed: qty,
  loose: qty,
  accepted: qty,
  refused: qty,
  missing: qty,
  receivedBack: qty,
  lost: qty,
  /** Picked - put back - accepted - received back - lost - missing. */
  open: qty,
});

const unit = z.strictObject({
  unit: z.string(),
  stage,
  place: z.string().optional(),
  inside: z.string().optional(),
  lost: z.literal(true).optional(),
  kind: z.string().optional(),
  caseNumber: z.string().optional(),
  contents: z.array(z.strictObject({ order: z.string(), line: z.string(), qty })),
  labels: z.array(
    z.strictObject({
      label: z.string(),
      kind: z.string().optional(),
      code: z.string().optional(),
      applied: z.literal(true).optional(),
      voided: z.literal(true).optional(),
    }),
  ),
  loads: z.array(
    z.strictObject({
      at: instant,
      trip: z.string().optional(),
      vehicle: z.string().optional(),
      off: z.literal(true).optional(),
      place: z.string().optional(),
    }),
  ),
  seal: z.string().optional(),
  area: z.string().optional(),
  inspection: z.enum(['passed', 'failed']).optional(),
  /** Weight and size, as told when it was closed last. */
  closed: told.optional(),
});

const carriage = z.strictObject({
  carrier: z.string().optional(),
  next: z.string().optional(),
  tenders: z.array(
    z.strictObject({ tender: z.string(), carrier: z.string(), answerBy: instant.optional() }),
  ),
  waybills: z.array(z.strictObject({ waybill: z.string(), unit: z.string().optional() })),
  /** The carrier whose numbers these are. */
  issuer: z.string().optional(),
  eta: instant.optional(),
  /** Trips that it is planned on now. */
  trips: z.array(z.string()),
});

const papers = z.strictObject({
  required: z.array(z.string()),
  lacking: z.array(z.string()),
  documents: z.array(
    z.strictObject({ kind: z.string(), number: z.string(), evidence: z.string().optional() }),
  ),
  /** Paper receipts 回单 with all that was told of each; '' where it has no number. */
  receipts: z.array(z.strictObject({ receipt: z.string(), states: z.array(z.string()) })),
  goodsIssues: z.array(
    z.strictObject({
      issue: z.string(),
      /** Absent while nobody has answered. */
      outcome: z.enum(['posted', 'reversed', 'failed']).optional(),
      document: z.string().optional(),
    }),
  ),
});

const request = z.strictObject({
  version: z.int(),
  at: instant,
  by: z.string(),
  request: z.string(),
  reason: z.string(),
  /** Stream versions of the facts to be struck. */
  targets: z.array(z.int()),
  answer: z.enum(['approved', 'rejected']).optional(),
});

/** All that is known of one shipment. */
export const shipmentPage = z.strictObject({
  shipment: z.string(),
  shownAs: z.string(),
  /** Of its stream: what `If-Match` is compared with. */
  version: z.int(),
  ...standing,
  /** Where the least advanced unit is; absent on the road. */
  place: z.string().optional(),
  from: z.string(),
  to: z.strictObject({
    party: z.string(),
    address: z.string().optional(),
    contact: person.optional(),
  }),
  customer: z.string().optional(),
  division: z.string().optional(),
  project: z.string().optional(),
  service: z.string().optional(),
  direction: z.literal('reverse').optional(),
  policy: z.string(),
  /** As it is agreed now, and as it was planned where that was another. */
  window: window.optional(),
  promised: window.optional(),
  late: z.boolean(),
  /** When it first came to each of its stages; `derived` are those that were inferred. */
  entered: z.partialRecord(stage, instant),
  derived: z.array(stage),
  holds: z.array(z.strictObject({ hold: z.string(), kind: z.string(), scope: z.string() })),
  lines: z.array(line),
  units: z.array(unit),
  carriage,
  papers,
  redirects: z.array(
    z.strictObject({
      redirect: z.string(),
      address: z.string(),
      answer: z.enum(['confirmed', 'rejected']).optional(),
    }),
  ),
  intercepts: z.array(
    z.strictObject({
      intercept: z.string(),
      answer: z.enum(['confirmed', 'failed']).optional(),
    }),
  ),
  /** What somebody still has to see to. */
  exceptions: z.strictObject({
    open: z.array(z.string()),
    openComplaints: z.array(z.string()),
  }),
  shorts: z.array(told),
  attempts: z.array(told),
  signOffs: z.array(told),
  deviations: z.array(deviation),
  /** The newest 50. */
  rejectedScans: z.array(told),
  corrections: z.array(told),
  requests: z.array(request),
  /** What was said word for word, by topic, in the order of telling. */
  notes: z.record(z.string(), z.array(toldOfType)),
  /** Only where it was asked for as of an instant, or by one of the two clocks. */
  asOf: z.strictObject({ at: instant.optional(), by: z.enum(['recorded', 'occurred']) }).optional(),
});

const scalar = z.union([z.string(), z.number(), z.boolean()]);

const timelineEntry = z.strictObject({
  version: z.int(),
  type: z.string(),
  occurredAt: instant,
  recordedAt: instant,
  timeQuality: z.string(),
  capture: z.string(),
  actor: z.string(),
  role: z.string(),
  device: z.string().optional(),
  place: z
    .strictObject({
      site: z.string().optional(),
      lat: z.number().optional(),
      lon: z.number().optional(),
      accuracyMetres: z.number().optional(),
    })
    .optional(),
  source: z.string().optional(),
  deviations: z.array(z.string()).optional(),
  /** The version of the correction that struck it out. */
  struckBy: z.int().optional(),
  /** The single values of what was said; lists and rows are in the fact itself. */
  says: z.record(z.string(), scalar),
});

export const timeline = z.strictObject({
  shipment: z.string(),
  version: z.int(),
  entries: z.array(timelineEntry),
});
