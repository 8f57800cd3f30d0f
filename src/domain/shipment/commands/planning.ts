import { z } from 'zod';
import { quantityOrZeroSchema } from '../../quantity.ts';
import { code, text, toleranceSchema, uomSchema } from '../../words.ts';
import { planningFacts } from '../facts/planning.ts';
import * as shapes from '../shapes.ts';
import { decision, report } from './kinds.ts';

export const planningCommands = {
  PlanShipment: { kind: decision, schema: shapes.planSchema, personal: ['to.contact'] },
  ReleaseToWarehouse: { kind: decision, schema: z.strictObject({}) },
  HoldShipment: { kind: decision, schema: planningFacts.ShipmentHeld.schema },
  LiftHold: { kind: decision, schema: planningFacts.HoldLifted.schema },
  /** Lines as they shall be; those that are not named stay. 0 takes a line out. */
  AmendShipment: {
    kind: decision,
    schema: z.strictObject({
      lines: z
        .array(
          z.strictObject({
            order: code,
            line: code,
            qty: quantityOrZeroSchema,
            /** Needed for a line that the shipment does not have yet, with `uom`. */
            sku: code.optional(),
            uom: uomSchema.optional(),
            schedule: code.optional(),
            tolerance: toleranceSchema.optional(),
          }),
        )
        .min(1)
        .max(4_000),
      reason: text,
    }),
  },
  ChangeWindow: {
    kind: decision,
    schema: planningFacts.WindowChanged.schema.omit({ was: true }),
  },
  /** Before departure the address is changed; after it a redirect is asked for, by its id. */
  ChangeDestination: {
    kind: decision,
    schema: z.strictObject({
      address: code,
      /** Another party is another shipment: named, it must be the one that is planned. */
      party: code.optional(),
      redirect: code.optional(),
      reason: text,
    }),
  },
  ReportRedirect: {
    kind: report,
    schema: z.strictObject({
      redirect: code,
      outcome: z.enum(['confirmed', 'rejected']),
      reason: text.optional(),
    }),
  },
  CancelShipment: { kind: decision, schema: z.strictObject({ reason: text }) },
  RequestIntercept: { kind: decision, schema: planningFacts.InterceptRequested.schema },
  ReportIntercept: {
    kind: report,
    schema: z.strictObject({
      intercept: code,
      outcome: z.enum(['confirmed', 'failed']),
      place: code.optional(),
      reason: text.optional(),
    }),
  },
} as const;
