import type { Position, Recorded } from '../../domain/envelope.ts';
import type { Fed } from '../../projections/feed.ts';
import { documentOf } from '../../projections/fold.ts';
import type { Offer } from '../../projections/offers.ts';
import type { LiveTopic } from './topic.ts';

/** Subjects that wait to be told; with more, everybody is to load anew. */
const SUBJECTS_MAX = 10_000;

/** A document that a fact has changed. */
export interface Changed {
  readonly topic: LiveTopic;
  readonly id: string;
  readonly stream: string;
  readonly position: Position;
}

export interface NewsBatch {
  /** By position, each subject once. */
  readonly changed: readonly Changed[];
  readonly through: Position;
  /** There was more than could be kept. */
  readonly isLost: boolean;
}

/** What the topics have to tell of facts; `isCorrection` says which change whatever they strike. */
export type ReadChanges = (fact: Recorded) => readonly Changed[];

export function changesFor(
  topics: readonly LiveTopic[],
  isCorrection: (fact: Recorded) => boolean,
): ReadChanges {
  return (fact) =>
    topics.flatMap((topic) => {
      const { stream, type, position } = fact;
      const id = documentOf(topic.projection, stream);
      if (id === undefined) return [];
      const isTold = Object.hasOwn(topic.projection.on, type) || isCorrection(fact);
      return isTold ? [{ topic, id, stream, position }] : [];
    });
}

/** Facts that have come since they were last asked for, as the subjects that they changed. */
export class News implements Fed {
  readonly isTaking = true;
  readonly #changesOf: ReadChanges;
  readonly #came: (fact: Recorded) => void;
  #changed = new Map<string, Changed>();
  #isLost = false;
  #through: Position | undefined;
  #taken: Position | undefined;
  #ring: () => void = () => {};

  /** `came` is told of every fact. */
  constructor(changesOf: ReadChanges, came: (fact: Recorded) => void) {
    this.#changesOf = changesOf;
    this.#came = came;
  }

  expect(position: Position): void {
    this.#through ??= position;
    this.#taken ??= position;
    this.#ring();
  }

  offer({ facts, through }: Offer): void {
    for (const fact of facts) {
      this.#came(fact);
      for (const changed of this.#changesOf(fact)) this.#note(changed);
    }
    this.#through = through;
    this.#ring();
  }

  /** The subjects are few, whatever the facts are. */
  async room(): Promise<void> {}

  /**
   * Up to where it was taken to be told: whoever joins now gets what comes after that. Undefined
   * until the ledger has said where following begins.
   */
  get taken(): Position | undefined {
    return this.#taken;
  }

  hasCome(): boolean {
    return this.#through !== this.#taken;
  }

  take(): NewsBatch {
    const through = this.#through ?? 0;
    const changed = [...this.#changed.values()];
    const isLost = this.#isLost;
    this.#changed = new Map();
    this.#isLost = false;
    this.#taken = through;
    return { changed, through, isLost };
  }

  /** Resolves when something has come, or at the signal. For one asker at a time. */
  async rung(signal: AbortSignal): Promise<void> {
    if (signal.aborted || this.hasCome()) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const wake = (): void => resolve();
    this.#ring = wake;
    signal.addEventListener('abort', wake);
    await promise;
    signal.removeEventListener('abort', wake);
  }

  #note(changed: Changed): void {
    const key = keyOf(changed);
    this.#changed.delete(key);
    this.#changed.set(key, changed);
    if (this.#changed.size <= SUBJECTS_MAX) return;
    this.#changed.clear();
    this.#isLost = true;
  }
}

export function keyOf({ topic, id }: Pick<Changed, 'topic' | 'id'>): string {
  return `${topic.name} ${id}`;
}
