import { refuse } from '../../decider.ts';
import type { Envelope } from '../../envelope.ts';
import type { deliveryCommands } from '../commands/delivery.ts';
import type { ShipmentState } from '../state.ts';
import { isPacked, ownUnit } from '../units.ts';
import type { RELATIONS } from '../words.ts';
import { close, reopen } from './closing.ts';
import { conditionOf } from './condition.ts';
import {
  type Broken,
  type DataOf,
  type Decision,
  deviating,
  isRepeated,
  standing,
} from './decision.ts';
import { onTheRoad } from './departing.ts';
import { foreignAmong, wrongIn } from './foreign.ts';
import type { Handlers } from './handlers.ts';
import { reportFound, reportLost } from './losses.ts';
import { differFromPacked, impossible, type Outcomes } from './outcomes.ts';
import { receiveReturn, startReturn } from './returns.ts';
import { hasStrangeSerials } from './serials.ts';
import { undecided } from './undecided.ts';

export const delivery: Handlers<typeof deliveryCommands> = {
  AttemptDelivery: attemptDelivery,
  ConfirmDelivery: confirmDelivery,
  StartReturn: startReturn,
  ReceiveReturn: receiveReturn,
  ReportLost: reportLost,
  ReportFound: reportFound,
  CloseShipment: close,
  ReopenShipment: reopen,
};

function attemptDelivery(
  state: ShipmentState,
  data: DataOf<'AttemptDelivery'>,
  envelope: Envelope,
): Decision {
  if (isRepeated(state, envelope)) return [];
  const broken = { ...standing(state, 'deliver'), ...onTheRoad(state.progress, {}, envelope) };
  return [
    { type: 'DeliveryAttempted', data: { n: nextAttempt(state), ...data }, ...deviating(broken) },
  ];
}

function confirmDelivery(
  state: ShipmentState,
  data: DataOf<'ConfirmDelivery'>,
  envelope: Envelope,
): Decision {
  if (isRepeated(state, envelope)) return [];
  const { progress } = state;
  if (!data.rows) return confirmAll(state, data, envelope);
  const { rows } = data;
  const spoken = rows.filter(({ disposition }) => disposition !== 'over');
  const named = [...new Set(spoken.flatMap(({ unit }) => unit ?? []))];
  const no =
    foreignAmong(
      'ConfirmDelivery',
      rows.map(({ unit }) => unit),
      state,
      envelope,
    ) ??
    wrongIn('ConfirmDelivery', rows, state, envelope) ??
    impossible(progress, spoken);
  if (no) return no;
  return confirmed(state, data, rows, {
    ...standing(state, 'deliver'),
    ...conditionOf(...named.flatMap((unit) => ownUnit(progress.units, unit) ?? [])),
    ...onTheRoad(progress, named.length > 0 ? { units: named } : {}, envelope),
    'outcomes-must-match-packed': differFromPacked(progress, spoken),
    'serial-must-be-picked': hasStrangeSerials(state, spoken),
  });
}

/** Everything that is left was accepted: nothing in that can be other than it is packed. */
function confirmAll(
  state: ShipmentState,
  data: DataOf<'ConfirmDelivery'>,
  envelope: Envelope,
): Decision {
  const { progress } = state;
  const rows = undecided(progress);
  if (rows.length === 0) {
    const anything = progress.units.rows.some((unit) => isPacked(unit) && unit.contents.length > 0);
    return anything ? [] : refuse('delivery-must-have-goods');
  }
  const named = new Set<string>();
  for (const { unit } of rows) if (unit !== undefined) named.add(unit);
  return confirmed(state, data, rows, {
    ...standing(state, 'deliver'),
    ...onTheRoad(progress, named.size > 0 ? { units: [...named] } : {}, envelope),
  });
}

function confirmed(
  state: ShipmentState,
  data: DataOf<'ConfirmDelivery'>,
  rows: Outcomes,
  broken: Broken,
): Decision {
  const told = { ...data, n: nextAttempt(state), rows };
  const deviations = deviating({ ...broken, ...receiptOf(state, data) });
  return [{ type: 'DeliveryConfirmed', data: told, ...deviations }];
}

/** Attempts count up; a confirmed delivery is the one after those that failed. */
function nextAttempt({ progress }: ShipmentState): number {
  return progress.failedAttempts + 1;
}

/** Those who sign 代签 for a consignee that is not there. */
const PROXIES: ReadonlySet<(typeof RELATIONS)[number]> = new Set([
  'gate-keeper',
  'neighbour',
  'locker',
]);

/** What the consignee's policy asks of a receipt. */
function receiptOf({ signOff }: ShipmentState, data: DataOf<'ConfirmDelivery'>): Broken {
  const { relation, stamped, evidence = [] } = data;
  const proxy = relation !== undefined && PROXIES.has(relation);
  return {
    'receipt-must-be-stamped': signOff.stamp === true && stamped !== true,
    'receipt-needs-a-photo': signOff.photo === true && evidence.length === 0,
    'proxy-must-be-allowed': proxy && signOff.proxyAllowed === false,
    'proxy-needs-evidence': proxy && signOff.proxyAllowed === true && evidence.length === 0,
  };
}
