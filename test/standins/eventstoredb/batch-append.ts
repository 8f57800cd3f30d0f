import generated, { type BatchAppendReq } from '@eventstore/db-client/generated/streams_pb.js';
import { type BatchFailure, batchError } from './batch-errors.ts';
import { type Call, framed } from './call.ts';
import { type Expected, NO_STREAM } from './idempotency.ts';
import { nameIn, proposedIn } from './proposals.ts';
import { BackwardsWriter } from './protobuf.ts';
import type { Proposed } from './recorded.ts';
import { carryOut, type Server } from './server.ts';
import type { Method } from './wire.ts';

/** An append whose parts are still coming in. */
interface Gathering {
  readonly correlation: string;
  readonly stream: string;
  readonly expected: Expected;
  readonly remainingMs: number;
  readonly events: Proposed[];
  dataBytes: number;
  /** Answered early: the parts that still come are dropped. */
  answered: boolean;
}

/** One call for all appends of a client: requests and answers are paired by correlation ids. */
export function batchAppendMethod(server: Server, now: () => number): Method {
  return (call) => {
    const gatherings = new Map<string, Gathering>();
    const outbox = openOutbox(call);
    const fail = (gathering: Gathering, failure: BatchFailure) => {
      gathering.answered = true;
      const { correlation, stream, expected } = gathering;
      outbox(framed(batchError({ correlation, stream, expected }, failure)));
    };
    const carry = async (gathering: Gathering) => {
      const { correlation, stream, expected, events } = gathering;
      const outcome = await carryOut(server, call, { stream, expected, events });
      if (outcome.kind === 'silence') return;
      if (outcome.kind === 'written') {
        outbox(success(correlation, stream, outcome.revision, outcome.position));
      } else {
        fail(gathering, outcome);
      }
    };
    const take = (message: BatchAppendReq) => {
      const gathering = gatheringOf(gatherings, message, now());
      if (!gathering || gathering.answered) return;
      const failure = add(gathering, message, server.maxAppendBytes);
      if (failure) fail(gathering, failure);
      else if (message.getIsFinal()) void carry(gathering);
      if (failure?.kind !== 'bad-request' || gathering.stream === '') return;
      // A bad event is answered a second time, when the write time-out has passed.
      setTimeout(() => fail(gathering, { kind: 'timed-out' }), server.writeTimeoutMs).unref();
    };
    return {
      message: (bytes) => {
        const message = generated.BatchAppendReq.deserializeBinary(bytes);
        server.faults.admit(() => take(message));
      },
      end: () => call.finish(),
    };
  };
}

/** The append that a part belongs to; a first part opens it, a last one takes it out. */
function gatheringOf(
  gatherings: Map<string, Gathering>,
  message: BatchAppendReq,
  nowMs: number,
): Gathering | undefined {
  const correlation = message.getCorrelationId()?.getString() ?? '';
  const options = message.getOptions();
  const known = gatherings.get(correlation);
  const gathering = known ?? (options && gather(correlation, options, nowMs));
  if (message.getIsFinal()) gatherings.delete(correlation);
  else if (gathering) gatherings.set(correlation, gathering);
  return gathering;
}

/** Takes in a part; tells what is wrong with it, or with the whole once it is there. */
function add(
  gathering: Gathering,
  message: BatchAppendReq,
  maxAppendBytes: number,
): BatchFailure | undefined {
  for (const sent of message.getProposedMessagesList()) {
    const proposed = proposedIn(sent);
    if (!proposed) return { kind: 'bad-request' };
    gathering.events.push(proposed);
    gathering.dataBytes += proposed.data.length;
    if (gathering.dataBytes > maxAppendBytes) return { kind: 'too-much', maxAppendBytes };
  }
  if (!message.getIsFinal()) return undefined;
  if (gathering.stream === '') return { kind: 'bad-request' };
  return gathering.remainingMs <= 0 ? { kind: 'timed-out' } : undefined;
}

function gather(correlation: string, options: BatchAppendReq.Options, nowMs: number): Gathering {
  const deadline = options.getDeadline();
  const deadlineMs = deadline ? deadline.toDate().getTime() : Number.POSITIVE_INFINITY;
  return {
    correlation,
    stream: nameIn(options.getStreamIdentifier()),
    expected: expectedIn(options),
    remainingMs: deadlineMs - nowMs,
    events: [],
    dataBytes: 0,
    answered: false,
  };
}

function expectedIn(options: BatchAppendReq.Options): Expected {
  if (options.hasAny()) return 'any';
  if (options.hasStreamExists()) return 'stream_exists';
  return options.hasNoStream() ? NO_STREAM : Number(options.getStreamPosition());
}

/** BatchAppendResp: correlation id, `success` (revision, position), stream. */
function success(correlation: string, stream: string, revision: number, position: number): Buffer {
  const nameLength = Buffer.byteLength(stream);
  const writer = new BackwardsWriter(nameLength + 160);
  writer.text(3, stream, nameLength);
  writer.close(4, 0);
  const from = writer.written;
  writer.uint(2, position);
  writer.uint(1, position);
  writer.close(3, from);
  writer.uint(1, revision);
  writer.close(3, from);
  const before = writer.written;
  writer.text(2, correlation);
  writer.close(1, before);
  return writer.framed();
}

/** Answers of one turn leave in one write. */
function openOutbox(call: Call): (frame: Buffer) => void {
  let frames: Buffer[] = [];
  return (frame) => {
    frames.push(frame);
    if (frames.length > 1) return;
    queueMicrotask(() => {
      call.send(frames.length === 1 ? frame : Buffer.concat(frames));
      frames = [];
    });
  };
}
