import { z } from 'zod';
import { correctionCommandsWith } from '../correcting/commands.ts';
import type { UnionOf } from '../decider.ts';
import { followUpCommands } from '../follow-up.ts';
import { code, text } from '../words.ts';
import { tripFacts } from './facts.ts';
import { leftBehindSchema, removedSchema, ridersSchema, stopsSchema } from './shapes.ts';
import { TRIP_STOP_KINDS } from './words.ts';

const decision = 'decision' as const;
const report = 'report' as const;

/** What a planner may ask of a trip, and what is reported about it from the road. */
export const tripCommands = {
  PlanTrip: { kind: decision, schema: tripFacts.TripPlanned.schema },
  AmendTrip: {
    kind: decision,
    schema: z.strictObject({
      /** All of them as they shall be; those that were reached must stay as they are. */
      stops: stopsSchema.optional(),
      /** A shipment that is on the trip already rides as it is told here. */
      add: ridersSchema.optional(),
      remove: removedSchema.optional(),
      reason: text,
    }),
  },
  AssignVehicle: {
    kind: decision,
    schema: tripFacts.VehicleAssigned.schema,
    personal: ['driver'],
  },
  ReplaceVehicle: {
    kind: decision,
    schema: tripFacts.VehicleReplaced.schema.omit({ was: true }),
    personal: ['driver'],
  },
  CancelTrip: { kind: decision, schema: tripFacts.TripCancelled.schema },
  CloseLoad: {
    kind: report,
    schema: z.strictObject({
      /** Left out: where it stands, at first the first one. */
      stop: code.optional(),
      /** What was to be loaded there and was not. */
      leftBehind: leftBehindSchema.optional(),
      seals: tripFacts.LoadClosed.schema.shape.seals,
    }),
  },
  DepartTrip: { kind: report, schema: tripFacts.TripDeparted.schema.omit({ stop: true }) },
  ArriveStop: {
    kind: report,
    schema: z.strictObject({
      stop: code,
      /** Of a stop that nobody has planned, by default a hub. */
      kind: z.enum(TRIP_STOP_KINDS).optional(),
      place: code.optional(),
      party: code.optional(),
    }),
  },
  DepartStop: { kind: report, schema: tripFacts.StopDeparted.schema },
  ReportIncident: { kind: report, schema: tripFacts.TripIncident.schema },
  ReviseEta: { kind: report, schema: tripFacts.EtaRevised.schema.omit({ was: true }) },
  CompleteTrip: { kind: report, schema: tripFacts.TripCompleted.schema },
  ...correctionCommandsWith(),
  ...followUpCommands,
} as const;

export type TripCommand = UnionOf<typeof tripCommands>;
export type TripDataOf<K extends TripCommand['type']> = Extract<TripCommand, { type: K }>['data'];
