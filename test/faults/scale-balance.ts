import assert from 'node:assert/strict';
import type { Recorded } from '../../src/domain/envelope.ts';
import type { Outcome } from '../../src/ledger/execute.ts';
import type { Book } from './scale-book.ts';
import {
  type Ack,
  ADDED_BY_EACH,
  numbersOf,
  scaleCommand,
  streamOf,
  TOTAL_MAX,
} from './scale-commands.ts';

type Streams = ReadonlyMap<string, readonly Recorded[]>;

/**
 * When nothing is under way any more: each command that anybody was told is recorded is there
 * once and whole, as every one of its answers says; any other is not there. Whoever was refused
 * was refused by a tally that was full, and known to lack nothing.
 */
export function mustBalance({ acks, streams }: Book): void {
  const facts = Map.groupBy([...streams.values()].flat(), ({ meta }) => meta.commandId);
  for (const [k, answers] of acks) {
    commandMustBalance(k, answers, facts.get(scaleCommand(k).envelope.commandId) ?? []);
  }
  const all = [...acks.values()].flat();
  for (const [stream, answers] of Map.groupBy(all, ({ k }) => streamOf(k))) {
    refusalsMustBeRight(stream, answers, streams);
  }
}

function commandMustBalance(k: number, acks: readonly Ack[], facts: readonly Recorded[]): void {
  const recorded = acks.filter(({ outcome }) => outcome.kind === 'recorded');
  if (recorded.length === 0) {
    assert.equal(facts.length, 0, `command ${k} was refused and is there`);
    return;
  }
  assert.deepEqual(facts.map(numberIn), numbersOf(k), `command ${k} is not there once and whole`);
  const first = facts[0]?.version ?? 0;
  for (const [at, { version }] of facts.entries()) {
    assert.equal(version, first + at, `command ${k} is in pieces`);
  }
  for (const { outcome } of recorded) mustSay(k, outcome, facts);
  const knownUs = Math.min(...recorded.map(({ answeredUs }) => answeredUs));
  for (const { outcome, sentUs } of acks) {
    const isRight = outcome.kind === 'recorded' || sentUs < knownUs;
    assert.ok(isRight, `command ${k} was refused after it was recorded`);
  }
}

function mustSay(k: number, outcome: Outcome, facts: readonly Recorded[]): void {
  const { stream, version, position } = facts.at(-1) ?? {};
  const told = facts.map((fact) => ({ id: fact.id, type: fact.type, version: fact.version }));
  const answer = { kind: 'recorded', stream, version, position, facts: told, replayed: false };
  assert.deepEqual({ ...outcome, replayed: false }, answer, `command ${k} was answered otherwise`);
}

/** Nobody is refused by a state that lacks what anybody was told before the command was sent. */
function refusalsMustBeRight(stream: string, acks: readonly Ack[], streams: Streams): void {
  const told = acks.toSorted((a, b) => a.answeredUs - b.answeredUs);
  let [at, known] = [0, 0];
  for (const { k, outcome, sentUs } of acks.toSorted((a, b) => a.sentUs - b.sentUs)) {
    for (let ack = told[at]; ack && ack.answeredUs < sentUs; ack = told[at]) {
      known = Math.max(known, ack.outcome.version);
      at += 1;
    }
    if (outcome.kind === 'recorded') continue;
    const { version } = outcome;
    assert.ok(version >= known, `command ${k} was refused at ${version}, known was ${known}`);
    assert.equal(outcome.kind === 'refused' && outcome.refusal.refused, 'total-must-not-exceed');
    const seen = streams.get(stream)?.slice(0, version) ?? [];
    const total = seen.reduce((sum, fact) => sum + numberIn(fact), 0);
    assert.ok(total + ADDED_BY_EACH > TOTAL_MAX, `command ${k} was refused at a total of ${total}`);
  }
}

function numberIn({ data }: Recorded): number {
  return (data as { readonly n: number }).n;
}
