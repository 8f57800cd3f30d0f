import type { CorrectionFact } from '../domain/correcting/facts.ts';
import type { Recorded } from '../domain/envelope.ts';

/**
 * What must follow facts, as a table from a fact's type to the commands that it calls for. Each
 * process has a checkpoint of its own. Reactions to the facts of one stream run in their order,
 * each when the follow-ups of the one before are done; so do the commands to one stream.
 */
export interface Process {
  /** Part of the follow-ups' ids and of the checkpoint's name: never rename. */
  readonly name: string;
  /** By fact type; the same type can be of several categories, see `about`. */
  readonly on: Readonly<Record<string, Reaction>>;
  /** What the process keeps of a fact for itself, to be found by `Look.noted` from then on. */
  readonly notes?: (fact: Recorded) => readonly Note[];
}

/**
 * Commands that follow from a fact. It may be asked again of the same fact at any later time and
 * must then give the same steps; a step that recorded something is not sent a second time, also
 * when its data differ by then.
 */
export type Reaction = (
  fact: Recorded,
  look: Look,
) => readonly FollowUp[] | Promise<readonly FollowUp[]>;

/** What a reaction may ask beside its fact. */
export interface Look {
  /**
   * A subject's state folded from its stream, corrections honoured: through a stream version
   * (then it is the same at any time), or as it stands now. Undefined without facts.
   */
  state<S>(stream: string, throughVersion?: number): Promise<S | undefined>;
  /** Facts of a stream, by default all of them, for what a state does not keep. */
  facts(stream: string, afterVersion?: number): Promise<readonly Recorded[]>;
  /** What was noted under a key, each value once, of this fact and those before it at least. */
  noted(key: string): Promise<readonly string[]>;
  /** Of those that sort before `before` the last ones, at most `most` (1 to 1,000), last first. */
  lastNoted(key: string, before: string, most: number): Promise<readonly string[]>;
}

/** One value under a key; forgotten never. Both come from one stream's facts. */
export interface Note {
  readonly key: string;
  readonly value: string;
}

/** One command that follows from a fact. */
export interface FollowUp {
  /** Tells the follow-ups of one fact apart, however often they are told: never renumber. */
  readonly step: string;
  readonly stream: string;
  readonly command: string;
  readonly data: object;
  /** When it happened; by default when the cause did. */
  readonly occurredAt?: string;
  /**
   * What the command tells to another subject once more, as the departure of a trip. Whatever
   * calls for it, it is recorded there once: what a correction has struck stays struck.
   */
  readonly copyOf?: Original;
}

/** A fact as its copies refer to it: they happened when it did, and name it as their cause. */
export interface Original {
  readonly id: string;
  readonly occurredAt: string;
  readonly timeQuality: Recorded['meta']['timeQuality'];
}

export function originalOf({ id, meta }: Recorded): Original {
  return { id, occurredAt: meta.occurredAt, timeQuality: meta.timeQuality };
}

/**
 * A subject of another stream as it stood when a fact was recorded: the same at any time, where
 * what it says by now would be another answer for a fact that is followed again.
 */
export async function stateBefore<S>(
  look: Look,
  stream: string,
  { position }: Recorded,
): Promise<S | undefined> {
  const last = (await look.facts(stream)).findLast((fact) => fact.position < position);
  return last && look.state<S>(stream, last.version);
}

/** Version of the stream with a fact and, after a correction, what stands in its target's place. */
export function wholeAt({ type, data, version }: Recorded): number {
  if (type !== 'RecordCorrected') return version;
  return version + (data as CorrectionFactData).replacements;
}

type CorrectionFactData = Extract<CorrectionFact, { type: 'RecordCorrected' }>['data'];

/** A reaction to facts of one category alone; it is given the subject's id as well. */
export function about(
  category: string,
  react: (fact: Recorded, look: Look, id: string) => ReturnType<Reaction>,
): Reaction {
  return (fact, look) => {
    const id = idWithin(category, fact.stream);
    return id === undefined ? [] : react(fact, look, id);
  };
}

/** The id behind `<category>-`; undefined for a stream of another category. */
export function idWithin(category: string, stream: string): string | undefined {
  return stream.startsWith(`${category}-`) ? stream.slice(category.length + 1) : undefined;
}
