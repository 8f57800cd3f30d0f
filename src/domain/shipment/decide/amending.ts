import { type Draft, isRefusal, type Refusal, refuse } from '../../decider.ts';
import { entries, firstRepeated, placeOf, row } from '../../keyed.ts';
import { quantity, thousandths } from '../../quantity.ts';
import { isSame } from '../../same.ts';
import type { ShipmentFactOf } from '../facts.ts';
import { at, handled, lineKey } from '../lines.ts';
import type { Progress } from '../progress.ts';
import type { ShipmentRule } from '../rules.ts';
import type { ShipmentState } from '../state.ts';
import { hasLeft } from '../tracks.ts';
import { isPacked, type Unit } from '../units.ts';
import { type DataOf, type Decision, isSignedOff } from './decision.ts';
import { lineCode } from './foreign.ts';

type Asked = DataOf<'AmendShipment'>['lines'][number];
type Amended = ShipmentFactOf<'ShipmentAmended'>['data']['lines'][number];

/** Lines as they shall be: never less than what is picked, packed or delivered of them. */
export function amend(state: ShipmentState, { lines, reason }: DataOf<'AmendShipment'>): Decision {
  if (isSignedOff(state.progress)) return refuse('shipment-must-not-be-signed-off');
  const twice = lines[firstRepeated(lines.map(lineKey))];
  if (twice) return refuse('line-must-be-listed-once', { order: twice.order, line: twice.line });
  const changed: Amended[] = [];
  for (const line of lines) {
    const change = changeOf(state, line);
    if (change && isRefusal(change)) return change;
    if (change) changed.push(change);
  }
  if (changed.length === 0) return [];
  if (!leavesGoods(state.progress, changed)) return refuse('shipment-must-keep-a-line');
  return [
    { type: 'ShipmentAmended', data: { lines: changed, reason } },
    ...voidedLabels(state.progress, reason, holding(state.progress, changed)),
  ];
}

/** Voids what is printed of units that are `concerned`, of all without it, but not on the road. */
export function voidedLabels(
  progress: Progress,
  reason: string,
  concerned: (unit: Unit) => boolean = () => true,
): readonly Draft<ShipmentFactOf<'LabelVoided'>>[] {
  const voided: Draft<ShipmentFactOf<'LabelVoided'>>[] = [];
  for (const [name, unit] of entries(progress.units)) {
    if (!isPacked(unit) || !concerned(unit) || hasLeft(progress, unit)) continue;
    for (const label of unit.labels) {
      if (label.kind === undefined || label.voided) continue;
      voided.push({ type: 'LabelVoided', data: { unit: name, label: label.label, reason } });
    }
  }
  return voided;
}

/** What the line comes to, null where that is what it is already. */
function changeOf(state: ShipmentState, asked: Asked): Amended | Refusal<ShipmentRule> | null {
  const { lines } = state.progress;
  const { order, line, qty, sku, uom, tolerance } = asked;
  const place = placeOf(lines.keys, lineKey(asked));
  if (place < 0) return newLine(asked);
  const article = row(state.articles, lineKey(asked));
  if ((sku ?? article?.sku) !== article?.sku || (uom ?? article?.uom) !== article?.uom) {
    return refuse('line-must-keep-its-article', { order, line, sku: article?.sku });
  }
  const least = handled(lines, place);
  if (thousandths(qty) < least) {
    return refuse('amended-must-fit-handled', { order, line, qty, handled: quantity(least) });
  }
  const was = at(lines.ordered, place);
  const tolerates = tolerance && !isSame(tolerance, article?.tolerance);
  if (thousandths(qty) === was && !tolerates) return null;
  return { order, line, qty, was: quantity(was), ...(tolerates && { tolerance }) };
}

function newLine(asked: Asked): Amended | Refusal<ShipmentRule> {
  const { order, line, qty, sku, uom } = asked;
  if (qty === 0) return refuse('line-must-belong-to-shipment', { code: lineCode(asked) });
  if (sku === undefined || uom === undefined) {
    return refuse('new-line-needs-an-article', { order, line });
  }
  return { ...asked, was: 0 };
}

/** A shipment of nothing is cancelled, not amended. */
function leavesGoods({ lines }: Progress, changed: readonly Amended[]): boolean {
  const gone = new Set(changed.filter(({ qty }) => qty === 0).map(lineKey));
  const stays = lines.keys.some((key, place) => at(lines.ordered, place) > 0 && !gone.has(key));
  return stays || changed.some(({ qty }) => qty > 0);
}

function holding({ lines }: Progress, changed: readonly Amended[]): (unit: Unit) => boolean {
  const places = new Set(changed.map((line) => placeOf(lines.keys, lineKey(line))));
  return ({ contents }) => contents.some(([place]) => places.has(place));
}
