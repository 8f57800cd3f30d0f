import { row } from '../keyed.ts';
import { isAboard } from './loading.ts';
import { latest, type Move, type Track } from './movement.ts';
import { staysOf } from './nesting.ts';
import type { Progress } from './progress.ts';
import { type Unit, wasPacked } from './units.ts';

/** A circle of units in each other ends here. */
const DEPTH_MAX = 8;

/** Which moves are asked for. */
interface Span {
  /** Epoch ms, the first included, the last not. */
  readonly from: number;
  readonly until: number;
  readonly kind?: Move['kind'];
}

const EVER: Span = { from: Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY };
const ANY_DEPARTURE: Span = { ...EVER, kind: 'left' };

/**
 * The moves that concern a unit until an instant: its own, those of its trips while it was aboard,
 * those of units while it was in them, those of the whole shipment since it was packed. What
 * arrived or went out without ever leaving has not moved.
 */
export function trackOf(p: Progress, unit: Unit, until = EVER.until): Track {
  const track: Track = {};
  const note = (move: Move): boolean => {
    track[move.kind] = latest(track[move.kind], move) ?? move;
    return false;
  };
  look(p, unit, until === EVER.until ? EVER : { ...EVER, until }, note);
  return track.left ? track : {};
}

/** The unit has departed once, alone, in another unit, on its trip or with the whole shipment. */
export function hasLeft(p: Progress, unit: Unit): boolean {
  return look(p, unit, ANY_DEPARTURE, () => true);
}

/** Something of the shipment is, or was, on the road or with its consignee. */
export function hasDeparted(p: Progress): boolean {
  const { accepted, refused, missing } = p.lines;
  if (accepted.length + refused.length + missing.length > 0) return true;
  if (p.whole.some(({ kind }) => kind === 'left')) return true;
  return p.units.rows.some((unit) => unit.packed && unit.gone === undefined && hasLeft(p, unit));
}

/** Shows the moves that concern a unit, until one of them is what was looked for. */
function look(p: Progress, unit: Unit, span: Span, see: (move: Move) => boolean): boolean {
  const ofWhole = (move: Move): boolean => lies(move, span) && wasPacked(unit, move.when[0]);
  return p.whole.some((move) => ofWhole(move) && see(move)) || lookAtOwn(p, unit, span, see, 0);
}

function lookAtOwn(
  p: Progress,
  unit: Unit,
  span: Span,
  see: (move: Move) => boolean,
  depth: number,
): boolean {
  if (unit.track.some((move) => lies(move, span) && see(move))) return true;
  if (lookAtTrips(p, unit, span, see)) return true;
  if (!unit.nestings || depth >= DEPTH_MAX) return false;
  return staysOf(p.units, unit).some(({ parent, from, until }) => {
    const host = row(p.units, parent);
    const stay = {
      ...span,
      from: Math.max(from, span.from),
      until: Math.min(until, span.until),
    };
    return host !== undefined && lookAtOwn(p, host, stay, see, depth + 1);
  });
}

function lookAtTrips(p: Progress, unit: Unit, span: Span, see: (move: Move) => boolean): boolean {
  const { keys, rows } = p.trips;
  for (let place = 0; place < rows.length; place += 1) {
    for (const move of rows[place] ?? []) {
      if (!lies(move, span) || !isAboard(p, unit, keys[place] ?? '', move.when[0])) continue;
      if (see(move)) return true;
    }
  }
  return false;
}

function lies({ when, kind }: Move, span: Span): boolean {
  if (span.kind !== undefined && span.kind !== kind) return false;
  return when[0] >= span.from && when[0] < span.until;
}
