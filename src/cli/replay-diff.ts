import { entries } from '../domain/keyed.ts';
import type { ReplayedState } from '../projections/shipment-at.ts';
import type { TimelineEntry } from '../projections/timeline.ts';

type Scalar = string | number;

/** What is said: a line's quantity, a unit's place … or, `of` nothing, something of the whole. */
export interface Topic {
  readonly of?: 'line' | 'unit' | 'hold' | 'exception' | 'document' | 'issue';
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
  'putBack',
  'shorted',
  'packed',
  'loose',
  'accepted',
  'refused',
  'missing',
  'receivedBack',
  'lost',
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

type Say = (topic: Topic, value: Scalar | undefined) => void;

function said(state: ReplayedState | undefined): ReadonlyMap<string, Saying> {
  const told = new Map<string, Saying>();
  const say: Say = (topic, value) => {
    const what = [topic.of, topic.id, topic.aspect].filter((part) => part !== undefined).join(' ');
    if (value !== undefined && value !== 0 && value !== '') told.set(what, { topic, value });
  };
  if (!state) return told;
  say({ aspect: 'stage' }, state.stage);
  say({ aspect: 'place' }, state.place);
  sayAgreed(state, say);
  for (const { hold, kind, scope } of state.holds) {
    say({ of: 'hold', aspect: hold }, `${kind}, ${scope}`);
  }
  for (const line of state.lines) {
    const id = `${line.order}/${line.line}`;
    for (const aspect of QUANTITIES) say({ of: 'line', id, aspect }, line[aspect]);
  }
  for (const unit of state.units) sayUnit(unit, say);
  for (const exception of state.exceptions.open) {
    say({ of: 'exception', aspect: exception }, 'open');
  }
  for (const complaint of state.exceptions.openComplaints) {
    say({ of: 'exception', aspect: complaint }, 'complaint');
  }
  say({ aspect: 'attempts' }, state.attempts.length);
  say({ aspect: 'deviations' }, state.deviations.length);
  say({ aspect: 'corrections' }, state.corrections.length);
  return told;
}

/** What is agreed about the shipment as a whole, and how far its papers are. */
function sayAgreed({ to, window, carriage, papers }: ReplayedState, say: Say): void {
  say({ aspect: 'address' }, to.address);
  say({ aspect: 'window' }, window && `${window.start}/${window.end}`);
  say({ aspect: 'carrier' }, carriage.carrier);
  say({ aspect: 'waybills' }, carriage.waybills.map(({ waybill }) => waybill).join(', '));
  say({ aspect: 'trips' }, carriage.assigned.join(', '));
  say({ aspect: 'eta' }, carriage.eta?.is);
  for (const kind of papers.lacking) say({ of: 'document', aspect: kind }, 'lacking');
  for (const [receipt, states] of entries(papers.receipts)) {
    say({ of: 'document', aspect: receipt || 'receipt' }, states.at(-1));
  }
  for (const [issue, { answer }] of entries(papers.issues)) {
    say({ of: 'issue', aspect: issue }, answer?.is.outcome ?? 'requested');
  }
}

function sayUnit({ unit: id, ...unit }: ReplayedState['units'][number], say: Say): void {
  const { stage, place, inside, closed, labels, lost, seal } = unit;
  say({ of: 'unit', id, aspect: 'stage' }, lost ? 'lost' : stage);
  say({ of: 'unit', id, aspect: 'place' }, place);
  say({ of: 'unit', id, aspect: 'inside' }, inside);
  say({ of: 'unit', id, aspect: 'weightKg' }, closed?.weightKg);
  say({ of: 'unit', id, aspect: 'seal' }, seal);
  const applied = labels.filter((label) => label.applied && !label.voided);
  const kinds = applied.map(({ kind, label }) => kind ?? label).join(', ');
  say({ of: 'unit', id, aspect: 'labels' }, kinds);
}
