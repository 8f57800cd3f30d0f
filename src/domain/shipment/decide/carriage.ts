import { refuse } from '../../decider.ts';
import type { Envelope } from '../../envelope.ts';
import { compareInstants } from '../../instant.ts';
import { isSame } from '../../same.ts';
import type { carriageCommands } from '../commands/carriage.ts';
import { isSaid, tenderOf } from '../registers/carriage.ts';
import { madeBy, type ShipmentState } from '../state.ts';
import { ownUnit } from '../units.ts';
import {
  type Broken,
  calledOff,
  type DataOf,
  type Decision,
  deviating,
  ended,
  isRepeated,
  isSignedOff,
  takenId,
} from './decision.ts';
import { foreignUnit } from './foreign.ts';
import type { Handlers } from './handlers.ts';
import { assignTrip, unassignTrip } from './trips.ts';

export const carriage: Handlers<typeof carriageCommands> = {
  TenderToCarrier: (state, data, envelope) =>
    takenId(state, 'tender', data.tender, envelope) ?? [{ type: 'TenderSent', data }],
  AcceptTender: acceptTender,
  RejectTender: rejectTender,
  ChangeCarrier: changeCarrier,
  ReplaceWaybills: replaceWaybills,
  RecordCarrierStatus: recordCarrierStatus,
  ReviseEta: reviseEta,
  AssignTrip: assignTrip,
  UnassignTrip: unassignTrip,
};

function acceptTender(
  state: ShipmentState,
  data: DataOf<'AcceptTender'>,
  envelope: Envelope,
): Decision {
  const { tender, waybills } = data;
  const asked = tenderOf(state.carriage, tender);
  if (!asked) return refuse('tender-must-exist', { tender });
  const stray = foreignAmong(state, waybills);
  if (stray !== undefined) return foreignUnit('AcceptTender', stray, state, envelope);
  if (madeBy(state, 'tender-answer', tender) === envelope.commandDigest) return [];
  const accepted = { ...data, carrier: asked.carrier };
  const broken = answering(state, tender, envelope);
  return [{ type: 'TenderAccepted', data: accepted, ...deviating(broken) }];
}

function rejectTender(
  state: ShipmentState,
  data: DataOf<'RejectTender'>,
  envelope: Envelope,
): Decision {
  const { tender } = data;
  const asked = tenderOf(state.carriage, tender);
  if (!asked) return refuse('tender-must-exist', { tender });
  if (madeBy(state, 'tender-answer', tender) === envelope.commandDigest) return [];
  const rejected = { ...data, carrier: asked.carrier };
  const broken = answering(state, tender, envelope);
  return [{ type: 'TenderRejected', data: rejected, ...deviating(broken) }];
}

/** A carrier answers once, by when it was asked to. */
function answering(state: ShipmentState, tender: string, { occurredAt }: Envelope): Broken {
  const answerBy = tenderOf(state.carriage, tender)?.answerBy;
  return {
    ...ended(state),
    'tender-is-answered-once': madeBy(state, 'tender-answer', tender) !== undefined,
    'tender-must-be-answered-in-time':
      answerBy !== undefined && compareInstants(occurredAt, answerBy) > 0,
  };
}

function changeCarrier(state: ShipmentState, data: DataOf<'ChangeCarrier'>): Decision {
  const { carrier: was, next } = state.carriage;
  if (isSignedOff(state.progress)) return refuse('shipment-must-not-be-signed-off');
  if (data.carrier === (next ?? was)) return [];
  return [{ type: 'CarrierChanged', data: was === undefined ? data : { ...data, was } }];
}

function replaceWaybills(
  state: ShipmentState,
  data: DataOf<'ReplaceWaybills'>,
  envelope: Envelope,
): Decision {
  const stray = foreignAmong(state, data.waybills);
  if (stray !== undefined) return foreignUnit('ReplaceWaybills', stray, state, envelope);
  const { waybills } = state.carriage;
  if (isRepeated(state, envelope) || isSame(data.waybills, waybills)) return [];
  const was = waybills.map(({ waybill }) => waybill);
  return [{ type: 'WaybillsReplaced', data: { ...data, was }, ...deviating(ended(state)) }];
}

function recordCarrierStatus(
  state: ShipmentState,
  data: DataOf<'RecordCarrierStatus'>,
  { occurredAt }: Envelope,
): Decision {
  if (isSaid(state.carriage, data, occurredAt)) return [];
  const known = state.carriage.knownWaybills.has(data.waybill);
  const broken = { ...calledOff(state), 'waybill-must-be-known': !known };
  return [{ type: 'CarrierStatusReported', data, ...deviating(broken) }];
}

function reviseEta(state: ShipmentState, data: DataOf<'ReviseEta'>, envelope: Envelope): Decision {
  const was = state.carriage.eta?.is;
  const isNews = was === undefined || compareInstants(was, data.eta) !== 0;
  // A copy is recorded whatever is known: told again, it must not become news by then.
  if (!isNews && envelope.capture !== 'process') return [];
  if (isRepeated(state, envelope)) return [];
  const revised = was === undefined ? data : { ...data, was };
  return [{ type: 'EtaRevised', data: revised, ...deviating(ended(state)) }];
}

function foreignAmong(
  { progress }: ShipmentState,
  waybills: DataOf<'AcceptTender'>['waybills'] = [],
): string | undefined {
  return waybills.find(({ unit }) => unit !== undefined && !ownUnit(progress.units, unit))?.unit;
}
