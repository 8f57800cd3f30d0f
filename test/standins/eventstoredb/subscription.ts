import type { ReadReq } from '@eventstore/db-client/generated/streams_pb.js';
import { type Call, HANDLER_THREW } from './call.ts';
import { deliver, type Source } from './deliver.ts';
import { filterIn } from './filters.ts';
import { boundary } from './log.ts';
import { nameIn } from './proposals.ts';
import type { Server } from './server.ts';
import { CONSUMER_TOO_SLOW, streamDeleted } from './statuses.ts';

/** All subscriptions of one server. */
export interface Subscriptions {
  open(call: Call, options: ReadReq.Options): void;
  /** Ends every one as a lagging one is ended. */
  dropAll(): void;
}

export function openSubscriptions(server: Server): Subscriptions {
  const open = new Set<Call>();
  return {
    open(call, options) {
      const source = options.hasAll()
        ? fromAll(server, options)
        : fromStream(server, call, options);
      if (!source) {
        if (!call.over) call.finish(HANDLER_THREW);
        return;
      }
      open.add(call);
      const stop = deliver(server, call, source, filterIn(options), startOf(options));
      call.onOver = () => {
        open.delete(call);
        stop();
      };
    },
    dropAll() {
      for (const call of open) call.finish(CONSUMER_TOO_SLOW);
    },
  };
}

function fromAll({ log }: Server, options: ReadReq.Options): Source | undefined {
  const from = options.getAll();
  const position = startOf(options);
  const index = boundary(log, position);
  if (index === undefined) return undefined;
  let at = from?.hasEnd() ? log.all.length : index;
  if (from?.hasPosition() && log.all[at]?.position === position) at += 1;
  return {
    peek: (ahead) => {
      while ((log.all[at]?.position ?? position) < position) at += 1;
      return log.all[at + ahead];
    },
    advance: () => {
      at += 1;
    },
  };
}

function startOf(options: ReadReq.Options): number {
  const position = options.getAll()?.getPosition();
  return position ? Number(position.getCommitPosition()) : 0;
}

function fromStream({ log }: Server, call: Call, options: ReadReq.Options): Source | undefined {
  const from = options.getStream();
  const stream = log.streamToWrite(nameIn(from?.getStreamIdentifier()));
  if (stream.tombstoned) {
    call.finish(streamDeleted(stream.name));
    return undefined;
  }
  const after = from?.hasRevision() ? Number(from.getRevision()) + 1 : 0;
  let at = from?.hasEnd() ? stream.visible : after;
  return {
    peek: (ahead) => (at + ahead < stream.visible ? stream.events[at + ahead] : undefined),
    advance: () => {
      at += 1;
    },
  };
}
