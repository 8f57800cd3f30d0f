import { type Draft, isRefusal, type Refusal, refuse } from '../decider.ts';
import type { Envelope, Named } from '../envelope.ts';
import { row } from '../keyed.ts';
import { type Checked, type Correctable, check, replacementsOf } from './check.ts';
import type { CorrectionFact, CorrectionGroup, Replacement } from './facts.ts';
import { type CorrectionRegister, reportsIn } from './register.ts';
import type { CorrectionRule } from './rules.ts';

type Corrected<F extends Named, R extends string> =
  | readonly Draft<F | CorrectionFact>[]
  | Refusal<R | CorrectionRule | 'id-is-taken'>;

interface Asked {
  readonly groups: readonly CorrectionGroup[];
  readonly reason: string;
}

/** Corrects at once what needs nobody's approval. */
export function correctRecord<S extends CorrectionRegister, F extends Named, R extends string>(
  own: Correctable<S, F, R>,
  state: S,
  { groups, reason }: Asked,
): Corrected<F, R> {
  const checked = check(own, state, groups);
  if (isRefusal(checked)) return checked;
  const delicate = checked.find((one) => needsApproval(own, one));
  if (delicate) return refuse('correction-needs-approval', { target: delicate.group.target });
  return [...own.opening(state, reason), ...checked.flatMap((one) => corrected(one, reason))];
}

export function requestCorrection<S extends CorrectionRegister, F extends Named, R extends string>(
  own: Correctable<S, F, R>,
  state: S,
  data: Extract<CorrectionFact, { type: 'CorrectionRequested' }>['data'],
  { commandDigest }: Envelope,
): Corrected<F, R> {
  const known = row(state.requests, data.request);
  if (known?.digest === commandDigest) return [];
  if (known) return refuse('id-is-taken', { id: data.request });
  const checked = check(own, state, data.groups);
  return isRefusal(checked) ? checked : [{ type: 'CorrectionRequested', data }];
}

/** By somebody who neither asked for it nor told what is corrected. */
export function approveCorrection<S extends CorrectionRegister, F extends Named, R extends string>(
  own: Correctable<S, F, R>,
  state: S,
  { request }: { readonly request: string },
  { actor }: Envelope,
): Corrected<F, R> {
  const asked = row(state.requests, request);
  if (!asked) return refuse('request-must-exist', { request });
  if (asked.answer === 'approved') return [];
  if (asked.answer) return refuse('request-must-be-undecided', { request });
  const checked = check(own, state, asked.groups);
  if (isRefusal(checked)) return checked;
  if (actor === asked.by || checked.some(({ target }) => target.actor === actor)) {
    return refuse('approver-must-be-another', { approver: actor });
  }
  const { reason } = asked;
  const groups = checked.flatMap((one) => corrected(one, reason, request));
  return [...own.opening(state, reason), ...groups];
}

export function rejectCorrection(
  state: CorrectionRegister,
  data: Extract<CorrectionFact, { type: 'CorrectionRejected' }>['data'],
): Corrected<never, never> {
  const asked = row(state.requests, data.request);
  if (!asked) return refuse('request-must-exist', { request: data.request });
  if (asked.answer === 'rejected') return [];
  if (asked.answer) return refuse('request-must-be-undecided', { request: data.request });
  return [{ type: 'CorrectionRejected', data }];
}

/** The correction of a fact on another stream, of which reports here are copies. */
export interface CopiesAsked {
  /** Id of that fact. */
  readonly cause: string;
  readonly kind: CorrectionGroup['kind'];
  readonly reason: string;
  readonly replacements: readonly Replacement[];
}

/**
 * Strikes every report in force that is a copy of `cause`, the replacements in the place of the
 * first. Nobody approves it here: that was done where the fact itself was corrected.
 */
export function correctCopies<S extends CorrectionRegister, F extends Named, R extends string>(
  own: Correctable<S, F, R>,
  state: S,
  { cause, kind, reason, replacements: told }: CopiesAsked,
): Corrected<F, R> {
  const targets = [...reportsIn(state)].filter((report) => report.cause === cause).reverse();
  const [first] = targets;
  if (!first) return [];
  const replacements = replacementsOf(own, state, told, first.occurredAt);
  if (isRefusal(replacements)) return replacements;
  const groups = targets.flatMap((target) => {
    const group = { target: target.version, kind, replacements: [] };
    return corrected({ group, target, replacements: target === first ? replacements : [] }, reason);
  });
  return [...own.opening(state, reason), ...groups];
}

function needsApproval<S extends CorrectionRegister, F extends Named, R extends string>(
  { delicate }: Correctable<S, F, R>,
  { target, replacements }: Checked<F>,
): boolean {
  return [target, ...replacements].some(({ type }) => delicate.has(type));
}

function corrected<F extends Named>(
  { group, replacements }: Checked<F>,
  reason: string,
  request?: string,
): readonly Draft<F | CorrectionFact>[] {
  const { target, kind } = group;
  const data = { target, kind, reason, replacements: replacements.length };
  const told = request === undefined ? data : { ...data, request };
  return [{ type: 'RecordCorrected', data: told }, ...replacements];
}
