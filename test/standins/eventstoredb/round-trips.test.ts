import { randomUUID } from 'node:crypto';
import { binaryEvent, type EventData, type JSONType, jsonEvent } from '@eventstore/db-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, connect, event, gathered } from './facts/client.ts';
import { outcomeOf, streamName } from './facts/fact.ts';
import { NAMES, ROUND_TRIPS } from './facts/round-trips.ts';
import { type StandIn, startStandIn } from './stand-in.ts';

let standIn: StandIn;
let client: Client;

beforeAll(async () => {
  standIn = await startStandIn();
  client = connect(standIn.url);
});

afterAll(async () => {
  await client.dispose();
  await standIn[Symbol.asyncDispose]();
});

const TIME_ZERO = new Date(0);
const CASES: Readonly<Record<string, EventData>> = {
  'unicode + emoji + NUL': json(
    { a: 'h\u00e9llo \u6f22\u5b57 \u{1f600} \u0000 \u2028 \ud800' },
    { k: '\u00fc\u{1f600}' },
  ),
  'ints beyond 2^53': json({
    a: Number.MAX_SAFE_INTEGER,
    b: 12345678901234567000,
    c: 1e308,
    d: -0,
    e: Number.NaN,
  }),
  'data {} no metadata': json({}),
  'data null': json(null),
  'data empty string': json(''),
  'data number 5': json(5),
  'data array': json([1, '2', null]),
  'data string': json('plain'),
  'metadata {}': json({}, {}),
  'metadata null': json({}, null),
  'metadata array': json({}, [1]),
  'metadata string': json({}, 'x'),
  'metadata empty string': json({}, ''),
  'metadata Buffer not JSON': json({}, Uint8Array.of(1, 2, 255)),
  'metadata Buffer that is JSON text': json({}, new Uint8Array(Buffer.from('{"a":1}'))),
  'binary 4 bytes, JSON metadata': binary(Uint8Array.of(0, 1, 254, 255), { a: 1 }),
  'binary empty': binary(new Uint8Array()),
  'binary with JSON text': binary(new Uint8Array(Buffer.from('{"x":1}'))),
  'key order and undefined/Date values': json({ z: 1, 10: 1, 2: 2, u: undefined, d: TIME_ZERO }),
  'type with unicode and spaces': { ...json({}), type: 'Ty pe \u6f22 $x' },
  'id upper-case uuid': { ...json({}), id: randomUUID().toUpperCase() },
  'extra fields on metadata ($correlationId,$causationId)': json(
    {},
    { $correlationId: 'c', $causationId: 'd' },
  ),
};

describe('an event', () => {
  it.each(ROUND_TRIPS)('$operation', async ({ operation, outcome }) => {
    const sent = CASES[operation.replace('round trip: ', '')];
    if (!sent) throw new Error(`no case for ${operation}`);
    expect(await outcomeOf(() => roundTrip(sent))).toEqual(outcome);
  });

  it.each(NAMES)('in a $operation', async ({ operation, outcome }) => {
    const length = Number(/\d+/.exec(operation)?.[0] ?? 0);
    const name = length > 0 ? streamName('').padEnd(length, 'x') : 'a b/\u6f22%20\u00fc';
    const came = await outcomeOf(async () => {
      await client.appendToStream(name, event(0));
      const [read] = await gathered(client.readStream(name));
      return { rev: read?.event?.revision, same: read?.event?.streamId === name };
    });
    expect(came).toEqual(outcome);
  });
});

async function roundTrip(sent: EventData) {
  const stream = streamName('rt');
  await client.appendToStream(stream, sent);
  const [read] = await gathered(client.readStream(stream));
  const { id, type, isJson, data, metadata } = read?.event ?? {};
  return {
    idSame: id === sent.id,
    type,
    isJson,
    data: shown(data),
    dataEq: JSON.stringify(data) === JSON.stringify(sent.data),
    metadata: shown(metadata),
  };
}

/** Bytes by their hexadecimal digits, and nothing by a word. */
function shown(value: unknown): unknown {
  if (value === undefined) return '<undefined>';
  return value instanceof Uint8Array ? `Uint8Array:${Buffer.from(value).toString('hex')}` : value;
}

function json(data: unknown, metadata?: unknown): EventData {
  return jsonEvent({ type: 't', data: data as JSONType, metadata: metadata as never });
}

function binary(data: Uint8Array, metadata?: unknown): EventData {
  return binaryEvent({ type: 't', data, metadata: metadata as never });
}
