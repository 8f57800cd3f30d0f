import { describe, expect, it } from 'vitest';
import type { Recorded } from '../../src/domain/envelope.ts';
import {
  close,
  correct,
  depart,
  hold,
  neverHappened,
  type Told,
  upToDeparted,
  upToLoaded,
} from '../support/controls.ts';
import { newDesks, STREAM } from './desk.ts';

const held = newDesks();
const ALERT = `alert-report-with-deviations:${STREAM}`;
/** It leaves although it is held: a report that breaks a rule. */
const leftWhileHeld: readonly Told[] = [...upToLoaded, hold('all'), depart()];
const PARKED = 'alert-projection-parked:projection-board';

/** The role is at work: it holds its leases and has looked at all facts. */
async function watched() {
  const { desk } = held;
  const alerts = desk.startAlerts();
  await desk.settle(alerts);
  for (let leads = false; !leads; ) {
    leads = (await alerts.lag()).every((row) => row.leads);
    await new Promise((resolve) => setImmediate(resolve));
  }
  await desk.tick();
  await desk.settle(alerts);
  return alerts;
}

async function lastVersion(): Promise<number> {
  return (await held.desk.facts(STREAM)).length;
}

async function alertFacts(stream = ALERT): Promise<readonly Recorded[]> {
  return held.desk.facts(stream);
}

describe('the watcher', () => {
  it('looks at what has come before its first tick', async () => {
    const { desk } = held;
    await desk.ship(leftWhileHeld);
    const alerts = desk.startAlerts();
    await expect.poll(async () => (await alertFacts()).length).toBe(1);
    const behind = async () => (await alerts.lag()).find((row) => row.projection === 'watcher');
    await expect.poll(behind).toMatchObject({ leads: true, behind: 0 });
  });
});

describe('a report that broke a rule', () => {
  it('raises an alert about its shipment, once, and the log is told', async () => {
    const { desk } = held;
    await desk.ship(leftWhileHeld);
    const alerts = await watched();
    await desk.tick();
    const [raised, ...more] = await alertFacts();
    expect(more).toEqual([]);
    expect(raised).toMatchObject({
      type: 'AlertRaised',
      data: {
        rule: 'report-with-deviations',
        subject: STREAM,
        found: String(await lastVersion()),
        occurrence: 1,
        severity: 'warning',
        params: { shipment: 'OML660001', count: 1, fact: 'ShipmentDeparted' },
        site: 'SH-JIADING',
      },
      meta: { actor: 'process:watcher', capture: 'process' },
    });
    await desk.settle(alerts);
    expect(desk.lines).toEqual([
      expect.stringMatching(/^AlertRaised: alert: Reports of shipment OML660001/),
    ]);
  });

  it('raises nothing twice after a restart that has forgotten how far it was', async () => {
    const { desk } = held;
    await desk.ship(leftWhileHeld);
    const first = await watched();
    await first[Symbol.asyncDispose]();
    await desk.readModels.open('alerts-watcher', 2, 'anew', {});
    await desk.readModels.publish('alerts-watcher', 2, 'anew');
    await watched();
    expect(await desk.types(ALERT)).toEqual(['AlertRaised']);
  });

  it('raises nothing when an import tells it', async () => {
    const { desk } = held;
    const envelope = { timeQuality: 'import', capture: 'import' } as const;
    await desk.ship(leftWhileHeld.map((told) => ({ ...told, envelope })));
    await watched();
    expect(await alertFacts()).toEqual([]);
  });

  it('is over when it is corrected, and a further one raises the alert anew', async () => {
    const { desk } = held;
    await desk.ship(leftWhileHeld);
    const alerts = await watched();
    await desk.ship([correct(neverHappened(await lastVersion()))]);
    await desk.tick();
    expect((await alertFacts()).at(-1)).toMatchObject({
      type: 'AlertCleared',
      data: { why: 'condition-ended', occurrence: 1 },
    });
    await desk.ship([depart()]);
    await desk.tick();
    await desk.settle(alerts);
    expect(await desk.types(ALERT)).toEqual(['AlertRaised', 'AlertCleared', 'AlertRaised']);
  });

  it('is over with its shipment', async () => {
    const { desk } = held;
    await desk.ship(leftWhileHeld);
    await watched();
    await desk.ship([
      { command: { type: 'LiftHold', data: { hold: 'H1' } } },
      { command: { type: 'ConfirmDelivery', data: {} } },
      close(),
    ]);
    await desk.tick();
    expect((await alertFacts()).at(-1)).toMatchObject({
      type: 'AlertCleared',
      data: { why: 'subject-ended' },
    });
  });

  it('that a person sees to stays acknowledged until something else is found', async () => {
    const { desk } = held;
    await desk.ship(leftWhileHeld);
    await watched();
    await desk.tell(ALERT, { command: { type: 'AcknowledgeAlert', data: { note: 'seen' } } });
    await desk.tick();
    expect(await desk.types(ALERT)).toEqual(['AlertRaised', 'AlertAcknowledged']);
  });

  it('is not there where every report kept the rules', async () => {
    const { desk } = held;
    await desk.ship(upToDeparted);
    await watched();
    expect(await alertFacts()).toEqual([]);
  });
});

describe('a projection whose document waits behind a fact', () => {
  it('is one alert of the system, over once it is healed', async () => {
    const { desk } = held;
    const { identity } = desk.ledger;
    const board = await desk.readModels.open('board', 1, 'b1', {});
    await desk.readModels.publish('board', 1, 'b1');
    const lease = await board.lease('desk', 10_000);
    if (!lease) throw new Error('somebody else has it');
    const nothing = { puts: [], deletes: [], healed: [], parked: [], lease };
    const parked = (id: string, position: number) => {
      return { id, stream: `shipment-${id}`, position, factType: 'UnitPacked', error: 'TypeError' };
    };
    await board.apply({
      ...nothing,
      parked: [parked('B', 9), parked('A', 7)],
      checkpoint: { ...identity, through: 9 },
    });
    await watched();
    await desk.tick();
    const [raised, ...more] = await alertFacts(PARKED);
    expect(more).toEqual([]);
    expect(raised?.data).toMatchObject({
      severity: 'critical',
      params: { projection: 'board', count: 2, document: 'A' },
    });
    await board.apply({
      ...nothing,
      healed: ['A', 'B'],
      checkpoint: { ...identity, through: 10 },
    });
    await desk.tick();
    expect(await desk.types(PARKED)).toEqual(['AlertRaised', 'AlertCleared']);
  });
});
