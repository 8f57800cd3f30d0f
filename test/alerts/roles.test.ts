import { afterEach, expect, it, vi } from 'vitest';
import { startAlerts, startNotify } from '../../src/alerts/roles.ts';
import { upToDeparted } from '../support/controls.ts';
import { newDesks, STREAM } from './desk.ts';

const held = newDesks();
const TIMERS = ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] as const;
const opened: AsyncDisposable[] = [];

afterEach(async () => {
  vi.useRealTimers();
  for (const one of opened.splice(0).reverse()) await one[Symbol.asyncDispose]();
});

function keep<T extends AsyncDisposable>(one: T): T {
  opened.push(one);
  return one;
}

/** Somebody is told of a shipment that has left; from then on time stands still. */
async function waiting(): Promise<void> {
  const { desk } = held;
  await desk.subscribe('erp');
  await desk.ship(upToDeparted);
  await desk.settle(desk.startAlerts());
  vi.useFakeTimers({ toFake: [...TIMERS] });
}

/** Time goes by for the roles, and for whatever reads the desk's clock. */
async function pass(ms: number): Promise<void> {
  held.desk.clock.nowMs += ms;
  await vi.advanceTimersByTimeAsync(ms);
}

const notify = (owner: string) => {
  const { desk } = held;
  return keep(startNotify({ ...desk.options(owner), allowPrivate: false, leaseMs: 3_000 }));
};

it('one sender leads, and another takes over where it ended', async () => {
  const { desk } = held;
  await waiting();
  const first = notify('one');
  await pass(1);
  notify('two');
  await pass(5_000);
  expect(desk.got.map(({ body }) => body.type)).toEqual(['shipment.packed', 'shipment.departed']);

  await first[Symbol.asyncDispose]();
  await desk.ship(upToDeparted, 'OML660002');
  await pass(5_000);
  expect(desk.got).toHaveLength(4);
});

it('a sender whose lease is lost to another sends nothing more', async () => {
  const { desk } = held;
  await waiting();
  desk.receiver.answers = () => ({ kind: 'failed', why: 'not-reachable', ms: 0 });
  notify('one');
  await pass(1);
  const tries = desk.got.length;
  const sender = await desk.readModels.published('alerts-sender');
  desk.clock.nowMs += 60_000;
  const taken = await sender?.lease('another', 600_000);
  expect(taken).not.toBeNull();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(desk.got.length).toBeLessThanOrEqual(tries + 1);
  expect(desk.troubles).toContainEqual(expect.objectContaining({ name: 'LeaseLost' }));
});

it('the watcher is ticked by the clock', async () => {
  const { desk } = held;
  vi.useFakeTimers({ toFake: [...TIMERS, 'Date'], now: Date.UTC(2026, 2, 2, 8) });
  await desk.ship([
    ...upToDeparted.slice(0, -1),
    { command: { type: 'HoldShipment', data: { hold: 'H1', kind: 'own', scope: 'all' } } },
    { command: { type: 'DepartShipment', data: {} } },
  ]);
  const { tickBy: _, ...options } = desk.options();
  const alerts = keep(startAlerts({ ...options, timeZone: 'Asia/Shanghai' }));
  await vi.advanceTimersByTimeAsync(11_000);
  expect(await desk.types(`alert-report-with-deviations:${STREAM}`)).toEqual(['AlertRaised']);
  expect(await alerts.lag()).toMatchObject([
    { projection: 'notifications', behind: 0, leads: true },
    { projection: 'watcher', leads: true },
  ]);
});
