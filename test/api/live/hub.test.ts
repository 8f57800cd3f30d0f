import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LiveHub, type LiveHubOptions } from '../../../src/api/live/hub.ts';
import type { View } from '../../../src/api/live/topic.ts';
import { liveTopics } from '../../../src/api/live/topics.ts';
import { aggregates } from '../../../src/domain/aggregates.ts';
import type { Territory } from '../../../src/domain/territory.ts';
import type { Ledger } from '../../../src/ledger/ledger.ts';
import { openMemoryLedger } from '../../../src/ledger/memory.ts';
import { createStates } from '../../../src/ledger/states.ts';
import { board } from '../../../src/projections/board.ts';
import { openMemoryReadModels } from '../../../src/read-models/memory.ts';
import type { Collection, ReadModels } from '../../../src/read-models/read-models.ts';
import { fact } from '../../ledger/facts.ts';

const principal = { actor: 'key:1', role: 'auditor', scope: {}, via: 'key' } as const;
const presented = { method: 'GET', headers: {}, cookies: {}, address: '::1' };

/** A hub over a board that a test fills by hand. */
describe('the hub of live streams', () => {
  let ledger: Ledger;
  let readModels: ReadModels;
  let collection: Collection<object>;
  let hub: LiveHub | undefined;
  let troubles = 0;
  beforeEach(async () => {
    troubles = 0;
    ledger = openMemoryLedger({ ledger: 'l-1', epoch: 1 });
    readModels = openMemoryReadModels({ now: Date.now });
    collection = await readModels.open<object>(board.name, board.version, 'b1', {});
    await readModels.publish(board.name, board.version, 'b1');
  });
  afterEach(async () => {
    await hub?.[Symbol.asyncDispose]();
    hub = undefined;
  });

  async function start(more: Partial<LiveHubOptions['api']> = {}): Promise<LiveHub> {
    const log = pino({ level: 'warn' }, { write: () => (troubles += 1) });
    const states = createStates(ledger, aggregates);
    const started = new LiveHub({
      api: { ledger, readModels, aggregates, states, log, ...more },
      topics: liveTopics(() => 0),
      authenticate: async () => principal,
      now: Date.now,
      random: () => 0,
    });
    hub = started;
    await vi.waitFor(async () => (await join(started)).destroy());
    return started;
  }

  function join(to: LiveHub, view: Partial<View> = {}) {
    const all: View = { locale: 'en', principal, topics: new Set(['board']), ...view };
    return to.join({ view: all, presented, isForeign: false });
  }

  async function heard(from: LiveHub, view: Partial<View> = {}): Promise<{ text: string }> {
    const told = { text: '' };
    const flow = await join(from, view);
    flow.on('data', (bytes: Buffer) => {
      told.text += String(bytes);
    });
    return told;
  }

  /** A hold on a shipment that the board knows nothing of yet. */
  const happen = () => ledger.append('shipment-OML0001', 0, [fact({ type: 'ShipmentHeld' })]);

  /** The board has come so far, with or without a card. */
  async function boardCame(through: number, doc?: object): Promise<void> {
    const lease = await collection.lease('test', 10_000);
    if (!lease) throw new Error('somebody else keeps the board');
    const puts = doc ? [{ id: 'OML0001', position: through, doc }] : [];
    const checkpoint = { ...ledger.identity, through };
    await collection.apply({ puts, deletes: [], parked: [], healed: [], checkpoint, lease });
  }

  const CARD = { shipment: 'OML0001', site: 'SH-01', orders: [], stage: 'planned' };

  it('tells nothing before the board has come so far', async () => {
    const told = await heard(await start());
    await happen();
    await boardCame(0);
    await new Promise(setImmediate);
    expect(told.text).not.toContain('OML0001');
    await boardCame(1, CARD);
    await vi.waitFor(() => expect(told.text).toContain('id: 1\nevent: card\n'));
  });

  it('tells what it could not read at first', async () => {
    let failures = 2;
    const flaky: ReadModels = {
      ...readModels,
      published: async (name) => {
        failures -= 1;
        if (failures >= 0) throw new Error('the server is gone');
        return readModels.published(name);
      },
    };
    const told = await heard(await start({ readModels: flaky }));
    await happen();
    await boardCame(1, CARD);
    await vi.waitFor(() => expect(told.text).toContain('event: card'), { timeout: 5_000 });
    expect(troubles).toBe(2);
  });

  it('tells that a card has gone to those within whose scope its shipment lies', async () => {
    const place: Territory = { divisions: [], projects: [], sites: ['SH-01'] };
    const shipment = aggregates.get('shipment');
    if (!shipment) throw new Error('there are no shipments');
    const placed = new Map([['shipment', { ...shipment, territory: () => place }]]);
    const from = await start({ aggregates: placed });
    const near = await heard(from, { principal: { ...principal, scope: { sites: ['SH-01'] } } });
    const far = await heard(from, { principal: { ...principal, scope: { sites: ['BJ-01'] } } });
    await happen();
    await boardCame(1);
    const gone = 'event: gone\ndata: {"topic":"board","shipment":"OML0001"}';
    await vi.waitFor(() => expect(near.text).toContain(gone));
    expect(far.text).not.toContain('OML0001');
  });

  it('ends every stream when it is stopped, and takes no more', async () => {
    const stopped = await start();
    const flow = await join(stopped);
    const closed = new Promise((resolve) => flow.once('close', resolve));
    await stopped[Symbol.asyncDispose]();
    await closed;
    await expect(join(stopped)).rejects.toMatchObject({ rule: 'store-must-be-reachable' });
  });
});
