import type { Recorded } from '../envelope.ts';
import type { OrderBody } from './amendment.ts';
import type { OrderFact, OrderFactOf } from './facts.ts';
import { type Figures, NO_FIGURES, openShipments } from './figures.ts';
import { figuresAfter } from './figures-after.ts';
import { type Amendings, amendingAfter, bodyAfter } from './registers/amending.ts';
import { type Cancelling, cancellingAfter } from './registers/cancelling.ts';
import { type Merges, mergesAfter } from './registers/merges.ts';

export interface OrderState {
  /** The order as its newest message tells it, undefined before the first. */
  readonly body?: OrderBody | undefined;
  /** Digest of that message. */
  readonly digest?: string;
  /** Source versions of messages that came after a newer one. */
  readonly superseded: readonly number[];
  readonly authorised: boolean;
  readonly holds: readonly Hold[];
  /** Of every hold, request and merge the digest of the command that made it. */
  readonly made: ReadonlyMap<string, string>;
  /** The newest plan, undefined before the first. */
  readonly split?: Split;
  readonly figures: Figures;
  /** The oldest first. */
  readonly cancelling: readonly Cancelling[];
  readonly amending: Amendings;
  readonly merges: Merges;
  /** Every quantity has its outcome. */
  readonly fulfilled: boolean;
}

interface Hold {
  readonly hold: string;
  /** Id of its fact: what the hold is called on the shipments. */
  readonly fact: string;
  /** Those that were open when it came. */
  readonly shipments: readonly string[];
}

interface Split {
  readonly version: number;
  /** Digest of the command that made the first plan. */
  readonly digest: string;
  readonly policy: OrderFactOf<'SplitPlanned'>['data']['policy'];
  readonly from?: string | undefined;
  /** Where the goods of any of its plans come from. */
  readonly sites: readonly string[];
}

export const initialState: OrderState = {
  superseded: [],
  authorised: false,
  holds: [],
  made: new Map(),
  figures: NO_FIGURES,
  cancelling: [],
  amending: new Map(),
  merges: new Map(),
  fulfilled: false,
};

export function evolve(state: OrderState, fact: Recorded<OrderFact>): OrderState {
  const body = bodyAfter(state.body, state.amending, fact);
  const figures = figuresAfter(state.figures, fact);
  return {
    ...state,
    ...(body && { body }),
    made: madeAfter(state.made, fact),
    figures,
    cancelling: cancellingAfter(state.cancelling, fact),
    amending: amendingAfter(state.amending, state.body, fact),
    merges: mergesAfter(state.merges, fact, figures),
    ...standing(state, fact),
  };
}

function standing(state: OrderState, fact: Recorded<OrderFact>): Partial<OrderState> {
  const { type, data, meta } = fact;
  switch (type) {
    case 'OrderReceived':
    case 'OrderAmended':
      return { digest: meta.commandDigest };
    case 'OrderMessageSuperseded':
      return { superseded: [...state.superseded, data.sourceVersion] };
    case 'OrderAuthorised':
      return { authorised: true };
    case 'OrderHeld': {
      const hold = { hold: data.hold, fact: fact.id, shipments: openShipments(state.figures) };
      return { holds: [...state.holds, hold] };
    }
    case 'OrderHoldLifted':
      return { holds: state.holds.filter(({ hold }) => hold !== data.hold) };
    case 'SplitPlanned': {
      const { version, policy, from, placements } = data;
      const { digest = meta.commandDigest, sites: known = [] } = state.split ?? {};
      const sites = [...new Set([...known, ...placements.map((placed) => placed.from)])];
      return { split: { version, digest, policy, from, sites } };
    }
    case 'OrderFulfilled':
      return { fulfilled: true };
    case 'OrderReopened':
      return { fulfilled: false };
    default:
      return {};
  }
}

/** Digest of the command that made it, undefined while it is not there. */
export function madeBy(
  { made }: OrderState,
  kind: 'hold' | 'request' | 'merge',
  id: string,
): string | undefined {
  return made.get(`${kind} ${id}`);
}

function madeAfter(
  made: OrderState['made'],
  { type, data, meta }: Recorded<OrderFact>,
): OrderState['made'] {
  switch (type) {
    case 'OrderHeld':
      return new Map(made).set(`hold ${data.hold}`, meta.commandDigest);
    case 'LinesCancelRequested':
      return new Map(made).set(`request ${data.request}`, meta.commandDigest);
    case 'MergeRequested':
      return new Map(made).set(`merge ${data.merge}`, meta.commandDigest);
    default:
      return made;
  }
}
