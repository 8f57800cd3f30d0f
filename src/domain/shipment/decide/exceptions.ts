import { refuse } from '../../decider.ts';
import type { Envelope } from '../../envelope.ts';
import type { exceptionCommands } from '../commands/exceptions.ts';
import { lineName } from '../lines.ts';
import { stageOf } from '../stage.ts';
import { madeBy, type ShipmentState } from '../state.ts';
import { ownUnit } from '../units.ts';
import { type DataOf, type Decision, takenId } from './decision.ts';
import { foreign, foreignUnit, isForeign, lineCode } from './foreign.ts';
import type { Handlers } from './handlers.ts';

/** What went wrong may be told at any time, also of a shipment that is over. */
export const exceptions: Handlers<typeof exceptionCommands> = {
  RaiseException: raise,
  ResolveException: resolve,
  RecordComplaint: (state, data, envelope) =>
    takenId(state, 'complaint', data.complaint, envelope) ?? [{ type: 'ComplaintRecorded', data }],
  CloseComplaint: closeComplaint,
};

function raise(state: ShipmentState, data: DataOf<'RaiseException'>, envelope: Envelope): Decision {
  const taken = takenId(state, 'exception', data.exception, envelope);
  if (taken) return taken;
  const { progress } = state;
  const { unit, order, line, stage = stageOf(progress) } = data;
  if (unit !== undefined && !ownUnit(progress.units, unit)) {
    return foreignUnit('RaiseException', unit, state, envelope);
  }
  if (order !== undefined && line !== undefined && isForeign(progress.lines, { order, line })) {
    const scanned = lineCode({ order, line });
    const wrong = {
      step: 'RaiseException',
      scanned,
      rule: 'line-must-belong-to-shipment',
    } as const;
    const expected = progress.lines.keys.map((key) => lineCode(lineName(key)));
    return foreign(wrong, expected, envelope);
  }
  return [{ type: 'ExceptionRaised', data: { ...data, stage } }];
}

function resolve(state: ShipmentState, data: DataOf<'ResolveException'>): Decision {
  const { exception } = data;
  if (!madeBy(state, 'exception', exception)) return refuse('exception-must-exist', { exception });
  if (!state.exceptions.open.includes(exception)) return [];
  return [{ type: 'ExceptionResolved', data }];
}

function closeComplaint(state: ShipmentState, data: DataOf<'CloseComplaint'>): Decision {
  const { complaint } = data;
  if (!madeBy(state, 'complaint', complaint)) return refuse('complaint-must-exist', { complaint });
  if (!state.exceptions.openComplaints.includes(complaint)) return [];
  return [{ type: 'ComplaintClosed', data }];
}
