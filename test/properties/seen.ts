import { reportsIn } from '../../src/domain/correcting/register.ts';
import { entries, row } from '../../src/domain/keyed.ts';
import { quantity } from '../../src/domain/quantity.ts';
import { at, handled, lineName, loose, unsettled } from '../../src/domain/shipment/lines.ts';
import { isCancelled } from '../../src/domain/shipment/progress.ts';
import { stageOf } from '../../src/domain/shipment/stage.ts';
import { unitStandings } from '../../src/domain/shipment/standing.ts';
import type { ShipmentState } from '../../src/domain/shipment/state.ts';
import type { LineStanding, ShipmentStanding, UnitAt } from './standing.ts';

const REPORTS_MAX = 6;
const LEFT = new Set(['in-transit', 'arrived', 'out-for-delivery', 'signed-off', 'returned']);

/** A shipment's state as those see it who choose what to tell next. */
export function seen(
  shipment: string,
  state: ShipmentState,
  neighbours: readonly string[],
): ShipmentStanding {
  const { progress, exceptions, carriage } = state;
  const units = unitsOf(state);
  const place = neighbours.indexOf(shipment);
  return {
    short: `B${place}`,
    stage: stageOf(progress),
    released: progress.released,
    cancelling: isCancelled(progress),
    left: units.some(({ left }) => left),
    holds: progress.holds.map(({ hold }) => hold),
    exceptions: exceptions.open,
    trips: carriage.assigned,
    lines: progress.lines.keys.map((_, line) => lineOf(state, line)),
    units,
    reports: correctionsOf(state),
    requests: [...entries(state.requests)].flatMap(([id, { answer }]) => (answer ? [] : [id])),
    neighbour: neighbours[(place + 1) % neighbours.length] ?? shipment,
  };
}

/** The last reports as they might be corrected: they did not happen, or later, or of less. */
function correctionsOf(state: ShipmentState): readonly object[] {
  const { keys } = state.progress.lines;
  const goods = { ...lineName(keys[0] ?? ''), qty: 1 };
  return [...reportsIn(state)].slice(0, REPORTS_MAX).flatMap(({ version: target, type }) => {
    const never = { target, kind: 'did_not_occur', replacements: [] };
    if (type !== 'ItemPicked') return [never];
    const instead = { type, data: goods };
    return [never, { target, kind: 'incorrect_data', replacements: [instead] }];
  });
}

function lineOf({ progress: { lines } }: ShipmentState, place: number): LineStanding {
  const shorted = at(lines.shorted, place);
  return {
    name: lineName(lines.keys[place] ?? ''),
    ordered: quantity(at(lines.ordered, place)),
    toPick: quantity(Math.max(0, at(lines.ordered, place) - handled(lines, place) - shorted)),
    packed: quantity(at(lines.packed, place)),
    loose: quantity(loose(lines, place)),
    open: quantity(Math.max(0, unsettled(lines, place))),
  };
}

function unitsOf({ progress }: ShipmentState): readonly UnitAt[] {
  return unitStandings(progress).map(({ unit, stage, lost }) => ({
    unit,
    stage,
    left: LEFT.has(stage),
    lost: lost === true,
    contents: (row(progress.units, unit)?.contents ?? []).map(([line, amount]) => ({
      ...lineName(progress.lines.keys[line] ?? ''),
      qty: quantity(amount),
    })),
  }));
}
