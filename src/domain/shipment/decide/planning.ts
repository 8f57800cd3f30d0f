import { refuse } from '../../decider.ts';
import type { Envelope } from '../../envelope.ts';
import { shipmentIdOf } from '../../ids.ts';
import { compareInstants } from '../../instant.ts';
import { firstRepeated } from '../../keyed.ts';
import type { planningCommands } from '../commands/planning.ts';
import { lineKey } from '../lines.ts';
import { madeBy, type ShipmentState } from '../state.ts';
import { amend } from './amending.ts';
import { cancel } from './cancelling.ts';
import { type DataOf, type Decision, takenId } from './decision.ts';
import type { Handlers } from './handlers.ts';
import { reportIntercept, requestIntercept } from './intercepting.ts';
import { changeDestination, changeWindow, reportRedirect } from './redirecting.ts';

export const planning: Handlers<typeof planningCommands> = {
  PlanShipment: plan,
  ReleaseToWarehouse: ({ progress }) =>
    progress.released ? [] : [{ type: 'ShipmentReleased', data: {} }],
  HoldShipment: (state, data, envelope) =>
    takenId(state, 'hold', data.hold, envelope) ?? [{ type: 'ShipmentHeld', data }],
  LiftHold: lift,
  AmendShipment: amend,
  ChangeWindow: changeWindow,
  ChangeDestination: changeDestination,
  ReportRedirect: reportRedirect,
  CancelShipment: cancel,
  RequestIntercept: requestIntercept,
  ReportIntercept: reportIntercept,
};

function plan(
  state: ShipmentState,
  data: DataOf<'PlanShipment'>,
  envelope: Envelope,
  id: string,
): Decision {
  const known = madeBy(state, 'plan');
  if (known === envelope.commandDigest) return [];
  if (known) return refuse('id-is-taken', { id });
  const { window, shownAs } = data;
  if (window && compareInstants(window.start, window.end) > 0) {
    return refuse('window-must-start-before-it-ends', window);
  }
  if (shownAs !== undefined && shipmentIdOf(shownAs) !== id) {
    return refuse('shown-id-must-match', { id, shownAs });
  }
  const twice = data.lines[firstRepeated(data.lines.map(lineKey))];
  if (twice) return refuse('line-must-be-listed-once', { order: twice.order, line: twice.line });
  return [{ type: 'ShipmentPlanned', data }];
}

function lift(state: ShipmentState, data: DataOf<'LiftHold'>): Decision {
  const { hold } = data;
  if (!madeBy(state, 'hold', hold)) return refuse('hold-must-exist', { hold });
  if (!state.progress.holds.some((open) => open.hold === hold)) return [];
  return [{ type: 'HoldLifted', data }];
}
