import { setTimeout as pause } from 'node:timers/promises';
import {
  type AppendResult,
  type AppendToStreamOptions,
  NO_STREAM,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import type { NewFact } from '../../domain/envelope.ts';
import { type EventStore, within } from '../../servers/eventstoredb.ts';
import { checkAppend } from '../append-rules.ts';
import { type Appended, Damaged, NotRecorded, OutcomeUnknown } from '../ledger.ts';
import { appendError, appendFailureOf } from './append-failures.ts';
import { eventsOf, type NewEvent } from './format.ts';
import { openGate } from './gate.ts';

const UNDER_WAY_MAX = 256;
const WAITING_MAX = 50_000;
/** How much longer than the call's own deadline we wait, should the client not keep it. */
const GRACE_MS = 1_000;
const TRIES_MAX = 3;
const AGAIN_AFTER_MS = 100;

export interface Appender {
  append(stream: string, expectedVersion: number, facts: readonly NewFact[]): Promise<Appended>;
  /** Takes nothing more, and resolves when all that was under way has its answer. */
  close(): Promise<void>;
}

/**
 * Appends, each a call of its own with the exact version and a deadline. The same facts are never
 * sent while they are under way: the server would answer the second call with a time-out.
 */
export function openAppender(store: EventStore, deadlineMs: number): Appender {
  const full = (): Error => new NotRecorded(`${WAITING_MAX} appends wait already`);
  const gate = openGate({ max: UNDER_WAY_MAX, waitingMax: WAITING_MAX, full });
  const twins = new Map<string, Promise<Appended>>();
  const underWay = new Set<Promise<Appended>>();
  let isOpen = true;

  async function afterTwins(key: string, send: () => Promise<Appended>): Promise<Appended> {
    for (let twin = twins.get(key); twin; twin = twins.get(key)) {
      await twin.catch(() => undefined);
    }
    const answer = gate.pass(send);
    twins.set(key, answer);
    try {
      return await answer;
    } finally {
      twins.delete(key);
    }
  }
  return {
    async append(stream, expectedVersion, facts) {
      const checked = checkAppend(stream, expectedVersion, facts);
      if (!isOpen) throw new NotRecorded('the ledger is closed');
      const events = eventsOf(checked);
      const key = `${events[0]?.id} ${expectedVersion} ${stream}`;
      const send = () => sent(store, { stream, expectedVersion, events, deadlineMs });
      const answer = afterTwins(key, send);
      underWay.add(answer);
      try {
        return await answer;
      } finally {
        underWay.delete(answer);
      }
    },
    async close() {
      isOpen = false;
      await Promise.allSettled(underWay);
    },
  };
}

interface Sending {
  readonly stream: string;
  readonly expectedVersion: number;
  readonly events: readonly NewEvent[];
  readonly deadlineMs: number;
}

async function sent(store: EventStore, sending: Sending): Promise<Appended> {
  for (let tries = 1; ; tries += 1) {
    const result = await sentOnce(store, sending).catch((error: unknown) => {
      if (error instanceof WrongExpectedVersionError) return conflictOf(error);
      const isAgain = appendFailureOf(error)?.meaning === 'again';
      if (!isAgain || tries >= TRIES_MAX) throw appendError(sending.stream, error);
      return undefined;
    });
    if (result) return 'kind' in result ? result : answerOf(sending, result);
    await pause(AGAIN_AFTER_MS * tries);
  }
}

function sentOnce(
  { client, credentials }: EventStore,
  { stream, expectedVersion, events, deadlineMs }: Sending,
): Promise<AppendResult> {
  const expectedRevision = expectedVersion === 0 ? NO_STREAM : BigInt(expectedVersion - 1);
  const how: AppendToStreamOptions = {
    expectedRevision,
    credentials,
    requiresLeader: true,
    deadline: deadlineMs,
  };
  return within(deadlineMs + GRACE_MS, client.appendToStream(stream, [...events], how));
}

function answerOf(
  { stream, expectedVersion, events }: Sending,
  { nextExpectedRevision, position }: AppendResult,
): Appended {
  const version = expectedVersion + events.length;
  if (nextExpectedRevision !== BigInt(version - 1)) {
    const text = `${stream} was deleted and went on at version ${nextExpectedRevision + 1n}`;
    throw new OutcomeUnknown(text, { cause: new Damaged(text) });
  }
  const commit = Number(position?.commit);
  if (Number.isSafeInteger(commit)) return { kind: 'recorded', version, position: commit };
  throw new OutcomeUnknown(`${stream} has grown, but its position cannot be used`);
}

function conflictOf({ actualVersion }: WrongExpectedVersionError): Appended {
  const isThere = typeof actualVersion === 'bigint';
  return { kind: 'conflict', version: isThere ? Number(actualVersion) + 1 : 0 };
}
