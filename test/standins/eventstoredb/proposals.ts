import type { AppendReq, BatchAppendReq } from '@eventstore/db-client/generated/streams_pb.js';
import type { Proposed } from './recorded.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The event in a message of either path; undefined: the server could not take it. */
export function proposedIn(
  message: AppendReq.ProposedMessage | BatchAppendReq.ProposedMessage,
): Proposed | undefined {
  const id = message.getId()?.getString() ?? '';
  const settings = message.getMetadataMap();
  const type = settings.get('type') ?? '';
  if (!UUID.test(id) || type === '') return undefined;
  return {
    id: id.toLowerCase(),
    type,
    contentType: settings.get('content-type') ?? 'application/octet-stream',
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  };
}

/** A stream's name as the protocol carries it. */
export function nameIn(identifier: { getStreamName_asU8(): Uint8Array } | undefined): string {
  return identifier ? Buffer.from(identifier.getStreamName_asU8()).toString() : '';
}
