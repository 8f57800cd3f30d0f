import { z } from 'zod';
import type { UnionOf } from '../decider.ts';
import { anyInstantSchema, subjectRefSchema } from '../envelope.ts';
import { code, text } from '../words.ts';
import { shipmentFacts } from './facts.ts';
import * as words from './words.ts';

const decision = 'decision' as const;
const report = 'report' as const;

/** What a person or a system may ask of a shipment, and what the floor reports about one. */
export const shipmentCommands = {
  PlanShipment: { kind: decision, schema: words.planSchema, personal: ['to.contact'] },
  ReleaseToWarehouse: { kind: decision, schema: z.strictObject({}) },
  HoldShipment: { kind: decision, schema: shipmentFacts.ShipmentHeld.schema },
  LiftHold: { kind: decision, schema: shipmentFacts.HoldLifted.schema },
  ConfirmPick: { kind: report, schema: shipmentFacts.ItemPicked.schema },
  ReportShortPick: { kind: report, schema: shipmentFacts.PickShorted.schema },
  PackUnit: { kind: report, schema: shipmentFacts.UnitPacked.schema },
  CloseUnit: { kind: report, schema: shipmentFacts.UnitClosed.schema },
  PrintLabel: {
    kind: decision,
    schema: z.strictObject({
      unit: code,
      label: code,
      kind: code,
      code,
      /** Needed for every copy after the first. */
      reason: text.optional(),
    }),
  },
  ApplyLabel: { kind: report, schema: shipmentFacts.LabelApplied.schema },
  VoidLabel: { kind: decision, schema: shipmentFacts.LabelVoided.schema },
  LoadUnit: { kind: report, schema: shipmentFacts.UnitLoaded.schema },
  DepartShipment: { kind: report, schema: shipmentFacts.ShipmentDeparted.schema },
  ArriveShipment: { kind: report, schema: shipmentFacts.ShipmentArrived.schema },
  StartDelivery: { kind: report, schema: shipmentFacts.OutForDelivery.schema },
  AttemptDelivery: {
    kind: report,
    schema: z.strictObject({
      reason: code,
      responsible: z.enum(words.RESPONSIBLE),
      next: anyInstantSchema.optional(),
    }),
  },
  ConfirmDelivery: {
    kind: report,
    schema: z.strictObject({
      /** Left out: everything that is packed and has no outcome yet was accepted. */
      rows: words.outcomesSchema.optional(),
      signatory: subjectRefSchema.optional(),
      ...words.signOffFields,
    }),
    personal: ['signatory'],
  },
  CorrectRecord: {
    kind: decision,
    schema: z.strictObject({ groups: words.correctionGroupsSchema, reason: text }),
    personal: ['groups.*.replacements.*.data.signatory'],
  },
  RequestCorrection: {
    kind: decision,
    schema: z.strictObject({ request: code, groups: words.correctionGroupsSchema, reason: text }),
    personal: ['groups.*.replacements.*.data.signatory'],
  },
  ApproveCorrection: { kind: decision, schema: z.strictObject({ request: code }) },
  RejectCorrection: { kind: decision, schema: z.strictObject({ request: code, reason: text }) },
  CloseShipment: {
    kind: decision,
    schema: z.strictObject({ override: words.overrideSchema.optional() }),
  },
  ReopenShipment: { kind: decision, schema: z.strictObject({ reason: text }) },
};

export type ShipmentCommand = UnionOf<typeof shipmentCommands>;
