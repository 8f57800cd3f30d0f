import { handled, isPicked, loose } from './lines.ts';
import type { Progress } from './progress.ts';
import { unitStandings } from './standing.ts';

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
  const of = p.lines.keys.length;
  const tally = tallyOf(p);
  const inLines = (stage: Stage): StageSummary => ({ stage, n: tally.picked, of, counts: 'lines' });
  if (p.closed) return inLines('closed');
  if (of === 0 || tally.picked < of) {
    if (tally.begun) return inLines('picking');
    return inLines(p.released ? 'released' : 'planned');
  }
  if (!tally.handled) return inLines(p.waits ? 'picking' : 'cancelled');
  return leastAdvanced(p, tally.loose);
}

/** Where the least advanced unit is; the site it ships from until something has left. */
export function placeOfShipment(p: Progress): string | undefined {
  const units = unitStandings(p);
  const stage = stageOf(p);
  const last = units.find((unit) => unit.stage === stage) ?? units[0];
  return last ? last.place : p.from;
}

interface Tally {
  /** Lines that are picked or short for good. */
  readonly picked: number;
  readonly begun: boolean;
  readonly handled: boolean;
  readonly loose: boolean;
}

function tallyOf({ lines }: Progress): Tally {
  let picked = 0;
  let anyHandled = false;
  let anyLoose = false;
  for (let place = 0; place < lines.keys.length; place += 1) {
    if (isPicked(lines, place)) picked += 1;
    if (!anyHandled && handled(lines, place) > 0) anyHandled = true;
    if (!anyLoose && loose(lines, place) > 0) anyLoose = true;
  }
  const begun = anyHandled || lines.shorted.length > 0;
  return { picked, begun, handled: anyHandled, loose: anyLoose };
}

/** Goods in no unit count as one unit that is only picked. */
function leastAdvanced(p: Progress, anyLoose: boolean): StageSummary {
  const stages = unitStandings(p).map(({ stage }) => stage);
  if (anyLoose) stages.push('picked');
  const ranks = stages.map((stage) => STAGES.indexOf(stage));
  const stage = STAGES[Math.min(...ranks)] ?? 'signed-off';
  const n = stages.filter((one) => one === stage).length;
  return { stage, n, of: stages.length, counts: 'units' };
}
