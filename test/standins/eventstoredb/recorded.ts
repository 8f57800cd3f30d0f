import { BackwardsWriter, fieldsOf } from './protobuf.ts';

/** An event as a client proposes it. */
export interface Proposed {
  /** A UUID in lower case. */
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

/** An event in the log. Its bytes live only in `frame`, ready to be sent to any reader. */
export interface Recorded {
  readonly id: string;
  readonly stream: string;
  readonly type: string;
  /** From 0; LONG_MAX for the event that tombstones its stream. */
  readonly revision: number;
  /** Commit and prepare position in one: they are equal for every event. */
  readonly position: number;
  /** The revision of the last event of the append that wrote this one. */
  readonly lastOfAppend: number;
  /** A gRPC message of type ReadResp. */
  readonly frame: Buffer;
}

export type Place = Pick<Recorded, 'stream' | 'revision' | 'position' | 'lastOfAppend'>;

/** Bytes of a frame beside names, data and metadata: tags, lengths, numbers, the two map keys. */
const FRAME_OVERHEAD = 256;
/** Bytes of a log record beside names, data and metadata; only the gaps depend on it. */
const RECORD_OVERHEAD = 78;
const TICKS_PER_MS = 10_000;
/** Field numbers of ReadResp, ReadEvent, RecordedEvent, UUID, StreamIdentifier and map entries. */
const READ_RESP_EVENT = 1;
const READ_EVENT = { event: 1, commitPosition: 3 };
const RECORDED = {
  id: 1,
  stream: 2,
  revision: 3,
  prepare: 4,
  commit: 5,
  metadata: 6,
  customMetadata: 7,
  data: 8,
};
const UUID_TEXT = 2;
const STREAM_NAME = 3;
/** Not in the protocol and skipped by every client: the journal reads it back. */
const LAST_OF_APPEND = 15;

/** How far the next record's position is behind this one's. */
export function recordLength(stream: string, event: Proposed): number {
  return (
    RECORD_OVERHEAD + stream.length + event.type.length + event.data.length + event.metadata.length
  );
}

export function recorded(proposed: Proposed, place: Place, nowMs: number): Recorded {
  const { id, type, contentType, data, metadata } = proposed;
  const nameLength = Buffer.byteLength(place.stream);
  const typeLength = Buffer.byteLength(type);
  const writer = new BackwardsWriter(
    FRAME_OVERHEAD + nameLength + typeLength + contentType.length + data.length + metadata.length,
  );
  writer.uint(LAST_OF_APPEND, place.lastOfAppend);
  writer.uint(READ_EVENT.commitPosition, place.position);
  const outer = writer.written;
  writer.bytes(RECORDED.data, data);
  writer.bytes(RECORDED.customMetadata, metadata);
  entry(writer, 'created', String(nowMs * TICKS_PER_MS));
  entry(writer, 'content-type', contentType);
  entry(writer, 'type', type, typeLength);
  writer.uint(RECORDED.commit, place.position);
  writer.uint(RECORDED.prepare, place.position);
  writer.uint(RECORDED.revision, place.revision);
  let from = writer.written;
  writer.text(STREAM_NAME, place.stream, nameLength);
  writer.close(RECORDED.stream, from);
  from = writer.written;
  writer.text(UUID_TEXT, id);
  writer.close(RECORDED.id, from);
  writer.close(READ_EVENT.event, outer);
  writer.close(READ_RESP_EVENT, 0);
  return { ...place, id, type, frame: writer.framed() };
}

function entry(writer: BackwardsWriter, key: string, value: string, length?: number): void {
  const from = writer.written;
  writer.text(2, value, length);
  writer.text(1, key, key.length);
  writer.close(RECORDED.metadata, from);
}

/** Reads an event back from its own frame. */
export function fromFrame(frame: Buffer): Recorded {
  const event = nested(frame.subarray(5), READ_RESP_EVENT);
  const record = nested(event, READ_EVENT.event);
  let type = '';
  for (const { field, value } of fieldsOf(record)) {
    if (field === RECORDED.metadata && bytes(value).subarray(2, 6).equals(TYPE_KEY)) {
      type = nested(bytes(value), 2).toString();
    }
  }
  return {
    id: nested(nested(record, RECORDED.id), UUID_TEXT).toString(),
    stream: nested(nested(record, RECORDED.stream), STREAM_NAME).toString(),
    type,
    revision: number(record, RECORDED.revision),
    position: number(record, RECORDED.commit),
    lastOfAppend: number(event, LAST_OF_APPEND),
    frame,
  };
}

/** The event's own data, taken out of its frame. */
export function dataOf({ frame }: Recorded): Buffer {
  return nested(
    nested(nested(frame.subarray(5), READ_RESP_EVENT), READ_EVENT.event),
    RECORDED.data,
  );
}

const TYPE_KEY = Buffer.from('type');

function bytes(value: number | Buffer): Buffer {
  return typeof value === 'number' ? Buffer.alloc(0) : value;
}

function nested(message: Buffer, wanted: number): Buffer {
  for (const { field, value } of fieldsOf(message)) if (field === wanted) return bytes(value);
  return Buffer.alloc(0);
}

function number(message: Buffer, wanted: number): number {
  for (const { field, value } of fieldsOf(message)) {
    if (field === wanted && typeof value === 'number') return value;
  }
  return 0;
}
