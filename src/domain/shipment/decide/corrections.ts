import { type Draft, isRefusal, type Refusal, refuse } from '../../decider.ts';
import type { Envelope } from '../../envelope.ts';
import { row } from '../../keyed.ts';
import type { ShipmentFact } from '../facts.ts';
import type { ShipmentRule } from '../rules.ts';
import {
  type CorrectionRequest,
  madeBy,
  type Report,
  reportsOf,
  type ShipmentState,
} from '../state.ts';
import type { DataOf, Decision } from './decision.ts';
import { replacementOf } from './replacement.ts';

type Group = CorrectionRequest['groups'][number];
type Kind = ShipmentFact['type'];

/** Facts about delivery: a second person has to agree before what they say is changed. */
const APPROVED_BY_ANOTHER: ReadonlySet<string> = new Set<Kind>([
  'DeliveryAttempted',
  'DeliveryConfirmed',
]);

interface Checked {
  readonly group: Group;
  readonly target: Report;
  readonly replacements: readonly Draft<ShipmentFact>[];
}

/** Corrects at once what needs nobody's approval. */
export function correctRecord(
  state: ShipmentState,
  { groups, reason }: DataOf<'CorrectRecord'>,
): Decision {
  const checked = check(state, groups);
  if (isRefusal(checked)) return checked;
  const delicate = checked.find(needsApproval);
  if (delicate) return refuse('correction-needs-approval', { target: delicate.group.target });
  return corrections(state, checked, reason);
}

export function requestCorrection(
  state: ShipmentState,
  data: DataOf<'RequestCorrection'>,
  envelope: Envelope,
): Decision {
  const known = madeBy(state, 'request', data.request);
  if (known === envelope.commandDigest) return [];
  if (known) return refuse('id-is-taken', { id: data.request });
  const checked = check(state, data.groups);
  return isRefusal(checked) ? checked : [{ type: 'CorrectionRequested', data }];
}

export function approveCorrection(
  state: ShipmentState,
  { request }: DataOf<'ApproveCorrection'>,
  { actor }: Envelope,
): Decision {
  const asked = row(state.requests, request);
  if (!asked) return refuse('request-must-exist', { request });
  if (asked.answer === 'approved') return [];
  if (asked.answer) return refuse('request-must-be-undecided', { request });
  const checked = check(state, asked.groups);
  if (isRefusal(checked)) return checked;
  if (actor === asked.by || checked.some(({ target }) => target.actor === actor)) {
    return refuse('approver-must-be-another', { approver: actor });
  }
  return corrections(state, checked, asked.reason, request);
}

export function rejectCorrection(state: ShipmentState, data: DataOf<'RejectCorrection'>): Decision {
  const asked = row(state.requests, data.request);
  if (!asked) return refuse('request-must-exist', { request: data.request });
  if (asked.answer === 'rejected') return [];
  if (asked.answer) return refuse('request-must-be-undecided', { request: data.request });
  return [{ type: 'CorrectionRejected', data }];
}

function corrections(
  { progress }: ShipmentState,
  checked: readonly Checked[],
  reason: string,
  request?: string,
): readonly Draft<ShipmentFact>[] {
  const groups = checked.flatMap(({ group, replacements }): Draft<ShipmentFact>[] => {
    const { target, kind } = group;
    const data = { target, kind, reason, replacements: replacements.length };
    return [
      { type: 'RecordCorrected', data: request === undefined ? data : { ...data, request } },
      ...replacements,
    ];
  });
  return progress.closed ? [{ type: 'ShipmentReopened', data: { reason } }, ...groups] : groups;
}

function check(
  state: ShipmentState,
  groups: readonly Group[],
): readonly Checked[] | Refusal<ShipmentRule> {
  const checked: Checked[] = [];
  for (const group of groups) {
    const next = checkGroup(state, group);
    if (isRefusal(next)) return next;
    if (checked.some(({ target }) => target === next.target)) {
      return refuse('target-must-be-in-force', { target: group.target });
    }
    checked.push(next);
  }
  return checked;
}

function checkGroup(state: ShipmentState, group: Group): Checked | Refusal<ShipmentRule> {
  const target = targetOf(state, group.target);
  if (isRefusal(target)) return target;
  const voids = group.kind === 'did_not_occur';
  if (voids !== (group.replacements.length === 0)) {
    return refuse('correction-must-fit-its-kind', { target: group.target, kind: group.kind });
  }
  const replacements: Draft<ShipmentFact>[] = [];
  for (const told of group.replacements) {
    const replacement = replacementOf(told, state.progress.lines, target.occurredAt);
    if (isRefusal(replacement)) return replacement;
    replacements.push(replacement);
  }
  return { group, target, replacements };
}

function needsApproval({ target, replacements }: Checked): boolean {
  return [target, ...replacements].some(({ type }) => APPROVED_BY_ANOTHER.has(type));
}

/** The report that is to be struck. What is not among the reports in force was struck before. */
function targetOf(state: ShipmentState, version: number): Report | Refusal<ShipmentRule> {
  for (const report of reportsOf(state)) if (report.version === version) return report;
  if (version > state.version) return refuse('target-must-exist', { target: version });
  const rule = state.struck.has(version) ? 'target-must-be-in-force' : 'target-must-be-a-report';
  return refuse(rule, { target: version });
}
