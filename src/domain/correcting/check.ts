import { type Draft, type FactShape, isRefusal, type Refusal, refuse } from '../decider.ts';
import type { Named } from '../envelope.ts';
import type { CorrectionGroup, Replacement } from './facts.ts';
import { type CorrectionRegister, type Report, reportsIn } from './register.ts';
import type { CorrectionRule } from './rules.ts';

/** What an aggregate says about the correction of its reports. */
export interface Correctable<S extends CorrectionRegister, F extends Named, R extends string> {
  /** All its facts; those whose shape says `report` can be corrected. */
  readonly facts: Readonly<Record<F['type'], FactShape>>;
  /** Types of facts that change only when a second person agrees. */
  readonly delicate: ReadonlySet<string>;
  /** What is wrong with a report in a target's place, beside its shape; null when nothing is. */
  readonly wrongWith: (state: S, replacement: F) => Refusal<R> | null;
  /** What goes before the corrections: a stream that was closed is opened. */
  readonly opening: (state: S, reason: string) => readonly Draft<F>[];
}

/** A group that can be carried out. */
export interface Checked<F extends Named> {
  readonly group: CorrectionGroup;
  readonly target: Report;
  readonly replacements: readonly Draft<F>[];
}

export function check<S extends CorrectionRegister, F extends Named, R extends string>(
  own: Correctable<S, F, R>,
  state: S,
  groups: readonly CorrectionGroup[],
): readonly Checked<F>[] | Refusal<R | CorrectionRule> {
  const checked: Checked<F>[] = [];
  for (const group of groups) {
    const next = checkGroup(own, state, group);
    if (isRefusal(next)) return next;
    if (checked.some(({ target }) => target === next.target)) {
      return refuse('target-must-be-in-force', { target: group.target });
    }
    checked.push(next);
  }
  return checked;
}

/** Reports as they should have been told; when they happened is `at` where it is not said. */
export function replacementsOf<S extends CorrectionRegister, F extends Named, R extends string>(
  own: Correctable<S, F, R>,
  state: S,
  told: readonly Replacement[],
  at: string,
): readonly Draft<F>[] | Refusal<R | CorrectionRule> {
  const replacements: Draft<F>[] = [];
  for (const one of told) {
    const fact = factOf(own.facts, one);
    if (isRefusal(fact)) return fact;
    const wrong = own.wrongWith(state, fact);
    if (wrong) return wrong;
    replacements.push({ ...fact, occurredAt: one.occurredAt ?? at });
  }
  return replacements;
}

function checkGroup<S extends CorrectionRegister, F extends Named, R extends string>(
  own: Correctable<S, F, R>,
  state: S,
  group: CorrectionGroup,
): Checked<F> | Refusal<R | CorrectionRule> {
  const target = targetOf(state, group.target);
  if (isRefusal(target)) return target;
  const voids = group.kind === 'did_not_occur';
  if (voids !== (group.replacements.length === 0)) {
    return refuse('correction-must-fit-its-kind', { target: group.target, kind: group.kind });
  }
  const replacements = replacementsOf(own, state, group.replacements, target.occurredAt);
  return isRefusal(replacements) ? replacements : { group, target, replacements };
}

/** The report that is to be struck. What is not among the reports in force was struck before. */
function targetOf(register: CorrectionRegister, version: number): Report | Refusal<CorrectionRule> {
  for (const report of reportsIn(register)) if (report.version === version) return report;
  if (version > register.version) return refuse('target-must-exist', { target: version });
  const struck = register.struck.has(version);
  return refuse(struck ? 'target-must-be-in-force' : 'target-must-be-a-report', {
    target: version,
  });
}

function factOf<F extends Named>(
  shapes: Readonly<Record<F['type'], FactShape>>,
  { type, data }: Replacement,
): F | Refusal<CorrectionRule> {
  const shape = Object.hasOwn(shapes, type) ? shapes[type as F['type']] : undefined;
  if (!shape?.report) return refuse('replacement-must-be-a-report', { type });
  const parsed = shape.schema.safeParse(data);
  if (parsed.success) return { type, data: parsed.data } as F;
  const path = parsed.error.issues[0]?.path.join('.') ?? '';
  return refuse('replacement-must-be-well-formed', { type, path });
}
