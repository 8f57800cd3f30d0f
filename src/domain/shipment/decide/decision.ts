import type { Draft, Refusal } from '../../decider.ts';
import type { Envelope } from '../../envelope.ts';
import { row } from '../../keyed.ts';
import type { ShipmentCommand } from '../commands.ts';
import type { ShipmentFact } from '../facts.ts';
import type { Progress } from '../progress.ts';
import type { ShipmentRule } from '../rules.ts';
import { reportsOf, type ShipmentState } from '../state.ts';
import type { Unit } from '../units.ts';
import type { HOLD_SCOPES } from '../words.ts';

/** Facts to record, none where nothing is new, or the rule that says no. */
export type Decision = readonly Draft<ShipmentFact>[] | Refusal<ShipmentRule>;

export type DataOf<K extends ShipmentCommand['type']> = Extract<
  ShipmentCommand,
  { type: K }
>['data'];

/** Rules that a report would break, with whether it does. */
export type Broken = { readonly [R in ShipmentRule]?: boolean };

/** The part of a report's fact that names the rules it broke. */
export function deviating(broken: Broken): { readonly deviations?: readonly string[] } {
  const deviations = Object.entries(broken).flatMap(([rule, is]) => (is ? [rule] : []));
  return deviations.length === 0 ? {} : { deviations };
}

/** What any report can break: telling of a closed shipment, or of one that is held. */
export function standing({ progress }: ShipmentState, scope?: Scope): Broken {
  return {
    'shipment-must-be-open': progress.closed,
    'shipment-must-not-be-held': isHeld(progress, scope),
  };
}

type Scope = (typeof HOLD_SCOPES)[number];

export function isHeld({ holds }: Progress, scope?: Scope): boolean {
  return holds.some((hold) => hold.scope === 'all' || hold.scope === scope);
}

export function packedUnit({ units }: Progress, unit: string): Unit | undefined {
  const known = row(units, unit);
  return known?.packedMs === undefined ? undefined : known;
}

/** The same was told of the same instant before: a list pushed again, a click doubled. */
export function isRepeated(state: ShipmentState, envelope: Envelope): boolean {
  for (const { digest, occurredAt } of reportsOf(state)) {
    if (digest === envelope.commandDigest && occurredAt === envelope.occurredAt) return true;
  }
  return false;
}
