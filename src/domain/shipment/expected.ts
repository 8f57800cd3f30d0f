import { row } from '../keyed.ts';
import type { ShipmentCommand } from './commands.ts';
import { isLabelled, isVoid } from './labels.ts';
import { unsettled } from './lines.ts';
import { loadAt } from './loading.ts';
import { isCancelled, type Progress } from './progress.ts';
import { type Stage, stageOf } from './stage.ts';
import { activeStandings, unitStandings } from './standing.ts';
import type { ShipmentState } from './state.ts';
import { isClosed, isLost, isStaged, type Unit } from './units.ts';

/** What comes next, as scanners and people at a desk name it, from the plan to the end. */
const NEXT_STEPS = [
  'lift-hold',
  'put-back',
  'release',
  'pick',
  'pack',
  'label',
  'stage',
  'load',
  'depart',
  'arrive',
  'out-for-delivery',
  'deliver',
  'find',
  'return',
  'receipt',
  'close',
] as const;
type NextStep = (typeof NEXT_STEPS)[number];

/** A step that is expected now, and the command that tells of it. */
export interface Expected {
  readonly step: NextStep;
  readonly command: ShipmentCommand['type'];
}

const NOTHING: readonly Expected[] = [];

/**
 * What is expected next of a shipment, or of one of its units, by where it stands and the steps
 * of its policy; the first missing one of every unit, in the order of the steps. Reports may come
 * in any other order: this is what to do now, not what is allowed. Empty when all is over.
 */
export function expectedNext(state: ShipmentState, unit?: string): readonly Expected[] {
  const { progress } = state;
  const stage = unit === undefined ? undefined : stageOfUnit(progress, unit);
  const next =
    unit !== undefined && stage !== undefined
      ? ofUnit(state, unit, stage)
      : ofShipment(state, stageOf(progress));
  return inOrder([...lifting(progress, next), ...next]);
}

/** Where a unit stands; undefined for one that is not packed. */
export function stageOfUnit(p: Progress, unit: string): Stage | undefined {
  return unitStandings(p).find((one) => one.unit === unit)?.stage;
}

function ofShipment(state: ShipmentState, stage: Stage): readonly Expected[] {
  const { progress } = state;
  if (ENDS.has(stage)) return NOTHING;
  if (isCancelled(progress)) return [{ step: 'put-back', command: 'PutBack' }];
  switch (stage) {
    case 'planned':
      return [{ step: 'release', command: 'ReleaseToWarehouse' }];
    case 'released':
    case 'picking':
      return [{ step: 'pick', command: 'ConfirmPick' }];
    case 'signed-off':
      return afterSignOff(state);
    default: {
      const units = activeStandings(progress).flatMap((one) => ofUnit(state, one.unit, one.stage));
      const isLoose = stage === 'picked';
      return isLoose ? [{ step: 'pack', command: 'PackUnit' }, ...units] : units;
    }
  }
}

function ofUnit(state: ShipmentState, name: string, stage: Stage): readonly Expected[] {
  const unit = row(state.progress.units, name);
  if (!unit || ENDS.has(stage)) return NOTHING;
  if (isLost(unit)) return [{ step: 'find', command: 'ReportFound' }];
  if (isCancelled(state.progress)) return [{ step: 'put-back', command: 'PutBack' }];
  if (BEFORE_DEPARTURE.has(stage)) return [beforeDeparture(state.progress, unit)];
  return stage === 'signed-off' ? afterSignOff(state) : [onTheRoad(state.progress, stage)];
}

/** The first step that is missing. */
function beforeDeparture(p: Progress, unit: Unit): Expected {
  const isOpen = (step: Progress['steps'][number]) => p.steps.includes(step);
  if (!isClosed(unit)) return { step: 'pack', command: 'CloseUnit' };
  if (isOpen('label') && p.labels.length > 0 && !isLabelled(unit, p.labels)) {
    const isPrinted = unit.labels.some(
      (label) => label.kind && !label.applied && !isVoid(unit, label),
    );
    return { step: 'label', command: isPrinted ? 'ApplyLabel' : 'PrintLabel' };
  }
  if (isOpen('stage') && !isStaged(unit) && !loadAt(unit))
    return { step: 'stage', command: 'StageUnit' };
  if (isOpen('load') && !loadAt(unit)) return { step: 'load', command: 'LoadUnit' };
  return { step: 'depart', command: 'DepartShipment' };
}

function onTheRoad({ steps }: Progress, stage: Stage): Expected {
  if (stage === 'in-transit' && steps.includes('arrive')) {
    return { step: 'arrive', command: 'ArriveShipment' };
  }
  return stage !== 'out-for-delivery' && steps.includes('out-for-delivery')
    ? { step: 'out-for-delivery', command: 'StartDelivery' }
    : { step: 'deliver', command: 'ConfirmDelivery' };
}

/** Goods that were refused come back, the signed paper comes back, then it can be closed. */
function afterSignOff({
  progress: { lines },
  papers,
  signOff,
}: ShipmentState): readonly Expected[] {
  const isOpen = lines.keys.some((_, place) => unsettled(lines, place) > 0);
  const lacksReceipt = signOff.paperReceipt === true && papers.receipts.keys.length === 0;
  if (isOpen || lacksReceipt) {
    return [
      ...(isOpen ? ([{ step: 'return', command: 'ReceiveReturn' }] as const) : []),
      ...(lacksReceipt ? ([{ step: 'receipt', command: 'RecordPaperReceipt' }] as const) : []),
    ];
  }
  return [{ step: 'close', command: 'CloseShipment' }];
}

/** A hold that stands in the way of what comes next. */
function lifting({ holds }: Progress, next: readonly Expected[]): readonly Expected[] {
  const scopes = new Set<string>(['all', ...next.map(({ step }) => HELD_BY[step] ?? step)]);
  const isHeld = next.length > 0 && holds.some(({ scope }) => scopes.has(scope));
  return isHeld ? [{ step: 'lift-hold', command: 'LiftHold' }] : NOTHING;
}

function inOrder(steps: readonly Expected[]): readonly Expected[] {
  const by = new Map(steps.map((one) => [one.command, one]));
  return [...by.values()].toSorted(
    (one, other) => NEXT_STEPS.indexOf(one.step) - NEXT_STEPS.indexOf(other.step),
  );
}

/** The scope that holds a step, where it is not called like it. */
const HELD_BY: Partial<Record<NextStep, string>> = {
  release: 'pick',
  'out-for-delivery': 'deliver',
};
const ENDS: ReadonlySet<Stage> = new Set(['closed', 'cancelled', 'returned']);
const BEFORE_DEPARTURE: ReadonlySet<Stage> = new Set(['packed', 'labelled', 'staged', 'loaded']);
