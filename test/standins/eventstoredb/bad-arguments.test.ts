import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BAD_CASES, BAD_SINGLE, SHARED_FATE } from './facts/bad-arguments.ts';
import { pattern } from './facts/pattern.ts';
import { type StandIn, startStandIn } from './stand-in.ts';

const HARMED = fileURLToPath(new URL('facts/harmed.ts', import.meta.url));

let standIn: StandIn;

beforeAll(async () => {
  standIn = await startStandIn({ writeTimeoutMs: 1000 });
});

afterAll(() => standIn[Symbol.asyncDispose]());

/** What a process came to that tried this with a client of its own. */
async function tried(trial: string): Promise<unknown> {
  const child = fork(HARMED, [standIn.url, trial], { execArgv: [] });
  const [{ told }] = await once(child, 'message');
  return told;
}

describe('a bad append', () => {
  it.concurrent.each(BAD_CASES)('on the batch path: $name', async ({ name, facts }) => {
    expect(await tried(name)).toEqual(facts.map(({ outcome }) => pattern(outcome)));
  });

  it.concurrent.each(BAD_SINGLE)('$operation', async ({ operation, outcome }) => {
    const name = /: (.*);/.exec(operation)?.[1];
    expect(await tried(`single path: ${name}`)).toEqual(outcome);
  });
});

describe('two clients in one process', () => {
  const trials = ['other disposed', 'single, other disposed', 'single, own disposed'];
  it.concurrent.each(SHARED_FATE.map((fact, index) => ({ ...fact, trial: trials[index] ?? '' })))(
    '$operation',
    async ({ trial, outcome }) => {
      expect(await tried(trial)).toEqual(outcome);
    },
  );
});
