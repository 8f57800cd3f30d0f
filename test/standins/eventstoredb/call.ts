import type { IncomingHttpHeaders, ServerHttp2Stream } from 'node:http2';
import { constants } from 'node:http2';

/** How a call ends: a gRPC code, its text, and trailers that name the exception. */
export interface Status {
  readonly code: number;
  readonly message: string;
  readonly trailers?: Readonly<Record<string, string>>;
}

/** One gRPC call, seen from the server. Methods do nothing once the call is over. */
export interface Call {
  readonly headers: IncomingHttpHeaders;
  /** True once the call has been answered to its end, or lost. */
  readonly over: boolean;
  /** Sends whole framed messages; false: the peer is slow, `onDrain` is called when it is not. */
  send(frames: Uint8Array): boolean;
  onDrain: () => void;
  /** Called once when the call is over, whoever ended it. */
  onOver: () => void;
  finish(status?: Status): void;
  /** Ends the call without a gRPC status, as a server does whose shutdown time is up. */
  abandon(): void;
  /** Refuses the call in HTTP, before gRPC: how wrong credentials are answered. */
  refuse(httpStatus: number): void;
  /** Destroys the connection under the call, and with it every other call on it. */
  cut(): void;
}

/** What a method does with a call's messages; without `end` the call may stay open. */
export interface Receiver {
  message(bytes: Buffer): void;
  end?(): void;
}

const PREFIX_BYTES = 5;
const MESSAGE_MAX_BYTES = 16 * 1024 * 1024;
const TOO_LARGE: Status = {
  code: 8,
  message: 'Received message exceeds the maximum configured message size.',
};
/** A handler of the real server threw: bad ids, an empty type, bytes that are no message. */
export const HANDLER_THREW: Status = { code: 2, message: 'Exception was thrown by handler.' };
const OK: Status = { code: 0, message: '' };

/** A message behind the five bytes that every gRPC message starts with. */
export function framed(message: Uint8Array): Buffer {
  const frame = Buffer.alloc(PREFIX_BYTES + message.length);
  frame.writeUInt32BE(message.length, 1);
  frame.set(message, PREFIX_BYTES);
  return frame;
}

/** The call on an HTTP/2 stream. `cut` destroys its connection, `ended` hears of its end. */
export function openCall(
  stream: ServerHttp2Stream,
  headers: IncomingHttpHeaders,
  { cut, ended }: { cut(): void; ended(): void },
): Call {
  let status: Status | undefined;
  const over = () => stream.closed || stream.destroyed || stream.writableEnded;
  const answer = () => {
    if (stream.headersSent) return;
    stream.respond(
      { ':status': 200, 'content-type': 'application/grpc' },
      { waitForTrailers: true },
    );
  };
  const call: Call = {
    headers,
    get over() {
      return over();
    },
    onDrain() {},
    onOver() {},
    send(frames) {
      if (over()) return true;
      answer();
      return stream.write(frames);
    },
    finish(given = OK) {
      if (over()) return;
      status = given;
      answer();
      stream.end();
    },
    abandon() {
      if (over()) return;
      answer();
      stream.end();
    },
    refuse(httpStatus) {
      stream.respond({ ':status': httpStatus }, { endStream: true });
    },
    cut,
  };
  stream.on('wantTrailers', () => {
    if (status) stream.sendTrailers(trailersOf(status));
    else stream.close(constants.NGHTTP2_NO_ERROR);
  });
  stream.on('drain', () => call.onDrain());
  stream.on('error', () => {});
  stream.on('close', () => {
    ended();
    call.onOver();
  });
  return call;
}

function trailersOf({ code, message, trailers }: Status): Record<string, string> {
  return {
    'grpc-status': String(code),
    ...(message ? { 'grpc-message': percentEncoded(message) } : {}),
    ...trailers,
  };
}

/** Only what HTTP cannot carry is encoded, and the sign that encodes. */
function percentEncoded(text: string): string {
  return text.replaceAll(/[^\x20-\x24\x26-\x7e]+/g, (part) =>
    encodeURIComponent(part.toWellFormed()),
  );
}

/** Cuts the request's bytes into messages; each starts with a flag and its length. */
export function receive(stream: ServerHttp2Stream, call: Call, receiver: Receiver): void {
  let held: Buffer[] = [];
  let heldBytes = 0;
  let wanted = PREFIX_BYTES;
  let refused = false;
  stream.on('data', (chunk: Buffer) => {
    held.push(chunk);
    heldBytes += chunk.length;
    if (heldBytes < wanted || refused) return;
    const rest = handOn(held.length === 1 ? chunk : Buffer.concat(held), call, receiver);
    refused = rest === undefined;
    held = rest ? [rest] : [];
    heldBytes = rest?.length ?? 0;
    wanted = PREFIX_BYTES + (rest && heldBytes >= PREFIX_BYTES ? rest.readUInt32BE(1) : 0);
  });
  stream.on('end', () => {
    if (!refused) receiver.end?.();
  });
}

/** Hands on all whole messages and returns what is left; undefined: one is too large. */
function handOn(bytes: Buffer, call: Call, receiver: Receiver): Buffer | undefined {
  let rest = bytes;
  while (rest.length >= PREFIX_BYTES) {
    const length = rest.readUInt32BE(1);
    if (length > MESSAGE_MAX_BYTES) {
      call.finish(TOO_LARGE);
      return undefined;
    }
    if (rest.length < PREFIX_BYTES + length) break;
    try {
      receiver.message(rest.subarray(PREFIX_BYTES, PREFIX_BYTES + length));
    } catch {
      call.finish(HANDLER_THREW);
    }
    rest = rest.subarray(PREFIX_BYTES + length);
  }
  return rest;
}
