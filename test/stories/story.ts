import type { Words } from '../../src/wording/say.ts';
import type { Person } from './people.ts';

/** Names that a story uses for what gets its id only when it happens. */
export interface Names {
  /** The id of the story's shipment `S1`, its first; anything else as it stands. */
  id(name: string): string;
  /** Stream version of the last fact of a type, as corrections need it. */
  version(name: string, type: string): number;
}

/** One command as somebody says it about a shipment `S1`, an order, a trip or master data. */
export interface Saying {
  readonly about: string;
  readonly command: string;
  readonly data: object | ((names: Names) => object);
  /** When it happened, where that was before it was told. */
  readonly happened?: string;
}

/** What one person tells at one time, in the order in which it comes in. */
export interface Step {
  readonly at: string;
  readonly who: Person;
  readonly says: readonly Saying[];
  /** How it began, as in many stories: docs/stories.md tells it in one row. */
  readonly opening?: true;
}

/** What a shipment looks like at a time, by what was recorded and by what had happened then. */
interface Known {
  readonly at: string;
  readonly shipment: string;
  readonly recorded: string;
  readonly occurred: string;
}

/** What must come of a story; held against the run, and printed with it. */
interface Outcome {
  /** Every stage of each shipment, in the order in which it came to them. */
  readonly stages: Readonly<Record<string, string>>;
  /** Reports that broke a rule: `S1 UnitLoaded unit-must-be-planned-on-trip`. */
  readonly deviations?: readonly string[];
  /** Decisions that were refused, and scans of wrong codes: `S1 LoadUnit rule`. */
  readonly refusals?: readonly string[];
  /** By the name of the figure: `3 of 4`, or hours. */
  readonly figures: Readonly<Record<string, string>>;
  readonly known: readonly Known[];
}

export interface Story {
  readonly title: Words;
  /** The story in a few lines. */
  readonly told: Words;
  readonly steps: readonly Step[];
  readonly outcome: Outcome;
}

/** `08:30` of the story's day, or `03-05 08:30`, in the time of Shanghai. */
export function at(time: string, who: Person, ...says: readonly Saying[]): Step {
  return { at: time, who, says };
}

/** How it began; told without a pause. */
export function opening(...steps: readonly Step[]): readonly Step[] {
  return steps.map((step) => ({ ...step, opening: true }));
}

/** Told later than it happened. */
export function happened(time: string, saying: Saying): Saying {
  return { ...saying, happened: time };
}

const DAY = '2026-03-02';

export function instantOf(time: string): string {
  const [day, clock] = time.includes(' ') ? time.split(' ') : [undefined, time];
  return `${day === undefined ? DAY : `2026-${day}`}T${clock}:00.000+08:00`;
}
