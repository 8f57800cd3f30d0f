import { row } from '../keyed.ts';
import { ancestorsOf, type Children, childrenOf, parentOf, withDescendants } from './nesting.ts';
import type { Progress } from './progress.ts';
import { isReturned, isSettled } from './remaining.ts';
import type { Stage } from './stage.ts';
import { placeByMoves, stageByMoves } from './unit-stage.ts';
import { isLost, isPacked, type Unit } from './units.ts';

export interface UnitStanding {
  readonly unit: string;
  readonly stage: Stage;
  /** Where it was last reported; undefined on the road. */
  readonly place?: string;
  /** The unit that it is in, whose stage and place it shares. */
  readonly inside?: string;
  readonly lost?: true;
}

type Named = readonly [name: string, unit: Unit];

/** Stage and place of every packed unit, in the order in which they were first told of. */
export function unitStandings(p: Progress): readonly UnitStanding[] {
  const children = childrenOf(p.units);
  return p.units.rows.flatMap((unit, place) =>
    isPacked(unit) ? [standingOf(p, [p.units.keys[place] ?? '', unit], children)] : [],
  );
}

/** Of the units that count for the shipment's stage, see `activeUnits`. */
export function activeStandings(p: Progress): readonly UnitStanding[] {
  const children = childrenOf(p.units);
  return activeUnits(p, children).map((unit) => standingOf(p, unit, children));
}

export function activeStages(p: Progress): readonly Stage[] {
  const children = childrenOf(p.units);
  return activeUnits(p, children).map((one) => stageOfUnit(p, one, one[1], children));
}

/** Some unit that counts, and is not lost, has come to no end. */
export function isUnderWay(p: Progress): boolean {
  const children = childrenOf(p.units);
  return activeUnits(p, children).some(
    (named) => !isLost(named[1]) && endOf(p, named, children) === undefined,
  );
}

/**
 * Outermost units with goods in them that are neither lost nor all taken back. Where none is left,
 * the lost ones as they stood at their loss.
 */
function activeUnits(p: Progress, children: Children): readonly Named[] {
  const active: Named[] = [];
  const lost: Named[] = [];
  const { keys, rows } = p.units;
  for (let place = 0; place < rows.length; place += 1) {
    const unit = rows[place];
    if (!unit || !isOutermost(p, unit)) continue;
    const named: Named = [keys[place] ?? '', unit];
    if (hasGoods(p, named, children)) (isLost(unit) ? lost : active).push(named);
  }
  return active.length > 0 ? active : lost;
}

function isOutermost({ units }: Progress, unit: Unit): boolean {
  return isPacked(unit) && !(unit.nestings && parentOf(units, unit) !== undefined);
}

function hasGoods(p: Progress, [name, unit]: Named, children: Children): boolean {
  if (!children.has(name)) return counts(p, unit);
  return membersOf(p, name, unit, children).some((one) => counts(p, one));
}

function counts({ lines }: Progress, unit: Unit): boolean {
  return unit.contents.length > 0 && !isReturned(unit, lines);
}

/** The unit and all that is in it. */
function membersOf(
  { units }: Progress,
  name: string,
  unit: Unit,
  children: Children,
): readonly Unit[] {
  if (!children.has(name)) return [unit];
  return withDescendants(children, name).flatMap((member) => row(units, member) ?? []);
}

function standingOf(p: Progress, named: Named, children: Children): UnitStanding {
  const [name, unit] = named;
  const ancestors = unit.nestings ? ancestorsOf(p.units, unit) : [];
  const host = row(p.units, ancestors.at(-1) ?? name) ?? unit;
  const place = placeByMoves(p, host);
  return {
    unit: name,
    stage: stageOfUnit(p, named, host, children),
    ...(place !== undefined && { place }),
    ...(ancestors[0] !== undefined && { inside: ancestors[0] }),
    ...(isLost(host) && { lost: true }),
  };
}

/** Where its goods ended, else where the outermost unit that it is in stands. */
function stageOfUnit(p: Progress, named: Named, host: Unit, children: Children): Stage {
  return endOf(p, named, children) ?? stageByMoves(p, host);
}

/** Everything in it was taken back, or has an outcome. An empty pallet has come to no end. */
function endOf(p: Progress, [name, unit]: Named, children: Children): Stage | undefined {
  const { lines } = p;
  if (!children.has(name)) return unit.contents.length === 0 ? undefined : endOfGoods(lines, unit);
  const ends = membersOf(p, name, unit, children)
    .filter(({ contents }) => contents.length > 0)
    .map((one) => endOfGoods(lines, one));
  if (ends.length === 0 || ends.includes(undefined)) return undefined;
  return ends.every((end) => end === 'returned') ? 'returned' : 'signed-off';
}

function endOfGoods(lines: Progress['lines'], unit: Unit): Stage | undefined {
  if (isReturned(unit, lines)) return 'returned';
  return isSettled(unit, lines) ? 'signed-off' : undefined;
}
