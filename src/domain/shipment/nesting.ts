import { type Keyed, row } from '../keyed.ts';
import { isLater } from './movement.ts';
import { isLost, isPacked, type Nesting, type Unit } from './units.ts';

/** Deeper than a carton on a pallet in a container on anything; ends a circle, too. */
const DEPTH_MAX = 16;

/** The unit that it is in now. A lost one is in none; emptying a unit frees what was in it. */
export function parentOf(units: Keyed<Unit>, unit: Unit): string | undefined {
  const nesting = unit.nestings?.at(-1);
  if (nesting?.parent === undefined || isLost(unit)) return undefined;
  const parent = row(units, nesting.parent);
  return parent && isPacked(parent) && endOf(parent, nesting) === Number.POSITIVE_INFINITY
    ? nesting.parent
    : undefined;
}

/** Epoch ms at which the emptying of its parent ends a nesting. */
function endOf({ unpacked }: Unit, { when }: Nesting): number {
  return unpacked && isLater(unpacked, when) ? unpacked[0] : Number.POSITIVE_INFINITY;
}

/** From the unit that it is in to the outermost. */
export function ancestorsOf(units: Keyed<Unit>, unit: Unit): readonly string[] {
  const found: string[] = [];
  let parent = parentOf(units, unit);
  while (parent !== undefined && found.length < DEPTH_MAX && !found.includes(parent)) {
    found.push(parent);
    const next = row(units, parent);
    parent = next && parentOf(units, next);
  }
  return found;
}

/** Whether a unit would be in itself, were it put into another one, by what was told last. */
export function isCircle(units: Keyed<Unit>, unit: string, parent: string | undefined): boolean {
  let next = parent;
  for (let depth = 0; next !== undefined && depth <= units.keys.length; depth += 1) {
    if (next === unit) return true;
    next = row(units, next)?.nestings?.at(-1)?.parent;
  }
  return false;
}

/** Units by the unit that they are in; nothing where nothing is nested. */
export type Children = ReadonlyMap<string, readonly string[]>;

export function childrenOf(units: Keyed<Unit>): Children {
  const children = new Map<string, string[]>();
  for (let place = 0; place < units.rows.length; place += 1) {
    const unit = units.rows[place];
    if (!unit?.nestings || !isPacked(unit)) continue;
    const parent = parentOf(units, unit);
    if (parent === undefined) continue;
    const name = units.keys[place] ?? '';
    const others = children.get(parent);
    if (others) others.push(name);
    else children.set(parent, [name]);
  }
  return children;
}

/** The unit and all that is in it, at any depth. */
export function withDescendants(children: Children, unit: string): readonly string[] {
  const found = new Set([unit]);
  for (const one of found) for (const child of children.get(one) ?? []) found.add(child);
  return [...found];
}

/** A stay in another unit: from when, epoch ms, and until when exclusively. */
export interface Stay {
  readonly parent: string;
  readonly from: number;
  readonly until: number;
}

/** Where a unit has been nested, in the order of time. */
export function staysOf(units: Keyed<Unit>, { nestings = [] }: Unit): readonly Stay[] {
  return nestings.flatMap((nesting, index): readonly Stay[] => {
    const { parent, when } = nesting;
    const known = parent === undefined ? undefined : row(units, parent);
    if (parent === undefined || !known) return [];
    const next = nestings[index + 1]?.when[0] ?? Number.POSITIVE_INFINITY;
    return [{ parent, from: when[0], until: Math.min(next, endOf(known, nesting)) }];
  });
}
