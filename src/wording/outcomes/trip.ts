import type { TripCommand } from '../../domain/trip/commands.ts';
import type { TripFact } from '../../domain/trip/facts.ts';
import type { TripRule } from '../../domain/trip/rules.ts';
import type { Outcome } from './outcome.ts';

// Written by `npm run docs:reference` from the sources of the decider.
export const tripOutcomes = {
  PlanTrip: {
    records: ['TripPlanned'],
    refuses: [
      'check-symbol-must-match',
      'id-is-taken',
      'id-must-be-well-formed',
      'loading-must-come-before-unloading',
      'shipment-must-be-listed-once',
      'stop-must-be-listed-once',
      'stop-must-belong-to-trip',
      'window-must-start-before-it-ends',
    ],
    deviates: [],
  },
  AmendTrip: {
    records: ['TripAmended'],
    refuses: [
      'check-symbol-must-match',
      'id-must-be-well-formed',
      'loading-must-come-before-unloading',
      'reached-stop-must-stay',
      'shipment-must-be-listed-once',
      'shipment-must-be-on-trip',
      'stop-must-be-listed-once',
      'stop-must-belong-to-trip',
      'trip-must-be-planned',
      'trip-must-not-be-cancelled',
      'trip-must-not-be-completed',
      'window-must-start-before-it-ends',
    ],
    deviates: [],
  },
  AssignVehicle: {
    records: ['VehicleAssigned'],
    refuses: [
      'trip-must-be-planned',
      'trip-must-not-be-cancelled',
      'trip-must-not-be-completed',
      'vehicle-is-assigned-once',
    ],
    deviates: [],
  },
  ReplaceVehicle: {
    records: ['VehicleReplaced'],
    refuses: [
      'trip-must-be-planned',
      'trip-must-not-be-cancelled',
      'trip-must-not-be-completed',
      'vehicle-must-be-assigned',
    ],
    deviates: [],
  },
  CancelTrip: {
    records: ['TripCancelled'],
    refuses: ['trip-must-be-planned', 'trip-must-not-be-completed', 'trip-must-not-have-departed'],
    deviates: [],
  },
  CloseLoad: {
    records: ['LoadClosed'],
    refuses: ['stop-must-belong-to-trip', 'trip-must-be-planned'],
    deviates: [
      'trip-must-not-be-cancelled',
      'trip-must-not-be-completed',
      'vehicle-must-be-assigned',
    ],
  },
  DepartTrip: {
    records: ['TripDeparted'],
    refuses: ['trip-must-be-planned'],
    deviates: [
      'load-must-be-closed',
      'trip-must-not-be-cancelled',
      'trip-must-not-be-completed',
      'trip-must-not-have-departed',
      'vehicle-must-be-assigned',
    ],
  },
  ArriveStop: {
    records: ['StopArrived'],
    refuses: ['trip-must-be-planned'],
    deviates: [
      'stop-must-belong-to-trip',
      'stops-must-be-reached-in-order',
      'trip-must-have-departed',
      'trip-must-not-be-cancelled',
      'trip-must-not-be-completed',
    ],
  },
  DepartStop: {
    records: ['StopDeparted'],
    refuses: ['trip-must-be-planned'],
    deviates: [
      'stop-must-belong-to-trip',
      'stop-must-have-been-reached',
      'trip-must-have-departed',
      'trip-must-not-be-cancelled',
      'trip-must-not-be-completed',
    ],
  },
  ReportIncident: {
    records: ['TripIncident'],
    refuses: ['id-is-taken', 'stop-must-belong-to-trip', 'trip-must-be-planned'],
    deviates: ['trip-must-not-be-cancelled', 'trip-must-not-be-completed'],
  },
  ReviseEta: {
    records: ['EtaRevised'],
    refuses: ['stop-must-belong-to-trip', 'trip-must-be-planned'],
    deviates: ['trip-must-not-be-cancelled', 'trip-must-not-be-completed'],
  },
  CompleteTrip: {
    records: ['TripCompleted'],
    refuses: ['trip-must-be-planned'],
    deviates: [
      'stops-must-all-be-reached',
      'trip-must-have-departed',
      'trip-must-not-be-cancelled',
      'trip-must-not-be-completed',
    ],
  },
  CorrectRecord: {
    records: ['RecordCorrected'],
    refuses: [
      'correction-must-fit-its-kind',
      'replacement-must-be-a-report',
      'replacement-must-be-well-formed',
      'stop-must-belong-to-trip',
      'target-must-be-a-report',
      'target-must-be-in-force',
      'target-must-exist',
      'trip-must-be-planned',
    ],
    deviates: [],
  },
  RequestCorrection: {
    records: ['CorrectionRequested'],
    refuses: [
      'correction-must-fit-its-kind',
      'id-is-taken',
      'replacement-must-be-a-report',
      'replacement-must-be-well-formed',
      'stop-must-belong-to-trip',
      'target-must-be-a-report',
      'target-must-be-in-force',
      'target-must-exist',
      'trip-must-be-planned',
    ],
    deviates: [],
  },
  ApproveCorrection: {
    records: ['RecordCorrected'],
    refuses: [
      'approver-must-be-another',
      'correction-must-fit-its-kind',
      'replacement-must-be-a-report',
      'replacement-must-be-well-formed',
      'request-must-be-undecided',
      'request-must-exist',
      'stop-must-belong-to-trip',
      'target-must-be-a-report',
      'target-must-be-in-force',
      'target-must-exist',
      'trip-must-be-planned',
    ],
    deviates: [],
  },
  RejectCorrection: {
    records: ['CorrectionRejected'],
    refuses: ['request-must-be-undecided', 'request-must-exist', 'trip-must-be-planned'],
    deviates: [],
  },
  RecordRefusedFollowUp: { records: ['FollowUpRefused'], refuses: [], deviates: [] },
} satisfies Partial<Record<TripCommand['type'], Outcome<TripFact['type'], TripRule>>>;
