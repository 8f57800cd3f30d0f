import { afterEach, beforeEach } from 'vitest';
import type { Send, Sending } from '../../src/alerts/channels/channel.ts';
import type { AlertLog } from '../../src/alerts/channels/log.ts';
import { Outbox } from '../../src/alerts/outbox.ts';
import { type Alerts, startAlerts } from '../../src/alerts/roles.ts';
import { SECRET_FIELD } from '../../src/alerts/secrets.ts';
import { correctionOf, correctionTypes } from '../../src/cli/read-side.ts';
import { aggregates } from '../../src/domain/aggregates.ts';
import type { Envelope, Named, Recorded } from '../../src/domain/envelope.ts';
import { toInstant } from '../../src/domain/instant.ts';
import type { SubscriptionTarget } from '../../src/domain/subscription/facts.ts';
import {
  commandDigest,
  commandIdOf,
  createExecute,
  type Execute,
} from '../../src/ledger/execute.ts';
import { openMemoryLedger } from '../../src/ledger/memory.ts';
import { createStates } from '../../src/ledger/states.ts';
import { outboxes } from '../../src/projections/outboxes.ts';
import { startRunner } from '../../src/projections/runner.ts';
import { subscriptions } from '../../src/projections/subscriptions.ts';
import { openMemoryReadModels } from '../../src/read-models/memory.ts';
import { plan, SHIPMENT, type Told } from '../support/controls.ts';
import { openMemoryVault } from '../support/vault.ts';
import type { MessageBody } from './receiver.ts';

export const SECRET = `whsec_${Buffer.alloc(32, 5).toString('base64')}`;
export const STREAM = `shipment-${SHIPMENT}`;
const INSTALLATION = Buffer.alloc(32, 1);
const REFERENCE = `subject:${'1'.repeat(32)}`;
const BEGUN_MS = Date.UTC(2026, 2, 2, 8);

/** What a receiver got: when, under which id, and what it said. */
export interface Got {
  readonly atMs: number;
  readonly id: string;
  readonly url: string;
  readonly body: MessageBody;
}

export type Desk = ReturnType<typeof openDesk>;

/** A desk of one's own for every test of the file. */
export function newDesks(): { desk: Desk } {
  const held = { desk: undefined as unknown as Desk };
  beforeEach(() => {
    held.desk = openDesk();
  });
  afterEach(() => held.desk[Symbol.asyncDispose]());
  return held;
}

/** Stores in memory, a clock that stands, somebody to be told, and the roles that tell. */
function openDesk() {
  const opened = new AsyncDisposableStack();
  const clock = { nowMs: BEGUN_MS };
  const now = (): number => clock.nowMs;
  const ledger = opened.use(openMemoryLedger());
  const readModels = opened.use(openMemoryReadModels({ now }));
  const vault = openMemoryVault();
  const got: Got[] = [];
  const lines: string[] = [];
  const troubles: unknown[] = [];
  const receiver: { answers: (message: Got) => Sending | Promise<Sending> } = {
    answers: () => answered(204),
  };
  const send: Send = async ({ url }, { id, body, atMs }) => {
    const message = { atMs, id, url, body: JSON.parse(body) };
    got.push(message);
    return receiver.answers(message);
  };
  const both = {
    ledger,
    readModels,
    owner: 'desk',
    now,
    random: () => 0,
    trouble: (error: unknown) => void troubles.push(error),
  };
  const runner = opened.use(
    startRunner({
      ...both,
      projections: [subscriptions, outboxes],
      correctionOf,
      correctionTypes,
    }),
  );
  const executing = (): Execute =>
    createExecute({ ledger, deciders: aggregates, now, soleWriter: false });
  const execute = executing();
  const states = createStates(ledger, aggregates);
  const log: AlertLog = { info: note, warn: note, error: note };
  let ticks: (() => Promise<void>)[] = [];
  let told = 0;

  function note(about: object, message: string): void {
    lines.push(`${'fact' in about ? about.fact : ''}: ${message}`);
  }

  function options(owner = 'desk') {
    const tickBy = (tick: () => Promise<void>) => {
      ticks.push(tick);
      return () => {
        ticks = ticks.filter((one) => one !== tick);
      };
    };
    const own = { ...both, owner, execute: executing(), states, secret: INSTALLATION };
    return { ...own, log, tickBy, vault, send };
  }

  async function tell(
    stream: string,
    { command, envelope }: { command: Named; envelope?: Partial<Envelope> },
  ): Promise<readonly Recorded[]> {
    told += 1;
    const { type, data } = command;
    const shape = aggregates.get(stream.slice(0, stream.indexOf('-')))?.commands[type];
    const outcome = await execute({
      stream,
      type,
      data: shape?.schema.parse(data) as object,
      envelope: {
        occurredAt: toInstant(now()),
        timeQuality: 'device',
        capture: 'scan',
        actor: 'person:anna',
        role: 'warehouse',
        commandId: commandIdOf('person:anna', `told ${told}`),
        commandDigest: commandDigest(INSTALLATION, type, data),
        ...envelope,
      },
    });
    if (outcome.kind !== 'recorded') throw new Error(`${type}: ${JSON.stringify(outcome)}`);
    const [first] = outcome.facts;
    return first ? ledger.read(stream, first.version - 1, outcome.facts.length) : [];
  }

  return {
    ...both,
    clock,
    vault,
    execute,
    states,
    got,
    lines,
    troubles,
    receiver,
    options,
    tell,
    /** Tells a shipment something, by default the one of the tests. */
    async ship(told: readonly Told[], shipment = SHIPMENT): Promise<void> {
      for (const telling of told) await tell(`shipment-${shipment}`, telling);
    },
    planned: (shipment = SHIPMENT) => tell(`shipment-${shipment}`, plan()),
    /** Somebody wants to be told from now on. */
    async subscribe(id: string, target: Partial<SubscriptionTarget> = {}): Promise<void> {
      await vault.put([{ subject: REFERENCE, field: SECRET_FIELD, text: SECRET }]);
      const events: SubscriptionTarget['events'] = ['shipment.packed', 'shipment.departed'];
      const data = { url: `https://${id}.example/`, events, secret: REFERENCE, ...target };
      await tell(`subscription-${id}`, { command: { type: 'PutSubscription', data } });
    },
    about: (subscription: string, type: string, data: object = {}) =>
      tell(`subscription-${subscription}`, { command: { type, data } }),
    /** Starts the role `alerts`; ended with the desk at the latest. */
    startAlerts: (owner?: string): Alerts => opened.use(startAlerts(options(owner))),
    tick: async () => {
      for (const tick of ticks) await tick();
    },
    /** Plans what follows from all facts so far, and shows it. */
    async settle(alerts: Alerts): Promise<void> {
      for (let head = -1; head !== (await ledger.head()); ) {
        head = await ledger.head();
        await Promise.all([alerts.caughtUp(head), runner.caughtUp(head)]);
      }
    },
    outbox: () => new Outbox(options()),
    /** Sends whatever is due now, until nothing is. */
    async sendAll(outbox: Outbox, signal = new AbortController().signal): Promise<void> {
      for (let before = -1; before !== got.length; ) {
        before = got.length;
        await runner.caughtUp(await ledger.head());
        await outbox.round(signal);
        await outbox.settled();
      }
      await runner.caughtUp(await ledger.head());
    },
    facts: (stream: string) => ledger.read(stream, 0, 1_000),
    async types(stream: string): Promise<readonly string[]> {
      return (await ledger.read(stream, 0, 1_000)).map(({ type }) => type);
    },
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  };
}

export function answered(status: number): Sending {
  return { kind: 'answered', status, ms: 1, answer: '' };
}
