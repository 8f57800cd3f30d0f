import { createHmac } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { AnyDecider, Refusal } from '../domain/decider.ts';
import type { Envelope, Named, Position } from '../domain/envelope.ts';
import type { Territory } from '../domain/territory.ts';
import { openAnswers } from './execute/answers.ts';
import { uuidOf } from './execute/ids.ts';
import { Lane, type Workshop } from './execute/lane.ts';
import { openStateCache } from './execute/state-cache.ts';
import { View } from './execute/view.ts';
import { InvalidAppend, type Ledger } from './ledger.ts';

const CACHE_BYTES_MAX = 64 * 1024 * 1024;
const WAITING_MAX = 20_000;
const WAITING_A_STREAM_MAX = 2_000;
const LONG_STREAM_FACTS = 1_000;
const RESEND_AFTER_MS = 50;

export interface Command {
  readonly stream: string;
  readonly type: string;
  readonly data: object;
  readonly envelope: Envelope;
  /** The version that the stream must have, where the sender insists. */
  readonly ifMatch?: number;
  /**
   * Whether the sender may reach what belongs there. A no is refused as `subject-must-be-in-scope`
   * before anything is answered, what the same command was answered earlier included. A subject
   * that is not there yet is judged by where the command would have it belong.
   */
  readonly admits?: (territory: Territory) => boolean;
}

export type Outcome =
  | {
      readonly kind: 'recorded';
      readonly stream: string;
      /** Of the command's last fact; of the stream, when nothing was new. */
      readonly version: number;
      readonly position: Position;
      /** Empty when nothing was new. */
      readonly facts: readonly RecordedAs[];
      /** Whether this is the answer to an earlier sending of the same command. */
      readonly replayed: boolean;
    }
  | {
      readonly kind: 'refused';
      readonly stream: string;
      readonly version: number;
      readonly refusal: Refusal;
    }
  | { readonly kind: 'stale'; readonly stream: string; readonly version: number };

export interface RecordedAs {
  readonly id: string;
  readonly type: string;
  readonly version: number;
}

/** What a command would record in the stream as it is; nothing of it was. */
export interface Rehearsed {
  readonly kind: 'rehearsed';
  readonly stream: string;
  /** Of the stream, which stays so. */
  readonly version: number;
  readonly wouldRecord: readonly WouldRecord[];
}

interface WouldRecord extends Named {
  readonly deviations?: readonly string[];
}

/**
 * Decides a command and records its facts, once, however often it is sent. Commands of one
 * stream run in the order of the calls, those of different streams at the same time.
 * Throws Overloaded and NotRecorded (nothing was recorded), OutcomeUnknown (send it again with
 * the same command id) and InvalidAppend (it never can be recorded).
 */
export interface Execute {
  (command: Command): Promise<Outcome>;
  /** The same in its turn and by the same rules, but it records and remembers nothing. */
  readonly rehearse?: Rehearse;
}

export type Rehearse = (command: Command) => Promise<Outcome | Rehearsed>;

/** Too many commands wait; nothing was recorded, a later try may succeed. */
export class Overloaded extends Error {
  override readonly name = 'Overloaded';
}

export interface ExecuteOptions {
  readonly ledger: Ledger;
  /** By category. */
  readonly deciders: ReadonlyMap<string, AnyDecider>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Whether no other process appends to this ledger: then cached states are never behind. */
  readonly soleWriter: boolean;
  /** Told when a stream reaches 1,000 facts: streams are meant to stay short. */
  readonly onLongStream?: (stream: string, version: number) => void;
  readonly cacheBytesMax?: number;
  readonly waitingMax?: number;
  readonly waitingAStreamMax?: number;
  /** How long to wait before an append of unknown outcome is sent again; then twice as long. */
  readonly resendAfterMs?: number;
}

export function createExecute(options: ExecuteOptions): Execute & { readonly rehearse: Rehearse } {
  const { waitingMax = WAITING_MAX, waitingAStreamMax = WAITING_A_STREAM_MAX } = options;
  const lanes = new Map<string, Lane>();
  let waiting = 0;
  const shops = openWorkshops(options, (stream, commands, left) => {
    waiting -= commands;
    if (left === 0) lanes.delete(stream);
  });

  function laneOf(stream: string): Lane {
    const busy = lanes.get(stream);
    if (waiting >= waitingMax) throw new Overloaded(`${waiting} commands wait`);
    if (busy && busy.waiting >= waitingAStreamMax) {
      throw new Overloaded(`${busy.waiting} commands wait for ${stream}`);
    }
    if (busy) return busy;
    const lane = new Lane(stream, shopOf(shops, stream));
    lanes.set(stream, lane);
    return lane;
  }
  async function execute(command: Command): Promise<Outcome> {
    const lane = laneOf(command.stream);
    waiting += 1;
    return lane.run(command);
  }
  async function rehearse(command: Command): Promise<Outcome | Rehearsed> {
    const lane = laneOf(command.stream);
    waiting += 1;
    return lane.rehearse(command);
  }
  return Object.assign(execute, { rehearse });
}

function openWorkshops(
  options: ExecuteOptions,
  settled: Workshop['settled'],
): ReadonlyMap<string, Workshop> {
  const { ledger, deciders, now, soleWriter, onLongStream } = options;
  const { resendAfterMs = RESEND_AFTER_MS } = options;
  const cache = openStateCache(options.cacheBytesMax ?? CACHE_BYTES_MAX);
  const answers = openAnswers(now);
  const clock = forwardClock(now);
  const grown: Workshop['grown'] = (stream, before, after) => {
    if (before < LONG_STREAM_FACTS && after >= LONG_STREAM_FACTS) onLongStream?.(stream, after);
  };
  const open = (decider: AnyDecider): Workshop => {
    const view = new View(ledger, cache, decider, soleWriter);
    const court = { decider, answers, clock };
    return { ledger, court, view, resendAfterMs, grown, settled };
  };
  return new Map([...deciders].map(([category, decider]) => [category, open(decider)]));
}

/** `commandDigest` of the envelope: 32 hex digits that only the installation could have made. */
export function commandDigest(secret: Uint8Array, name: string, data: unknown): string {
  const hmac = createHmac('sha256', secret);
  return hmac
    .update(`${name}\n${canonicalize(data) ?? ''}`)
    .digest('hex')
    .slice(0, 32);
}

/** The id of the command that a caller knows by its own key: keys of others are other commands. */
export function commandIdOf(caller: string, key: string): string {
  return uuidOf(`command\n${JSON.stringify([caller, key])}`);
}

/** The id of the command that follows from a fact as one step of a process. */
export function derivedId(factId: string, process: string, step: string): string {
  return uuidOf(`follow-up\n${JSON.stringify([factId, process, step])}`);
}

function shopOf(shops: ReadonlyMap<string, Workshop>, stream: string): Workshop {
  const shop = shops.get(stream.slice(0, Math.max(0, stream.indexOf('-'))));
  if (!shop) throw new InvalidAppend(`nothing decides for streams like ${stream}`);
  return shop;
}

/** Milliseconds that never go back, whatever the system's clock does. */
function forwardClock(now: () => number): () => number {
  let latest = 0;
  return () => {
    latest = Math.max(latest, now());
    return latest;
  };
}
