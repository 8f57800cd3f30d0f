import { type Refusal, refuse } from '../../decider.ts';
import type { Envelope } from '../../envelope.ts';
import { shipmentIdOf } from '../../ids.ts';
import { row } from '../../keyed.ts';
import { quantity } from '../../quantity.ts';
import type { ShipmentFactOf } from '../facts.ts';
import { at, done, handled, lineKey, lineName, netPicked } from '../lines.ts';
import { loadAt } from '../loading.ts';
import { childrenOf, parentOf, withDescendants } from '../nesting.ts';
import { isCancelled, type Progress } from '../progress.ts';
import type { ShipmentRule } from '../rules.ts';
import type { ShipmentState } from '../state.ts';
import { added } from '../sums.ts';
import { hasDeparted, hasLeft } from '../tracks.ts';
import { isClosed, isLost, isPacked, ownUnit, type Unit } from '../units.ts';
import { type DataOf, type Decision, takenId } from './decision.ts';

type Transferred = ShipmentFactOf<'UnitsTransferredOut'>['data']['units'][number];
type Named = readonly [name: string, unit: Unit];

/** Packed units go over to another shipment for the same party, with all that is in them. */
export function transferUnits(
  state: ShipmentState,
  { transfer, units, to: told, reason }: DataOf<'TransferUnits'>,
  envelope: Envelope,
  id: string,
): Decision {
  const taken = takenId(state, 'transfer', transfer, envelope);
  if (taken) return taken;
  const to = shipmentIdOf(told);
  if (typeof to !== 'string') return to;
  if (to === id) return refuse('transfer-needs-another-shipment', { to });
  const { progress, plan } = state;
  const going = goingWith(progress, units);
  const no = cannotGo(progress, units) ?? unfitIn(progress, going);
  if (no || !plan) return no ?? [];
  const names = new Set(going.map(([name]) => name));
  const rows = going.map(([name, unit]) => transferredOf(progress, name, unit, names));
  const { party, address } = plan;
  return [
    {
      type: 'UnitsTransferredOut',
      data: {
        transfer,
        units: rows,
        lines: articlesOf(state, rows),
        to,
        party,
        ...(address !== undefined && { address }),
        reason,
      },
    },
  ];
}

/** The other half. What comes back because it was not taken is never refused. */
export function receiveTransferred(
  state: ShipmentState,
  { party, address, ...data }: DataOf<'ReceiveTransferredUnits'>,
  envelope: Envelope,
): Decision {
  const taken = takenId(state, 'transfer-in', data.transfer, envelope);
  if (taken) return taken;
  if (data.returned) return [{ type: 'UnitsTransferredIn', data }];
  const { progress, plan } = state;
  if (progress.closed) return refuse('shipment-must-be-open');
  if (isCancelled(progress)) return refuse('shipment-must-not-be-cancelled');
  if (hasDeparted(progress)) return refuse('shipment-must-not-have-departed');
  if (plan?.party !== party || plan.address !== address) {
    return refuse('transfer-must-be-for-the-same-party', { party, planned: plan?.party });
  }
  const live = data.units.find(({ unit }) => ownUnit(progress.units, unit));
  if (live) return refuse('unit-must-be-packed-once', { unit: live.unit });
  return [{ type: 'UnitsTransferredIn', data }];
}

function goingWith({ units }: Progress, named: readonly string[]): readonly Named[] {
  const children = childrenOf(units);
  const names = new Set(named.flatMap((name) => withDescendants(children, name)));
  return [...names].flatMap((name): readonly Named[] => {
    const unit = ownUnit(units, name);
    return unit ? [[name, unit]] : [];
  });
}

function cannotGo(p: Progress, named: readonly string[]): Refusal<ShipmentRule> | null {
  for (const name of named) {
    const unit = ownUnit(p.units, name);
    if (!unit) return refuse('unit-must-belong-to-shipment', { code: name });
  }
  for (const [name, unit] of goingWith(p, named)) {
    if (!isPacked(unit)) return refuse('unit-must-be-packed', { unit: name });
    if (isLost(unit)) return refuse('unit-must-not-be-lost', { unit: name });
    if (unit.outcomes.length > 0 || hasLeft(p, unit)) {
      return refuse('shipment-must-not-have-departed', { unit: name });
    }
    if (loadAt(unit)) return refuse('unit-must-be-unloaded', { unit: name });
  }
  return null;
}

/** Goods go over as picked, so their picks must have been told here, and nothing said of them. */
function unfitIn({ lines }: Progress, going: readonly Named[]): Refusal<ShipmentRule> | null {
  for (const [place, amount] of added(going.flatMap(([, { contents }]) => contents))) {
    const { order, line } = lineName(lines.keys[place] ?? '');
    const packed = at(lines.packed, place);
    if (packed > netPicked(lines, place)) return refuse('packed-must-be-picked', { order, line });
    if (done(lines, place) + amount > handled(lines, place)) {
      return refuse('outcome-is-given-once', { order, line });
    }
  }
  return null;
}

function transferredOf(
  { lines, units }: Progress,
  name: string,
  unit: Unit,
  going: ReadonlySet<string>,
): Transferred {
  const { kind = 'bare', caseNumber, batches, contents } = unit;
  const parent = parentOf(units, unit);
  const rows = contents.map(([place, amount]) => ({
    ...lineName(lines.keys[place] ?? ''),
    qty: quantity(amount),
  }));
  return {
    unit: name,
    kind,
    ...(caseNumber !== undefined && { caseNumber }),
    ...(parent !== undefined && going.has(parent) && { parent }),
    ...(isClosed(unit) && { closed: true }),
    contents: batches ?? rows,
  };
}

function articlesOf(
  { articles }: ShipmentState,
  units: readonly Transferred[],
): ShipmentFactOf<'UnitsTransferredOut'>['data']['lines'] {
  const names = new Map(
    units.flatMap(({ contents }) =>
      contents.map(({ order, line }) => [lineKey({ order, line }), { order, line }] as const),
    ),
  );
  return [...names].flatMap(([key, name]) => {
    const article = row(articles, key);
    if (!article) return [];
    const { sku, uom, schedule, tolerance } = article;
    const known = { schedule, tolerance };
    return [{ ...name, sku, uom, ...withoutUnsaid(known) }];
  });
}

function withoutUnsaid<T extends object>(fields: T): T {
  const said = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(said) as T;
}
