import type { Move } from '../../../src/domain/shipment/movement.ts';
import { noProgress, type Progress } from '../../../src/domain/shipment/progress.ts';
import { UNTOLD, type Unit } from '../../../src/domain/shipment/units.ts';

/** A carton that was packed at 10, empty unless something is said of its contents. */
export function unit(changes: Partial<Unit> = {}): Unit {
  return { ...UNTOLD, packed: [10, 0, 1], ...changes };
}

/** A shipment with these units, whose policy knows loading. */
export function progress(
  units: Readonly<Record<string, Unit>>,
  changes: Partial<Progress> = {},
): Progress {
  return {
    ...noProgress,
    steps: ['load'],
    units: { keys: Object.keys(units), rows: Object.values(units) },
    ...changes,
  };
}

export function move(kind: Move['kind'], ms: number, more: Partial<Move> = {}): Move {
  return { kind, when: [ms, 0, ms], ...more };
}
