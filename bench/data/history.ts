import { hash } from 'node:crypto';
import { type AnyDecider, type Draft, isRefusal } from '../../src/domain/decider.ts';
import type { Envelope, Named, NewFact } from '../../src/domain/envelope.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { FACTS_A_SHIPMENT, type Life, lifeOf, type Step } from './shipment-life.ts';

/** Shipments under way at the same time: their facts lie interleaved in recording order. */
const SHIPMENTS_UNDER_WAY = 500;
/** People at work, each with a device of their own. */
const PEOPLE = 97;

/** How many shipments make a history of so many facts; they are numbered from 0. */
export function shipmentsOf(facts: number): number {
  return Math.ceil(facts / FACTS_A_SHIPMENT);
}

/** Fills an empty ledger with shipments, each from plan to sign-off as its decider decides. */
export async function writeHistory(ledger: Ledger, decider: AnyDecider, facts: number) {
  const shipments = shipmentsOf(facts);
  for (let first = 0; first < shipments; first += SHIPMENTS_UNDER_WAY) {
    const count = Math.min(SHIPMENTS_UNDER_WAY, shipments - first);
    const lives = Array.from({ length: count }, (_, at) => lifeOf(first + at));
    await writeTogether(
      ledger,
      lives.map((life) => ({ stream: life.stream, facts: factsOf(decider, life) })),
    );
  }
}

interface Told {
  readonly stream: string;
  readonly facts: readonly NewFact[];
}

async function writeTogether(ledger: Ledger, told: readonly Told[]): Promise<void> {
  const longest = Math.max(...told.map(({ facts }) => facts.length));
  for (let version = 0; version < longest; version += 1) {
    const appends = told.map(async ({ stream, facts }) => {
      const fact = facts[version];
      if (fact) await ledger.append(stream, version, [fact]);
    });
    await Promise.all(appends);
  }
}

/** What the decider says to every step of a life, ready to be appended. */
export function factsOf(decider: AnyDecider, life: Life): readonly NewFact[] {
  const facts: NewFact[] = [];
  let state: unknown = decider.initial;
  for (const [at, step] of life.steps.entries()) {
    const envelope = envelopeOf(life, step, at);
    const command = { type: step.command, data: step.data };
    const decided = decider.decide(state, command, envelope, life.id);
    if (isRefusal(decided)) {
      throw new Error(`${life.stream} ${step.command}: ${JSON.stringify(decided)}`);
    }
    for (const draft of decided as readonly Draft<Named>[]) {
      const version = facts.length + 1;
      const fact = recordable(decider, draft, envelope, `${life.stream} ${version}`);
      state = decider.evolve(state, { ...fact, stream: life.stream, version, position: version });
      facts.push(fact);
    }
  }
  return facts;
}

function recordable(
  decider: AnyDecider,
  draft: Draft<Named>,
  envelope: Envelope,
  name: string,
): NewFact {
  const { occurredAt = envelope.occurredAt, ...fact } = draft;
  const v = decider.facts[fact.type]?.v ?? 1;
  const meta = { ...envelope, occurredAt, recordedAt: new Date(occurredAt).toISOString() };
  return { ...fact, id: uuidOf(name), v, meta };
}

function envelopeOf({ id }: Life, { commandId, occurredAt }: Step, at: number): Envelope {
  const who = (Number(id.slice(-8)) + at) % PEOPLE;
  return {
    occurredAt,
    timeQuality: 'device',
    capture: 'scan',
    actor: `person:${String(who).padStart(4, '0')}`,
    role: 'picker',
    device: `PDA-${who}`,
    place: { site: `WH-${who % 5}` },
    commandId: uuidOf(commandId),
    commandDigest: hash('sha256', `digest of ${commandId}`, 'hex').slice(0, 32),
  };
}

/** A name-based UUID of version 8, so that ids are spread as those of the product are. */
function uuidOf(name: string): string {
  const hex = hash('sha256', name, 'hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
