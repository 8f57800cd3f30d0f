import { isToldBefore } from '../../correcting/register.ts';
import { type Draft, type Refusal, refuse } from '../../decider.ts';
import type { Envelope } from '../../envelope.ts';
import type { ShipmentCommand } from '../commands.ts';
import type { ShipmentFact } from '../facts.ts';
import { isCancelled, type Progress } from '../progress.ts';
import type { Made } from '../registers/made.ts';
import type { ShipmentRule } from '../rules.ts';
import { stageOf } from '../stage.ts';
import { madeBy, type ShipmentState } from '../state.ts';
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

/** What any report of work can break: telling of a shipment that is over, or that is held. */
export function standing(state: ShipmentState, scope?: Scope): Broken {
  return { ...ended(state), 'shipment-must-not-be-held': isHeld(state.progress, scope) };
}

/** What news of a shipment can break that moves nothing: no hold keeps it from coming. */
export function ended(state: ShipmentState): Broken {
  return { 'shipment-must-be-open': state.progress.closed, ...calledOff(state) };
}

/** What news can break that also comes after the closing, as receipts and postings do. */
export function calledOff({ progress }: ShipmentState): Broken {
  return { 'shipment-must-not-be-cancelled': isCancelled(progress) };
}

export type Scope = (typeof HOLD_SCOPES)[number];

export function isHeld({ holds }: Progress, scope?: Scope): boolean {
  return holds.some((hold) => hold.scope === 'all' || hold.scope === scope);
}

/**
 * What is said to a command that makes something with an id of its own: nothing new where the
 * same command made it, no where another one did, null where the id is free.
 */
export function takenId(
  state: ShipmentState,
  kind: Made,
  id: string,
  { commandDigest }: Envelope,
): Decision | null {
  const known = madeBy(state, kind, id);
  if (known === undefined) return null;
  return known === commandDigest ? [] : refuse('id-is-taken', { id });
}

/** Everything has an outcome or is back. */
export function isSignedOff(progress: Progress): boolean {
  const stage = stageOf(progress);
  return stage === 'signed-off' || stage === 'returned';
}

/** The same was told of the same instant before: a list pushed again, a click doubled. */
export function isRepeated(state: ShipmentState, envelope: Envelope): boolean {
  return isToldBefore(state, envelope);
}
