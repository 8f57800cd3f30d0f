import { z } from 'zod';
import { code, text, toleranceSchema, uomSchema } from '../../words.ts';
import * as shapes from '../shapes.ts';
import * as words from '../words.ts';

/** A unit that goes over to another shipment with all that is in it. */
const transferredSchema = z.strictObject({
  unit: code,
  kind: z.enum(words.UNIT_KINDS),
  caseNumber: code.optional(),
  /** The unit that it is in, which goes over as well. */
  parent: code.optional(),
  closed: z.boolean().optional(),
  contents: shapes.contentsSchema,
});

/** Of the lines whose goods go over, what a plan says of them. */
const transferredLinesSchema = z
  .array(
    z.strictObject({
      order: code,
      line: code,
      schedule: code.optional(),
      sku: code,
      uom: uomSchema,
      tolerance: toleranceSchema.optional(),
    }),
  )
  .max(4_000);

const transferFields = {
  transfer: code,
  units: z.array(transferredSchema).min(1).max(500),
  lines: transferredLinesSchema,
};

/** Cartons, cases, pallets: what is in them, in what they are, and what is done with them. */
// These names are the storage format; add, never rename.
export const unitFacts = {
  UnitPacked: {
    v: 1,
    report: true,
    schema: z.strictObject({
      unit: code,
      kind: z.enum(words.UNIT_KINDS),
      /** The customer's case number 箱号. */
      caseNumber: code.optional(),
      /** Empty for a pallet or container into which other units are nested. */
      contents: shapes.contentsSchema,
    }),
  },
  UnitUnpacked: {
    v: 1,
    report: true,
    schema: z.strictObject({ unit: code, reason: text.optional() }),
  },
  UnitNested: { v: 1, report: true, schema: z.strictObject({ unit: code, parent: code }) },
  UnitUnnested: { v: 1, report: true, schema: z.strictObject({ unit: code, parent: code }) },
  UnitClosed: {
    v: 1,
    report: true,
    schema: z.strictObject({ unit: code, ...shapes.measureFields }),
  },
  UnitSealed: { v: 1, report: true, schema: z.strictObject({ unit: code, seal: code }) },
  UnitsTransferredOut: {
    v: 1,
    schema: z.strictObject({
      ...transferFields,
      /** The shipment that they go to. */
      to: code,
      /** For whom they are: the other shipment must be for the same. */
      party: code,
      address: code.optional(),
      reason: text,
    }),
  },
  UnitsTransferredIn: {
    v: 1,
    schema: z.strictObject({
      ...transferFields,
      from: code,
      /** They had gone out from here, and the other shipment did not take them. */
      returned: z.literal(true).optional(),
    }),
  },
  InspectionPassed: {
    v: 1,
    report: true,
    schema: z.strictObject({ unit: code, inspection: code.optional(), remarks: text.optional() }),
  },
  InspectionFailed: {
    v: 1,
    report: true,
    schema: z.strictObject({
      unit: code,
      inspection: code.optional(),
      defects: z.array(text).min(1).max(50),
      remarks: text.optional(),
    }),
  },
  UnitStaged: { v: 1, report: true, schema: z.strictObject({ unit: code, area: code }) },
} as const;
