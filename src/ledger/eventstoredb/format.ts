import type { Meta, Position, Recorded } from '../../domain/envelope.ts';
import type { CheckedFact } from '../append-rules.ts';
import { Damaged } from '../ledger.ts';

/**
 * How a fact lies in EventStoreDB, for ever: to be added to, never renamed.
 *
 * - the event's stream, id and type are the fact's; its revision is the version less one
 * - its data are the fact's, as JSON
 * - its metadata, JSON too, are `{ lading, v, left?, deviations?, meta }`: the marker and number of
 *   this format, the version of the fact's shape, how many facts of the same append follow, if
 *   any, the rules that it broke, and the envelope
 *
 * The instant that the server keeps of its own is not used: the envelope's times are the fact's.
 */
export const FORMAT = 1;

/** What our streams are called, and nobody else's that begins otherwise: `shipment-PS1`. */
const OUR_STREAM = /^[a-z][a-z0-9]*-/;

const utf8 = new TextEncoder();

/** A place in the server's log, of whosever event: to be passed back as it came. */
export interface LogPlace {
  readonly commit: bigint;
  readonly prepare: bigint;
}

/** What the client takes as an event. */
export interface NewEvent {
  readonly id: string;
  readonly type: string;
  readonly contentType: 'application/json';
  readonly data: Record<string, unknown>;
  readonly metadata: Uint8Array;
}

/** What the client gives as an event, as far as it is looked at. */
export interface StoredEvent {
  readonly streamId: string;
  readonly id: string;
  readonly revision: bigint;
  readonly type: string;
  readonly isJson: boolean;
  readonly data: unknown;
  readonly metadata?: unknown;
  readonly position?: LogPlace | undefined;
}

/** Copies, which nobody else can change. */
export function eventsOf(checked: readonly CheckedFact[]): readonly NewEvent[] {
  return checked.map((fact, index) => eventOf(fact, checked.length - 1 - index));
}

function eventOf({ fact, json }: CheckedFact, left: number): NewEvent {
  const { id, type, v, deviations, meta } = fact;
  const about: About = {
    lading: FORMAT,
    v,
    ...(left > 0 && { left }),
    ...(deviations && { deviations }),
    meta,
  };
  return {
    id,
    type,
    contentType: 'application/json',
    data: JSON.parse(json),
    metadata: utf8.encode(JSON.stringify(about)),
  };
}

interface About {
  readonly lading: number;
  readonly v: number;
  readonly left?: number;
  readonly deviations?: readonly string[];
  readonly meta: Meta;
}

/** Whether an event is a fact of ours: others may use the same server. */
export function isFact(event: StoredEvent): boolean {
  return aboutOf(event) !== undefined && OUR_STREAM.test(event.streamId);
}

/** The fact in an event of ours. Throws Damaged for one that no Lading of this format wrote. */
export function factOf(event: StoredEvent): Recorded {
  const about = aboutOf(event);
  const { streamId: stream, id, type, data } = event;
  const version = Number(event.revision) + 1;
  const position = positionOf(event);
  if (!about || about.lading !== FORMAT) throw strange(event, about?.lading, position);
  const { v, deviations, meta } = about;
  if (!event.isJson || !isObject(data) || !isObject(meta) || typeof v !== 'number') {
    throw new Damaged(`${stream} version ${version} is no fact that can be read`, position);
  }
  return deviations
    ? { id, stream, version, position, type, v, data, deviations, meta }
    : { id, stream, version, position, type, v, data, meta };
}

/** How many facts of the same append follow an event of ours. */
export function leftBehind(event: StoredEvent): number {
  return aboutOf(event)?.left ?? 0;
}

/** Positions of facts are those of the server's log, whose two halves are the same for them. */
export function positionOf({ streamId, revision, position }: StoredEvent): Position {
  const commit = Number(position?.commit);
  if (position && position.commit === position.prepare && Number.isSafeInteger(commit)) {
    return commit;
  }
  throw new Damaged(`${streamId} version ${revision + 1n} has no position that can be used`);
}

export function placeOf(position: Position): LogPlace {
  return { commit: BigInt(position), prepare: BigInt(position) };
}

function aboutOf({ metadata }: StoredEvent): About | undefined {
  if (typeof metadata !== 'object' || metadata === null || !('lading' in metadata))
    return undefined;
  return typeof metadata.lading === 'number' ? (metadata as About) : undefined;
}

function strange({ streamId, revision }: StoredEvent, found: number | undefined, at: Position) {
  const what = `${streamId} version ${revision + 1n}`;
  if (found === undefined) return new Damaged(`${what} was not recorded by Lading`, at);
  const text = `${what} has format ${found}, this version knows ${FORMAT}: upgrade Lading`;
  return new Damaged(text, at);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
