import type { TimelineEntry } from '../projections/timeline.ts';
import type { ReplayedState } from './replay-state.ts';

type Scalar = string | number;

/** One thing that two states of a shipment say differently; null where one says nothing. */
export interface Change {
  /** `stage`, `line ERP-800:4500217000/10 picked`, `unit …-U001 place` … */
  readonly what: string;
  readonly before: Scalar | null;
  readonly after: Scalar | null;
}

const QUANTITIES = [
  'ordered',
  'picked',
  'shorted',
  'packed',
  'loose',
  'accepted',
  'refused',
  'missing',
] as const;

/** What is different in the later state, in the order in which a state is told. */
export function changesBetween(
  earlier: ReplayedState | undefined,
  later: ReplayedState | undefined,
): readonly Change[] {
  const before = said(earlier);
  const after = said(later);
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((what) => ({
      what,
      before: before.get(what) ?? null,
      after: after.get(what) ?? null,
    }))
    .filter((change) => change.before !== change.after);
}

/** Facts that only the later state tells of. */
export function factsBetween(
  earlier: ReplayedState | undefined,
  later: ReplayedState | undefined,
): readonly TimelineEntry[] {
  const known = new Set(earlier?.timeline.map(({ version }) => version));
  return later?.timeline.filter(({ version }) => !known.has(version)) ?? [];
}

function said(state: ReplayedState | undefined): ReadonlyMap<string, Scalar> {
  const told = new Map<string, Scalar>();
  const say = (what: string, value: Scalar | undefined): void => {
    if (value !== undefined && value !== 0) told.set(what, value);
  };
  if (!state) return told;
  say('stage', state.stage);
  say('place', state.place);
  for (const { hold, kind, scope } of state.holds) say(`hold ${hold}`, `${kind}, ${scope}`);
  for (const line of state.lines) {
    for (const column of QUANTITIES) say(`line ${line.order}/${line.line} ${column}`, line[column]);
  }
  for (const { unit, stage, place, closed, labels } of state.units) {
    say(`unit ${unit} stage`, stage);
    say(`unit ${unit} place`, place);
    say(`unit ${unit} weightKg`, closed?.weightKg);
    const applied = labels.filter((label) => label.applied && !label.voided);
    say(
      `unit ${unit} labels`,
      applied.map(({ kind, label }) => kind ?? label).join(', ') || undefined,
    );
  }
  say('attempts', state.attempts.length);
  say('deviations', state.deviations.length);
  say('corrections', state.corrections.length);
  return told;
}
