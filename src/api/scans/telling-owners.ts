import { shownShipmentId } from '../../domain/ids.ts';
import type { OrderState } from '../../domain/order/state.ts';
import { type Expected, expectedNext, stageOfUnit } from '../../domain/shipment/expected.ts';
import { type Stage, stageOf } from '../../domain/shipment/stage.ts';
import type { ShipmentState } from '../../domain/shipment/state.ts';
import { hasDeparted, isCompleted } from '../../domain/trip/road.ts';
import type { TripState } from '../../domain/trip/state.ts';
import { codeText } from '../../wording/codes.ts';
import { commandWords } from '../../wording/commands.ts';
import { type Locale, textIn, type Words } from '../../wording/say.ts';
import { stageText } from '../../wording/stages.ts';
import type { Api } from '../api.ts';
import type { ExpectedAnswer, OwnerAnswer } from './contract.ts';
import type { Owner } from './owners.ts';

/** An owner with where it stands and what comes next, in the reader's language. */
export async function ownerAnswer(
  { states }: Pick<Api, 'states'>,
  { stream, ...owner }: Owner,
  locale: Locale,
): Promise<OwnerAnswer> {
  if (stream === undefined) return { ...owner, expected: [] };
  if (owner.shipment !== undefined) {
    const state = await states.state<ShipmentState>(stream);
    return state
      ? { ...owner, ...ofShipment(state, owner.shipment, owner.unit, locale) }
      : none(owner);
  }
  if (owner.trip !== undefined) {
    const state = await states.state<TripState>(stream);
    return state ? { ...owner, ...ofTrip(state, locale) } : none(owner);
  }
  const state = await states.state<OrderState>(stream);
  return state ? { ...owner, expected: worded('order', nextOfOrder(state), locale) } : none(owner);
}

/** Where a shipment, or a unit of it, stands and what comes next. */
export function ofShipment(
  state: ShipmentState,
  shipment: string,
  unit: string | undefined,
  locale: Locale,
) {
  const ofUnit = unit === undefined ? undefined : stageOfUnit(state.progress, unit);
  const stage: Stage = ofUnit ?? stageOf(state.progress);
  const expected = expectedNext(state, ofUnit === undefined ? undefined : unit);
  return {
    shown: shownShipmentId(shipment),
    stage,
    stageWords: stageText(stage, locale),
    expected: worded('shipment', expected, locale),
  };
}

function ofTrip(state: TripState, locale: Locale) {
  const stage = standingOf(state);
  const stageWords = textIn(STANDINGS[stage], locale);
  return { stage, stageWords, expected: worded('trip', TRIP_NEXT[stage], locale) };
}

type Standing = 'planned' | 'under-way' | 'completed' | 'cancelled';
type Next = { readonly step: string; readonly command: string };

const STANDINGS: Readonly<Record<Standing, Words>> = {
  planned: ['已计划', 'planned'],
  'under-way': ['在途', 'under way'],
  completed: ['已完成', 'completed'],
  cancelled: ['已取消', 'cancelled'],
};
const TRIP_NEXT: Readonly<Record<Standing, readonly Next[]>> = {
  planned: [{ step: 'depart', command: 'DepartTrip' }],
  'under-way': [{ step: 'arrive', command: 'ArriveStop' }],
  completed: [],
  cancelled: [],
};

function standingOf(state: TripState): Standing {
  if (state.cancelled) return 'cancelled';
  if (isCompleted(state)) return 'completed';
  return hasDeparted(state) ? 'under-way' : 'planned';
}

function nextOfOrder({ holds, authorised, split, fulfilled }: OrderState): readonly Next[] {
  if (fulfilled) return [];
  if (holds.length > 0) return [{ step: 'lift-hold', command: 'LiftOrderHold' }];
  if (!authorised) return [{ step: 'authorise', command: 'AuthoriseOrder' }];
  return split ? [] : [{ step: 'plan', command: 'PlanSplit' }];
}

function worded(
  of: 'shipment' | 'trip' | 'order',
  next: readonly (Expected | Next)[],
  locale: Locale,
): ExpectedAnswer {
  const words: Readonly<Record<string, { readonly name: Words }>> = commandWords[of];
  return next.map(({ step, command }) => {
    const name = words[command]?.name;
    return { step, command, words: name ? textIn(name, locale) : codeText(command, locale) };
  });
}

function none(owner: Omit<Owner, 'stream'>): OwnerAnswer {
  return { ...owner, expected: [] };
}
