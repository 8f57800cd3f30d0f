import generated, {
  type DeleteReq,
  type TombstoneReq,
} from '@eventstore/db-client/generated/streams_pb.js';
import { type Call, HANDLER_THREW } from './call.ts';
import { type Expected, NO_STREAM } from './idempotency.ts';
import { nameIn } from './proposals.ts';
import { BackwardsWriter } from './protobuf.ts';
import { refusal } from './refusal.ts';
import type { Server } from './server.ts';
import { ACCESS_DENIED, deleteFailed, streamDeleted } from './statuses.ts';
import type { Method } from './wire.ts';

type Options = DeleteReq.Options | TombstoneReq.Options;

export function deleteMethod(server: Server): Method {
  return removing(server, false, (bytes) =>
    generated.DeleteReq.deserializeBinary(bytes).getOptions(),
  );
}

export function tombstoneMethod(server: Server): Method {
  return removing(server, true, (bytes) =>
    generated.TombstoneReq.deserializeBinary(bytes).getOptions(),
  );
}

function removing(
  server: Server,
  forGood: boolean,
  parse: (bytes: Buffer) => Options | undefined,
): Method {
  return (call) => {
    let options: Options | undefined;
    return {
      message: (bytes) => {
        options = parse(bytes);
      },
      end: () => server.faults.admit(() => void carry(server, call, options, forGood)),
    };
  };
}

async function carry(
  server: Server,
  call: Call,
  options: Options | undefined,
  forGood: boolean,
): Promise<void> {
  if (server.stopping()) return;
  const refused = refusal(server) ?? (server.mayWrite(call) ? undefined : ACCESS_DENIED);
  if (refused) return call.finish(refused);
  if (!options) return call.finish(HANDLER_THREW);
  const stream = nameIn(options.getStreamIdentifier());
  const expected = expectedIn(options);
  const removed = await server.writer.remove(stream, expected, forGood);
  if (removed.kind === 'deleted') return call.finish(streamDeleted(stream));
  if (removed.kind === 'wrong-version') {
    return call.finish(deleteFailed(stream, numberOf(expected), removed.actual));
  }
  if (removed.kind === 'written') call.send(position(removed.position));
  call.finish();
}

function expectedIn(options: Options): Expected {
  if (options.hasAny()) return 'any';
  if (options.hasStreamExists()) return 'stream_exists';
  return options.hasNoStream() ? NO_STREAM : Number(options.getRevision());
}

/** The numbers by which the server's own protocol knows the special revisions. */
function numberOf(expected: Expected): number {
  if (expected === 'any') return -2;
  return expected === 'stream_exists' ? -4 : expected;
}

/** DeleteResp and TombstoneResp alike: `position` with commit and prepare. */
function position(at: number): Buffer {
  const writer = new BackwardsWriter(32);
  writer.uint(2, at);
  writer.uint(1, at);
  writer.close(1, 0);
  return writer.framed();
}
