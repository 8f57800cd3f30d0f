import sharedMessages from '@eventstore/db-client/generated/shared_pb.js';
import generated, { type AppendReq } from '@eventstore/db-client/generated/streams_pb.js';
import { type Call, framed, HANDLER_THREW } from './call.ts';
import { type Expected, NO_STREAM } from './idempotency.ts';
import { nameIn, proposedIn } from './proposals.ts';
import { BackwardsWriter } from './protobuf.ts';
import type { Proposed } from './recorded.ts';
import { carryOut, type Outcome, type Server } from './server.ts';
import {
  ACCESS_DENIED,
  BUSY,
  COMMIT_TIMED_OUT,
  NOT_READY,
  streamDeleted,
  tooMuch,
} from './statuses.ts';
import type { Method } from './wire.ts';

/** One call per append: the options first, then one message per event. */
export function appendMethod(server: Server): Method {
  return (call) => {
    const events: Proposed[] = [];
    let options: AppendReq.Options | undefined;
    let dataBytes = 0;
    const take = (bytes: Buffer) => {
      const message = generated.AppendReq.deserializeBinary(bytes);
      options ??= message.getOptions();
      const sent = message.getProposedMessage();
      if (!sent) return;
      const proposed = proposedIn(sent);
      if (!proposed) {
        call.finish(HANDLER_THREW);
        return;
      }
      events.push(proposed);
      dataBytes += proposed.data.length;
      if (dataBytes > server.maxAppendBytes) call.finish(tooMuch(server.maxAppendBytes));
    };
    const carry = async () => {
      const stream = nameIn(options?.getStreamIdentifier());
      if (!options || stream === '') {
        call.finish(HANDLER_THREW);
        return;
      }
      const expected = expectedIn(options);
      const outcome = await carryOut(server, call, { stream, expected, events });
      answer(call, stream, expected, outcome);
    };
    return {
      message: take,
      end: () => {
        if (!call.over) server.faults.admit(() => void carry());
      },
    };
  };
}

function expectedIn(options: AppendReq.Options): Expected {
  if (options.hasAny()) return 'any';
  if (options.hasStreamExists()) return 'stream_exists';
  return options.hasNoStream() ? NO_STREAM : Number(options.getRevision());
}

function answer(call: Call, stream: string, expected: Expected, outcome: Outcome): void {
  if (outcome.kind === 'silence') return;
  if (outcome.kind === 'written') call.send(success(outcome.revision, outcome.position));
  if (outcome.kind === 'wrong-version') call.send(framed(wrongVersion(expected, outcome.actual)));
  call.finish(statusOf(stream, outcome));
}

/** A wrong version is no error of the call: it is told in the answer. */
function statusOf(stream: string, { kind }: Exclude<Outcome, { kind: 'silence' }>) {
  if (kind === 'written' || kind === 'wrong-version') return undefined;
  return kind === 'deleted' ? streamDeleted(stream) : REFUSALS[kind];
}

const REFUSALS = {
  'timed-out': COMMIT_TIMED_OUT,
  'not-ready': NOT_READY,
  busy: BUSY,
  'access-denied': ACCESS_DENIED,
};

/** AppendResp with its field `success`: revision and position (commit, prepare). */
function success(revision: number, position: number): Buffer {
  const writer = new BackwardsWriter(64);
  writer.uint(2, position);
  writer.uint(1, position);
  writer.close(3, 0);
  writer.uint(1, revision);
  writer.close(1, 0);
  return writer.framed();
}

function wrongVersion(expected: Expected, actual: number): Uint8Array {
  const wrong = new generated.AppendResp.WrongExpectedVersion();
  if (actual >= 0) wrong.setCurrentRevision(String(actual));
  else wrong.setCurrentNoStream(new sharedMessages.Empty());
  if (expected === 'any') wrong.setExpectedAny(new sharedMessages.Empty());
  else if (expected === 'stream_exists') wrong.setExpectedStreamExists(new sharedMessages.Empty());
  else if (expected === NO_STREAM) wrong.setExpectedNoStream(new sharedMessages.Empty());
  else wrong.setExpectedRevision(String(expected));
  const response = new generated.AppendResp();
  response.setWrongExpectedVersion(wrong);
  return response.serializeBinary();
}
