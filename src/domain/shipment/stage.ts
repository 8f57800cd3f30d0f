import { at, handled, loose } from './lines.ts';
import { isCancelled, type Progress } from './progress.ts';
import { activeStages, activeStandings, unitStandings } from './standing.ts';

/** From the least to the most advanced; the last three are ends. */
export const STAGES = [
  'planned',
  'released',
  'picking',
  'picked',
  'packed',
  'labelled',
  'staged',
  'loaded',
  'in-transit',
  'arrived',
  'out-for-delivery',
  'signed-off',
  'closed',
  'cancelled',
  'returned',
] as const;
export type Stage = (typeof STAGES)[number];

const OVER: ReadonlySet<Stage> = new Set(['signed-off', 'closed', 'cancelled', 'returned']);

/** All goods have an outcome: whatever was promised about them is kept or broken. */
export function isOver(stage: Stage): boolean {
  return OVER.has(stage);
}

/** A stage as boards show it: "loaded, 1 of 3 units". */
export interface StageSummary {
  readonly stage: Stage;
  /** Lines picked, or units standing at the stage. */
  readonly n: number;
  readonly of: number;
  readonly counts: 'lines' | 'units';
}

export function stageOf(p: Progress): Stage {
  return stageSummary(p).stage;
}

export function stageSummary(p: Progress): StageSummary {
  const tally = tallyOf(p);
  const { of } = tally;
  const inLines = (stage: Stage): StageSummary => ({ stage, n: tally.picked, of, counts: 'lines' });
  if (p.closed) return inLines('closed');
  if (isCancelled(p) && !tally.handled) return inLines('cancelled');
  if (of === 0) return inLines(p.lines.keys.length === 0 ? 'planned' : 'cancelled');
  if (tally.picked < of) {
    if (tally.begun) return inLines('picking');
    return inLines(p.released ? 'released' : 'planned');
  }
  if (!tally.handled) return inLines(p.waits ? 'picking' : 'cancelled');
  return leastAdvanced(p, tally);
}

/** Where the least advanced unit is; the site it ships from until something has left. */
export function placeOfShipment(p: Progress): string | undefined {
  const active = activeStandings(p);
  const stage = stageOf(p);
  const units = active.length > 0 ? active : unitStandings(p);
  const last = units.find((unit) => unit.stage === stage) ?? units[0];
  return last ? last.place : p.from;
}

interface Tally {
  /** Lines that are still in the shipment, and those of them that are picked or short for good. */
  readonly of: number;
  readonly picked: number;
  readonly begun: boolean;
  readonly handled: boolean;
  readonly loose: boolean;
  readonly returned: boolean;
}

function tallyOf({ lines, begun }: Progress): Tally {
  let of = 0;
  let picked = 0;
  let anyHandled = false;
  let anyLoose = false;
  for (let place = 0; place < lines.keys.length; place += 1) {
    const inHand = handled(lines, place);
    if (inHand > 0) anyHandled = true;
    else if (at(lines.ordered, place) <= 0) continue;
    of += 1;
    if (inHand + at(lines.shorted, place) >= at(lines.ordered, place)) picked += 1;
    if (!anyLoose && loose(lines, place) > 0) anyLoose = true;
  }
  return {
    of,
    picked,
    begun: begun === true || anyHandled || lines.shorted.length > 0,
    handled: anyHandled,
    loose: anyLoose,
    returned: lines.receivedBack !== undefined && lines.accepted.length === 0,
  };
}

/** Goods in no unit count as one unit that is only picked. */
function leastAdvanced(p: Progress, tally: Tally): StageSummary {
  const stages = activeStages(p);
  let [least, n] = [tally.loose ? PICKED : STAGES.length, tally.loose ? 1 : 0];
  for (const stage of stages) {
    const rank = RANKS.get(stage) ?? STAGES.length;
    if (rank === least) n += 1;
    else if (rank < least) [least, n] = [rank, 1];
  }
  const stage = STAGES[least] ?? (tally.returned ? 'returned' : 'signed-off');
  return { stage, n, of: stages.length + (tally.loose ? 1 : 0), counts: 'units' };
}

const RANKS: ReadonlyMap<Stage, number> = new Map(STAGES.map((stage, rank) => [stage, rank]));
const PICKED = STAGES.indexOf('picked');
