import sharedMessages from '@eventstore/db-client/generated/shared_pb.js';
import statusMessages from '@eventstore/db-client/generated/status_pb.js';
import generated from '@eventstore/db-client/generated/streams_pb.js';
import anyMessages from 'google-protobuf/google/protobuf/any_pb.js';
import emptyMessages from 'google-protobuf/google/protobuf/empty_pb.js';
import { type Expected, NO_STREAM } from './idempotency.ts';
import type { Outcome } from './server.ts';

/** Why an append on the batch path failed. */
export type BatchFailure =
  | Exclude<Outcome, { kind: 'written' | 'silence' }>
  | { readonly kind: 'bad-request' }
  | { readonly kind: 'too-much'; readonly maxAppendBytes: number };

export interface Asked {
  readonly correlation: string;
  readonly stream: string;
  readonly expected: Expected;
}

/** What a failure is packed into: a message's name, its text beside it, its bytes. */
interface Details {
  readonly name: string;
  readonly text: string;
  readonly bytes: Uint8Array;
}

const NOTHING = new Uint8Array();

/** The answer's bytes: a status with the failure packed into its details. */
export function batchError({ correlation, stream, expected }: Asked, failure: BatchFailure) {
  const { name, text, bytes } = detailsOf(expected, failure);
  const packed = new anyMessages.Any();
  packed.setTypeUrl(`type.googleapis.com/${name}`);
  packed.setValue(bytes);
  const status = new statusMessages.Status();
  status.setMessage(text);
  status.setDetails(packed);
  const id = new sharedMessages.UUID();
  id.setString(correlation);
  const identifier = new sharedMessages.StreamIdentifier();
  identifier.setStreamName(Buffer.from(stream).toString('base64'));
  const response = new generated.BatchAppendResp();
  response.setCorrelationId(id);
  response.setStreamIdentifier(identifier);
  response.setError(status);
  return response.serializeBinary();
}

function detailsOf(expected: Expected, failure: BatchFailure): Details {
  switch (failure.kind) {
    case 'wrong-version':
      return {
        ...named('WrongExpectedVersion'),
        bytes: wrongVersion(expected, failure.actual),
      };
    case 'too-much': {
      const details = new sharedMessages.MaximumAppendSizeExceeded();
      details.setMaxappendsize(failure.maxAppendBytes);
      return { ...named('MaximumAppendSizeExceeded'), bytes: details.serializeBinary() };
    }
    case 'deleted':
      return named('StreamDeleted');
    case 'timed-out':
      return named('Timeout');
    case 'access-denied':
      return named('AccessDenied');
    case 'bad-request':
      return named('BadRequest');
    case 'not-ready':
      return { name: 'google.protobuf.Empty', text: 'Server Is Not Ready', bytes: NOTHING };
    case 'busy':
      return { name: 'google.protobuf.Empty', text: 'Server Is Busy', bytes: NOTHING };
  }
}

function named(name: string): Details {
  return { name: `event_store.client.${name}`, text: name, bytes: NOTHING };
}

function wrongVersion(expected: Expected, actual: number): Uint8Array {
  const details = new sharedMessages.WrongExpectedVersion();
  if (actual >= 0) details.setCurrentStreamRevision(String(actual));
  else details.setCurrentNoStream(new emptyMessages.Empty());
  if (expected === 'any') details.setExpectedAny(new emptyMessages.Empty());
  else if (expected === 'stream_exists') details.setExpectedStreamExists(new emptyMessages.Empty());
  else if (expected === NO_STREAM) details.setExpectedNoStream(new emptyMessages.Empty());
  else details.setExpectedStreamPosition(String(expected));
  return details.serializeBinary();
}
