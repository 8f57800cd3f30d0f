import { isLabelled } from './labels.ts';
import { loadAt } from './loading.ts';
import { isLater, latest, type Move, type Track } from './movement.ts';
import type { Progress } from './progress.ts';
import type { Stage } from './stage.ts';
import { trackOf } from './tracks.ts';
import { isLost, isStaged, type Unit } from './units.ts';

/** The stage of a unit by what was done with it, whatever became of the goods in it. */
export function stageByMoves(p: Progress, unit: Unit): Stage {
  const track = trackUntilLoss(p, unit);
  return track.left ? stageAfter(p, track) : stageBefore(p, unit);
}

type Placing = Pick<Move, 'when' | 'place'>;

/** Site of departure before it left, the last stop while it is there, on the road nowhere. */
export function placeByMoves(p: Progress, unit: Unit): string | undefined {
  const track = trackUntilLoss(p, unit);
  const setOut = latest(track.left, track.out);
  if (!setOut) return p.from;
  const unloaded = unit.loads.findLast(({ off, place }) => off && place !== undefined);
  let stop: Placing | undefined = latest<Placing>(track.arrived, track.back);
  if (unloaded) stop = latest<Placing>(stop, unloaded);
  if (unit.found?.place !== undefined) stop = latest<Placing>(stop, unit.found);
  return stop && isLater(stop.when, setOut.when) ? stop.place : undefined;
}

/** A lost unit stays where it was then. */
function trackUntilLoss(p: Progress, unit: Unit): Track {
  return trackOf(p, unit, unit.lost && isLost(unit) ? unit.lost[0] + 1 : undefined);
}

/** Before its first departure a unit is at the highest step that holds. */
function stageBefore(p: Progress, unit: Unit): Stage {
  if (applies(p, 'load') && loadAt(unit)) return 'loaded';
  if (applies(p, 'stage') && isStaged(unit)) return 'staged';
  const labelled = p.labels.length > 0 && isLabelled(unit, p.labels);
  return applies(p, 'label') && labelled ? 'labelled' : 'packed';
}

/** After it the latest move decides; whoever was out for delivery stays so at the doorstep. */
function stageAfter(p: Progress, { left, arrived, out, back }: Track): Stage {
  const isOut = out !== undefined && latest(out, back) === out && applies(p, 'out-for-delivery');
  const last = latest(latest(left, back), latest(arrived, out));
  if (last === out) return isOut ? 'out-for-delivery' : 'in-transit';
  if (last !== arrived) return 'in-transit';
  if (isOut && arrived?.stop === 'consignee') return 'out-for-delivery';
  return applies(p, 'arrive') && ENDS.has(arrived?.stop) ? 'arrived' : 'in-transit';
}

/** Stops behind which no other warehouse comes. */
const ENDS: ReadonlySet<string | undefined> = new Set(['depot', 'consignee']);

function applies({ steps }: Progress, step: Progress['steps'][number]): boolean {
  return steps.includes(step);
}
