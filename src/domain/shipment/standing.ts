import { entries } from '../keyed.ts';
import { isLater, later, laterArrival, type Moment, type Track } from './movement.ts';
import type { Progress } from './progress.ts';
import type { Stage } from './stage.ts';
import { isLabelled, isSettled, leftOnTrip, type Unit } from './units.ts';

export interface UnitStanding {
  readonly unit: string;
  readonly stage: Stage;
  /** Where it was last reported; undefined on the road. */
  readonly place?: string;
}

/** Stage and place of every packed unit, in the order in which they were first told of. */
export function unitStandings(p: Progress): readonly UnitStanding[] {
  const standings: UnitStanding[] = [];
  for (const [name, unit] of entries(p.units)) {
    if (unit.packedMs !== undefined) standings.push({ unit: name, ...standing(p, unit) });
  }
  return standings;
}

function standing(p: Progress, unit: Unit): Omit<UnitStanding, 'unit'> {
  const track = trackOf(p, unit);
  const place = placeOn(track, p.from);
  const stage = isSettled(unit, p.lines) ? 'signed-off' : stageOn(p, unit, track);
  return { stage, ...(place !== undefined && { place }) };
}

/** The unit has departed once, alone, on its trip or with the whole shipment. */
export function hasLeft(p: Progress, unit: Unit): boolean {
  return trackOf(p, unit).left !== undefined;
}

/** Movements that concern a unit: its own, those of its trips, those of the whole shipment. */
function trackOf(p: Progress, unit: Unit): Track {
  const whole = p.whole.left;
  const aboard = whole && (unit.packedMs ?? 0) <= whole[0] ? whole : undefined;
  const left = later(later(unit.track.left, leftOnTrip(unit, p.trips)), aboard);
  if (!left) return {};
  const arrived = laterArrival(unit.track.arrived, p.whole.arrived);
  const out = later(unit.track.out, p.whole.out);
  return { left, ...(arrived && { arrived }), ...(out && { out }) };
}

function stageOn(p: Progress, unit: Unit, track: Track): Stage {
  return track.left ? stageAfter(p, track.left, track) : stageBefore(p, unit);
}

/** Before its first departure a unit is at the highest step that holds. */
function stageBefore(p: Progress, unit: Unit): Stage {
  if (applies(p, 'load') && unit.loads.length > 0) return 'loaded';
  const labelled = p.labels.length > 0 && isLabelled(unit, p.labels);
  return applies(p, 'label') && labelled ? 'labelled' : 'packed';
}

/** After it the latest report decides; whoever was out for delivery stays so at the doorstep. */
function stageAfter(p: Progress, left: Moment, { arrived, out }: Track): Stage {
  const wasOut = out !== undefined && applies(p, 'out-for-delivery');
  const onTheWay = wasOut ? 'out-for-delivery' : 'in-transit';
  const latest = later(later(left, arrived?.when), out);
  if (latest === out) return onTheWay;
  if (latest !== arrived?.when) return 'in-transit';
  if (wasOut && arrived?.stop === 'consignee') return 'out-for-delivery';
  return applies(p, 'arrive') && ENDS.has(arrived?.stop) ? 'arrived' : 'in-transit';
}

/** Stops behind which no other warehouse comes. */
const ENDS: ReadonlySet<string | undefined> = new Set(['depot', 'consignee']);

function applies({ steps }: Progress, step: Progress['steps'][number]): boolean {
  return steps.includes(step);
}

/** Site of departure before it left, the last stop while it is there, on the road nowhere. */
function placeOn({ left, arrived, out }: Track, from: string | undefined): string | undefined {
  const setOut = later(left, out);
  if (!setOut) return from;
  return arrived && isLater(arrived.when, setOut) ? arrived.place : undefined;
}
