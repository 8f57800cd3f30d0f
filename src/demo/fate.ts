import { HELD_UP } from './company.ts';
import type { Order } from './orders.ts';
import type { Random } from './random.ts';

/** What goes otherwise than planned in one shipment's life; most see none of it. */
export interface Fate {
  /** Days of a hold before release, 0 for none. */
  readonly creditHoldDays: number;
  /** A line that is not all there: found later, or given up. */
  readonly short: 'none' | 'healed' | 'given-up' | 'everything';
  /** The picker types a wrong lot, and the shift leader corrects it. */
  readonly wrongLot: boolean;
  readonly wrongScan: boolean;
  /** One unit goes onto the truck without its label. */
  readonly unlabelled: boolean;
  /** Goods leave although quality has put a hold on their departure. */
  readonly leavesUnderHold: boolean;
  /** Days that the road takes longer than it should. */
  readonly heldUpDays: number;
  readonly failedAttempts: number;
  readonly outcome: 'clean' | 'remarks' | 'damaged' | 'refused' | 'missing';
  /** The driver confirms the wrong quantity, and two persons correct it. */
  readonly miscounted: boolean;
  /** Somebody else signs, and the driver takes no photo of it. */
  readonly withoutProof: boolean;
  /** The driver had no network: reports reach us hours later. */
  readonly offline: boolean;
  readonly episode: Episode;
}

/**
 * What seldom happens comes to every so many orders: a wrong carton packed anew, customs, a unit
 * mislaid and found, an order called back on the road, a window that the customer moves, a
 * posting that fails first, a carton that goes over into another shipment.
 */
export type Episode =
  | 'none'
  | 'repacked'
  | 'customs'
  | 'mislaid'
  | 'called-back'
  | 'window-moved'
  | 'posting-failed'
  | 'transferred';

const EVERY = 24;
const EPISODES: ReadonlyMap<number, Episode> = new Map([
  [2, 'repacked'],
  [5, 'customs'],
  [8, 'mislaid'],
  [11, 'called-back'],
  [14, 'window-moved'],
  [17, 'posting-failed'],
  [20, 'transferred'],
]);

/** By the number of the order. */
export function episodeOf(index: number): Episode {
  return EPISODES.get(index % EVERY) ?? 'none';
}

export function drawFate(
  { carrier }: Pick<Order, 'carrier'>,
  episode: Episode,
  random: Random,
): Fate {
  return {
    creditHoldDays: random.chance(0.05) ? random.pick([0.2, 0.4, 0.9, 2, 7]) : 0,
    short: drawShort(episode, random),
    wrongLot: random.chance(0.02),
    wrongScan: random.chance(0.025),
    unlabelled: random.chance(0.02),
    leavesUnderHold: random.chance(0.012),
    heldUpDays: random.chance(HELD_UP[carrier]) ? random.int(2, 5) : 0,
    failedAttempts: random.chance(0.08) ? (random.chance(0.2) ? 2 : 1) : 0,
    outcome: drawOutcome(random),
    miscounted: random.chance(0.015),
    withoutProof: random.chance(0.05),
    offline: random.chance(0.07),
    episode,
  };
}

/** Cartons that go over into another shipment must be there. */
function drawShort(episode: Episode, random: Random): Fate['short'] {
  const share = random.next();
  if (episode === 'transferred') return 'none';
  if (share < 0.006) return 'everything';
  if (share < 0.022) return 'given-up';
  return share < 0.06 ? 'healed' : 'none';
}

function drawOutcome(random: Random): Fate['outcome'] {
  const share = random.next();
  if (share < 0.02) return 'damaged';
  if (share < 0.035) return 'refused';
  if (share < 0.045) return 'missing';
  return share < 0.1 ? 'remarks' : 'clean';
}
