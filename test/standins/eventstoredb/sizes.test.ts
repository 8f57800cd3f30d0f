import { binaryEvent, type EventData } from '@eventstore/db-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, connect, event, SINGLE } from './facts/client.ts';
import { outcomeOf, streamName } from './facts/fact.ts';
import { CALL_SIZES, EVENT_SIZES, SERVERS } from './facts/sizes.ts';
import { type StandIn, startStandIn } from './stand-in.ts';

const bytes = new Uint8Array(20 * 1024 * 1024);

describe.each(SERVERS)('an append by size, $section', ({ section, max }) => {
  let standIn: StandIn;
  let client: Client;

  beforeAll(async () => {
    standIn = await startStandIn({ maxAppendBytes: max });
    client = connect(standIn.url);
  });

  afterAll(async () => {
    await client.dispose();
    await standIn[Symbol.asyncDispose]();
  });

  it.each([...EVENT_SIZES, ...CALL_SIZES].filter((fact) => fact.section === section))(
    '$operation',
    async (fact) => {
      const proposed = Array.from({ length: fact.count }, () => sized(fact.bytes));
      const outcome = await outcomeOf(() =>
        client.appendToStream(streamName('sz'), proposed, fact.single ? SINGLE : {}),
      );
      expect(outcome).toEqual(fact.outcome);
      await expect(client.appendToStream(streamName('after'), event(0))).resolves.toMatchObject({
        success: true,
      });
    },
  );
});

function sized(length: number): EventData {
  return binaryEvent({ type: 'B', data: bytes.subarray(0, length) });
}
