import type { TimelineEntry } from '../projections/timeline.ts';
import type { ReplayedState } from './replay-state.ts';

type Scalar = string | number;

/** What is said: a line's quantity, a unit's place … or, `of` nothing, something of the whole. */
export interface Topic {
  readonly of?: 'line' | 'unit' | 'hold';
  readonly id?: string;
  readonly aspect: string;
}

/** One thing that two states of a shipment say differently; null where one says nothing. */
export interface Change {
  readonly topic: Topic;
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
  return [...new Map([...before, ...after])]
    .map(([what, { topic }]) => ({
      topic,
      what,
      before: before.get(what)?.value ?? null,
      after: after.get(what)?.value ?? null,
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

interface Saying {
  readonly topic: Topic;
  readonly value: Scalar;
}

function said(state: ReplayedState | undefined): ReadonlyMap<string, Saying> {
  const told = new Map<string, Saying>();
  const say = (topic: Topic, value: Scalar | undefined): void => {
    const what = [topic.of, topic.id, topic.aspect].filter((part) => part !== undefined).join(' ');
    if (value !== undefined && value !== 0) told.set(what, { topic, value });
  };
  if (!state) return told;
  say({ aspect: 'stage' }, state.stage);
  say({ aspect: 'place' }, state.place);
  for (const { hold, kind, scope } of state.holds) {
    say({ of: 'hold', aspect: hold }, `${kind}, ${scope}`);
  }
  for (const line of state.lines) {
    const id = `${line.order}/${line.line}`;
    for (const aspect of QUANTITIES) say({ of: 'line', id, aspect }, line[aspect]);
  }
  for (const { unit: id, stage, place, closed, labels } of state.units) {
    say({ of: 'unit', id, aspect: 'stage' }, stage);
    say({ of: 'unit', id, aspect: 'place' }, place);
    say({ of: 'unit', id, aspect: 'weightKg' }, closed?.weightKg);
    const applied = labels.filter((label) => label.applied && !label.voided);
    const kinds = applied.map(({ kind, label }) => kind ?? label).join(', ');
    say({ of: 'unit', id, aspect: 'labels' }, kinds || undefined);
  }
  say({ aspect: 'attempts' }, state.attempts.length);
  say({ aspect: 'deviations' }, state.deviations.length);
  say({ aspect: 'corrections' }, state.corrections.length);
  return told;
}
