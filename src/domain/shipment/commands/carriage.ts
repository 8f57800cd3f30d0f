import { tripNameSchema } from '../../trip/id.ts';
import { carriageFacts } from '../facts/carriage.ts';
import { decision, report } from './kinds.ts';

const trip = tripNameSchema;

export const carriageCommands = {
  TenderToCarrier: { kind: decision, schema: carriageFacts.TenderSent.schema },
  AcceptTender: {
    kind: report,
    schema: carriageFacts.TenderAccepted.schema.omit({ carrier: true }),
  },
  RejectTender: {
    kind: report,
    schema: carriageFacts.TenderRejected.schema.omit({ carrier: true }),
  },
  ChangeCarrier: {
    kind: decision,
    schema: carriageFacts.CarrierChanged.schema.omit({ was: true }),
  },
  ReplaceWaybills: {
    kind: report,
    schema: carriageFacts.WaybillsReplaced.schema.omit({ was: true }),
  },
  RecordCarrierStatus: { kind: report, schema: carriageFacts.CarrierStatusReported.schema },
  ReviseEta: { kind: report, schema: carriageFacts.EtaRevised.schema.omit({ was: true }) },
  AssignTrip: { kind: decision, schema: carriageFacts.TripAssigned.schema.extend({ trip }) },
  UnassignTrip: { kind: decision, schema: carriageFacts.TripUnassigned.schema.extend({ trip }) },
} as const;
