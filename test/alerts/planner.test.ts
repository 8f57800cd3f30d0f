import { describe, expect, it } from 'vitest';
import { CABLE, depart, load, PUMPS, pack, pick, type Told } from '../support/controls.ts';
import { newDesks, STREAM } from './desk.ts';

const held = newDesks();
const BOX = { unit: 'OML660001-U001', kind: 'carton' as const };
const packed: readonly Told[] = [
  pick(PUMPS, 5),
  pick(CABLE, 3),
  pack({
    ...BOX,
    contents: [
      { ...PUMPS, qty: 5 },
      { ...CABLE, qty: 3 },
    ],
  }),
];
const away: readonly Told[] = [load(BOX.unit), depart()];

/** What one subscription is to be told of a shipment, in its order. */
async function planned(subscription: string, stream = STREAM): Promise<readonly string[]> {
  const facts = await held.desk.facts(`outbox-${subscription}-${stream}`);
  return facts.map(({ type, data }) =>
    type === 'NotificationPlanned' && 'event' in data ? String(data.event) : type,
  );
}

describe('what a subscription is told', () => {
  it('is planned as the shipment comes to it, each once', async () => {
    const { desk } = held;
    await desk.subscribe('erp');
    await desk.planned();
    const alerts = desk.startAlerts();
    await desk.ship(packed);
    await desk.settle(alerts);
    expect(await planned('erp')).toEqual(['shipment.packed']);
    await desk.ship(away);
    await desk.settle(alerts);
    expect(await planned('erp')).toEqual(['shipment.packed', 'shipment.departed']);
  });

  it('is what it asks for, and inside its scope', async () => {
    const { desk } = held;
    await desk.subscribe('here', { scope: { sites: ['SH-JIADING'] } });
    await desk.subscribe('elsewhere', { scope: { sites: ['SZ-01'] } });
    await desk.subscribe('nowhere', { scope: { projects: ['METRO'] } });
    await desk.subscribe('other', { events: ['shipment.delivered'] });
    await desk.planned();
    await desk.ship([...packed, ...away]);
    await desk.settle(desk.startAlerts());
    expect(await planned('here')).toEqual(['shipment.packed', 'shipment.departed']);
    for (const one of ['elsewhere', 'nowhere', 'other']) expect(await planned(one)).toEqual([]);
  });

  it('begins with the subscription', async () => {
    const { desk } = held;
    await desk.planned();
    await desk.ship(packed);
    await desk.subscribe('erp');
    await desk.ship(away);
    await desk.settle(desk.startAlerts());
    expect(await planned('erp')).toEqual(['shipment.departed']);
  });

  it('is nothing of the past that an import tells', async () => {
    const { desk } = held;
    await desk.subscribe('erp');
    const imported = { timeQuality: 'import', capture: 'import' } as const;
    await desk.planned();
    await desk.ship([...packed, ...away].map((told) => ({ ...told, envelope: imported })));
    await desk.settle(desk.startAlerts());
    expect(await planned('erp')).toEqual([]);
  });

  it('is planned once, also by two who do not know of one another, and after a restart', async () => {
    const { desk } = held;
    await desk.subscribe('erp');
    await desk.planned();
    await desk.ship(packed);
    const first = desk.startAlerts('one');
    await desk.settle(first);
    await first[Symbol.asyncDispose]();
    const forgetful = await desk.readModels.open('alerts-planner', 2, 'anew', {});
    expect(await forgetful.checkpoint()).toBeUndefined();
    await desk.readModels.publish('alerts-planner', 2, 'anew');
    await desk.ship(away);
    await desk.settle(desk.startAlerts('two'));
    expect(await planned('erp')).toEqual(['shipment.packed', 'shipment.departed']);
  });

  it('is known again after a restart, though the facts are long behind', async () => {
    const { desk } = held;
    await desk.subscribe('erp');
    await desk.subscribe('gone');
    await desk.about('gone', 'RemoveSubscription');
    const first = desk.startAlerts();
    await desk.settle(first);
    await first[Symbol.asyncDispose]();
    await desk.planned();
    await desk.ship(packed);
    await desk.settle(desk.startAlerts());
    expect(await planned('erp')).toEqual(['shipment.packed']);
    expect(await planned('gone')).toEqual([]);
  });
});

describe('a subscription that was paused', () => {
  it('is told nothing meanwhile, and all of it afterwards', async () => {
    const { desk } = held;
    await desk.subscribe('erp');
    await desk.planned();
    const alerts = desk.startAlerts();
    await desk.about('erp', 'PauseSubscription', { why: 'asked' });
    await desk.ship(packed);
    await desk.settle(alerts);
    expect(await planned('erp')).toEqual([]);
    await desk.about('erp', 'ResumeSubscription');
    await desk.ship(away);
    await desk.settle(alerts);
    expect(await planned('erp')).toEqual(['shipment.packed', 'shipment.departed']);
  });

  it('can leave out what was meanwhile', async () => {
    const { desk } = held;
    await desk.subscribe('erp');
    await desk.planned();
    await desk.about('erp', 'PauseSubscription', { why: 'asked' });
    await desk.ship(packed);
    const fromPosition = await desk.ledger.head();
    await desk.about('erp', 'ResumeSubscription', { fromPosition });
    await desk.ship(away);
    await desk.settle(desk.startAlerts());
    expect(await planned('erp')).toEqual(['shipment.departed']);
  });
});

describe('a subscription that is taken back to a position', () => {
  it('is told again what was sent, and for the first time what it had not asked for', async () => {
    const { desk } = held;
    await desk.planned();
    await desk.ship(packed);
    await desk.subscribe('erp');
    await desk.ship(away);
    const alerts = desk.startAlerts();
    await desk.settle(alerts);
    await desk.sendAll(desk.outbox());
    expect(desk.got.map(({ body }) => body.type)).toEqual(['shipment.departed']);
    await desk.about('erp', 'ResumeSubscription', { fromPosition: 0 });
    await desk.settle(alerts);
    await desk.sendAll(desk.outbox());
    expect(desk.got.map(({ body }) => body.type)).toEqual([
      'shipment.departed',
      'shipment.departed',
      'shipment.packed',
    ]);
    expect(new Set(desk.got.map(({ id }) => id)).size).toBe(2);
  });

  it('stays where it is when the position is of no use', async () => {
    const { desk } = held;
    await desk.subscribe('erp');
    await desk.about('erp', 'ResumeSubscription', { fromPosition: 900 });
    await desk.planned();
    await desk.ship(packed);
    await desk.settle(desk.startAlerts());
    expect(await planned('erp')).toEqual(['shipment.packed']);
  });
});
