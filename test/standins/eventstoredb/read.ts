import generated, { type ReadReq } from '@eventstore/db-client/generated/streams_pb.js';
import { type Call, HANDLER_THREW, type Status } from './call.ts';
import { boundary, firstVisible, type Stream, softDeleted } from './log.ts';
import { nameIn } from './proposals.ts';
import { BackwardsWriter } from './protobuf.ts';
import { pump } from './pump.ts';
import type { Recorded } from './recorded.ts';
import { refusal } from './refusal.ts';
import type { Server } from './server.ts';
import { streamDeleted, unexpectedRead } from './statuses.ts';
import type { Subscriptions } from './subscription.ts';
import type { Method } from './wire.ts';

/** Reads of a stream and of $all, and both kinds of subscription: one method, many options. */
export function readMethod(server: Server, subscriptions: Subscriptions): Method {
  return (call) => {
    let options: ReadReq.Options | undefined;
    const carry = () => {
      if (options?.hasSubscription() && !refusal(server)) return subscriptions.open(call, options);
      const answer = refusal(server) ?? (options ? read(server, call, options) : HANDLER_THREW);
      if (typeof answer === 'function') pump(call, answer);
      else call.finish(answer);
      return undefined;
    };
    return {
      message: (bytes) => {
        options = generated.ReadReq.deserializeBinary(bytes).getOptions();
      },
      end: () => server.faults.admit(carry),
    };
  };
}

/** The events one after the other, or why there are none. */
type Answer = Status | (() => Recorded | undefined);

function read(server: Server, call: Call, options: ReadReq.Options): Answer {
  return options.hasAll() ? readAll(server, options) : readStream(server, call, options);
}

/** The server's page: between two pages of a stream read an append may come in. */
const PAGE = 32;
const BACKWARDS = 1;

function readStream(server: Server, call: Call, options: ReadReq.Options): Answer {
  const from = options.getStream();
  const name = nameIn(from?.getStreamIdentifier());
  const stream = server.log.stream(name);
  const backwards = options.getReadDirection() === BACKWARDS;
  const count = Number(options.getCount());
  if (stream?.tombstoned) return streamDeleted(name);
  if (count === 0 || (!backwards && from?.hasEnd())) {
    return unexpectedRead('Stream', 'Error');
  }
  if (!stream || stream.visible === 0 || softDeleted(stream)) {
    call.send(streamNotFound(name));
    return () => undefined;
  }
  const start = from?.hasRevision() ? Number(from.getRevision()) : 0;
  if (backwards) {
    const at = from?.hasEnd() ? stream.visible - 1 : Math.min(start, stream.visible - 1);
    return down(stream.events, at, count, firstVisible(stream));
  }
  const end = cutShort(server, stream, start) ?? Number.POSITIVE_INFINITY;
  return up(stream, Math.max(start, firstVisible(stream)), count, end);
}

function up(stream: Stream, start: number, count: number, end: number) {
  let at = start;
  return (): Recorded | undefined => {
    if (at >= end || at >= stream.visible || at - start >= count) return undefined;
    at += 1;
    return stream.events[at - 1];
  };
}

function down(events: readonly Recorded[], start: number, count: number, first: number) {
  let at = start;
  return (): Recorded | undefined => {
    if (at < first || start - at >= count) return undefined;
    at -= 1;
    return events[at + 1];
  };
}

/** Where a read ends that met the newest append half-way: the first page border inside it. */
function cutShort({ faults }: Server, stream: Stream, start: number): number | undefined {
  const last = stream.visible - 1;
  let first = last;
  while (first > 0 && stream.events[first - 1]?.lastOfAppend === last) first -= 1;
  const border = start + (Math.floor(Math.max(0, first - start) / PAGE) + 1) * PAGE;
  return border <= last && faults.takeOne('readsCutShort') ? border : undefined;
}

function readAll({ log, version }: Server, options: ReadReq.Options): Answer {
  const from = options.getAll();
  const backwards = options.getReadDirection() === BACKWARDS;
  const count = Number(options.getCount());
  if (count === 0) return unexpectedRead('All', 'Error');
  const position = from?.hasPosition() ? Number(from.getPosition()?.getCommitPosition()) : 0;
  const index = boundary(log, position);
  if (index === undefined) return noBoundary(version);
  if (backwards) {
    const at = from?.hasEnd() ? log.all.length : from?.hasPosition() ? index : 0;
    return down(log.all, at - 1, count, 0);
  }
  let at = from?.hasEnd() ? log.all.length : index;
  const last = at + count;
  return () => {
    at += 1;
    return at > last ? undefined : log.all[at - 1];
  };
}

function noBoundary(version: string): Status {
  return unexpectedRead('All', version.startsWith('23.') ? 'Error' : 'InvalidPosition');
}

/** ReadResp with its field `stream_not_found`. */
function streamNotFound(name: string): Buffer {
  const writer = new BackwardsWriter(Buffer.byteLength(name) + 32);
  writer.text(3, name);
  writer.close(1, 0);
  writer.close(4, 0);
  return writer.framed();
}
