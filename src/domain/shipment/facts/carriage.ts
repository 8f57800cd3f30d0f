import { z } from 'zod';
import { anyInstantSchema } from '../../envelope.ts';
import { code, text } from '../../words.ts';
import * as shapes from '../shapes.ts';
import * as words from '../words.ts';

const units = z.array(code).min(1).max(2_000).optional();

/** Who carries it, under which numbers, on which trip, and what the carrier says. */
// These names are the storage format; add, never rename.
export const carriageFacts = {
  TenderSent: {
    v: 1,
    schema: z.strictObject({
      tender: code,
      carrier: code,
      service: code.optional(),
      answerBy: anyInstantSchema.optional(),
    }),
  },
  TenderAccepted: {
    v: 1,
    report: true,
    schema: z.strictObject({
      tender: code,
      carrier: code,
      waybills: shapes.waybillsSchema.optional(),
      /** The waybill of the signed receipt that comes back 回单. */
      receiptWaybill: code.optional(),
      charge: shapes.moneySchema.optional(),
      cutOff: anyInstantSchema.optional(),
    }),
  },
  TenderRejected: {
    v: 1,
    report: true,
    schema: z.strictObject({ tender: code, carrier: code, reason: text.optional() }),
  },
  CarrierChanged: {
    v: 1,
    schema: z.strictObject({
      carrier: code,
      was: code.optional(),
      effective: z.enum(['now', 'at-hand-over']),
      reason: text,
    }),
  },
  WaybillsReplaced: {
    v: 1,
    report: true,
    schema: z.strictObject({
      carrier: code,
      /** These are all of them from now on. */
      waybills: shapes.waybillsSchema,
      was: z.array(code).max(2_000),
      reason: text.optional(),
    }),
  },
  CarrierStatusReported: {
    v: 1,
    report: true,
    schema: z.strictObject({
      carrier: code,
      waybill: code,
      status: z.enum(words.CARRIER_STATUSES),
      /** The carrier's own code and words. */
      code: code.optional(),
      reason: text.optional(),
      raw: text.optional(),
    }),
  },
  EtaRevised: {
    v: 1,
    report: true,
    schema: z.strictObject({
      eta: anyInstantSchema,
      was: anyInstantSchema.optional(),
      by: z.enum(words.ETA_SOURCES),
      reason: text.optional(),
    }),
  },
  TripAssigned: {
    v: 1,
    schema: z.strictObject({ trip: code, loadAt: code, unloadAt: code, units }),
  },
  TripUnassigned: { v: 1, schema: z.strictObject({ trip: code, reason: text.optional() }) },
} as const;
