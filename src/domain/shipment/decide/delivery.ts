import { refuse } from '../../decider.ts';
import type { Envelope } from '../../envelope.ts';
import type { ShipmentState } from '../state.ts';
import type { RELATIONS } from '../words.ts';
import {
  type Broken,
  type DataOf,
  type Decision,
  deviating,
  isRepeated,
  packedUnit,
  standing,
} from './decision.ts';
import { foreignUnit, wrongIn } from './foreign.ts';
import { onTheRoad } from './movement.ts';
import { differFromPacked, impossible, type Outcomes, undecided } from './outcomes.ts';

export function attemptDelivery(
  state: ShipmentState,
  data: DataOf<'AttemptDelivery'>,
  envelope: Envelope,
): Decision {
  if (isRepeated(state, envelope)) return [];
  const broken = { ...standing(state, 'deliver'), ...onTheRoad(state.progress) };
  return [
    { type: 'DeliveryAttempted', data: { n: nextAttempt(state), ...data }, ...deviating(broken) },
  ];
}

export function confirmDelivery(
  state: ShipmentState,
  data: DataOf<'ConfirmDelivery'>,
  envelope: Envelope,
): Decision {
  if (isRepeated(state, envelope)) return [];
  const { progress } = state;
  const rows = data.rows ?? undecided(progress);
  if (rows.length === 0) {
    const anything = progress.units.rows.some(({ packedMs }) => packedMs !== undefined);
    return anything ? [] : refuse('delivery-must-have-goods');
  }
  const spoken = rows.filter(({ disposition }) => disposition !== 'over');
  const no = foreignAmong(state, rows, envelope) ?? impossible(progress, spoken);
  if (no) return no;
  const units = spoken.flatMap(({ unit }) => unit ?? []);
  const broken = {
    ...standing(state, 'deliver'),
    ...onTheRoad(progress, units.length > 0 ? units : undefined),
    'outcomes-must-match-packed': differFromPacked(progress, spoken),
    ...receiptOf(state, data),
  };
  const confirmed = { ...data, n: nextAttempt(state), rows };
  return [{ type: 'DeliveryConfirmed', data: confirmed, ...deviating(broken) }];
}

/** Attempts count up; a confirmed delivery is the one after those that failed. */
function nextAttempt({ progress }: ShipmentState): number {
  return progress.failedAttempts + 1;
}

function foreignAmong(state: ShipmentState, rows: Outcomes, envelope: Envelope): Decision | null {
  const stray = rows.find(({ unit }) => unit !== undefined && !packedUnit(state.progress, unit));
  if (stray?.unit !== undefined) {
    return foreignUnit('ConfirmDelivery', stray.unit, state, envelope);
  }
  return wrongIn('ConfirmDelivery', rows, state, envelope);
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
