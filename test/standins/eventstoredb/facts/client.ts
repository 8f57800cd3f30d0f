import {
  type AllStreamResolvedEvent,
  type AppendExpectedRevision,
  type EventData,
  EventStoreDBClient,
  jsonEvent,
  type ResolvedEvent,
} from '@eventstore/db-client';
import type { Mode } from './modes.ts';

/** Selects one gRPC call per append; a server without users ignores what it says. */
export const SINGLE = { credentials: { username: 'any', password: 'any' } };

export type Client = EventStoreDBClient;

export function connect(url: string, { throws = true } = {}): Client {
  const option = throws ? '' : '&throwOnAppendFailure=false';
  return EventStoreDBClient.connectionString(`${url}${option}`);
}

/** Event `n` of type Tn, small, and different from every other by its id. */
export function event(n: number): EventData {
  return jsonEvent({ type: `T${n}`, data: { n }, metadata: { m: n } });
}

export function events(from: number, count: number): EventData[] {
  return Array.from({ length: count }, (_, index) => event(from + index));
}

/** Appends in one of the four ways. */
export function appender(client: Client, { single }: Mode) {
  return (
    stream: string,
    proposed: EventData | EventData[],
    expectedRevision?: AppendExpectedRevision,
  ) =>
    client.appendToStream(stream, proposed, {
      ...(expectedRevision === undefined ? {} : { expectedRevision }),
      ...(single ? SINGLE : {}),
    });
}

export async function gathered<Event extends ResolvedEvent | AllStreamResolvedEvent>(
  source: AsyncIterable<Event>,
): Promise<Event[]> {
  const found: Event[] = [];
  for await (const one of source) found.push(one);
  return found;
}
