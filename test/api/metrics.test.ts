import { describe, expect, it } from 'vitest';
import { Admission } from '../../src/api/limits-admission.ts';
import { openMetrics } from '../../src/api/metrics.ts';
import { buildServer } from '../../src/api/server.ts';
import type { Answer, Intake } from '../../src/intake/intake.ts';
import { openApi } from '../support/api.ts';
import { echo, route } from './tried.ts';

const raw = { stream: 'shipment-S1', command: 'PackUnit' };
const caller = { actor: 'key:a', role: 'warehouse', capture: 'api' } as const;
const at = { stream: 'shipment-S1', version: 1 };
const recorded = { kind: 'recorded', ...at, position: 7, replayed: false } as const;

async function figures() {
  const metrics = openMetrics();
  await using api = await openApi({ following: false, routes: () => [] });
  const { log } = api.api;
  const app = await buildServer({
    health: { version: '1', roles: [], uptimeMs: () => 0, readiness: async () => never() },
    log,
    metrics,
    routes: [route('/v1/tried/:id', echo, { action: 'open' })],
    authenticate: async () => undefined,
  });
  return { metrics, app };
}

function never(): never {
  throw new Error('nobody asks');
}

describe('/metrics', () => {
  it('counts requests by route and status, and nothing by what senders make up', async () => {
    const { app } = await figures();
    await app.inject('/v1/tried/S-1');
    await app.inject('/v1/tried/S-2?x=1');
    await app.inject('/v1/made-up');
    const { payload, headers } = await app.inject('/metrics');
    expect(headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/);
    const count = (labels: string): string => `lading_http_request_seconds_count{${labels}} 1`;
    expect(payload).toContain(count('method="GET",route="/v1/tried/:id",status="200"'));
    expect(payload).toContain(count('method="GET",route="/v1/tried/:id",status="400"'));
    expect(payload).toContain(count('method="GET",route="-",status="404"'));
    expect(payload).not.toMatch(/S-1|made-up/);
    expect(payload).toContain('nodejs_eventloop_lag_seconds');
  });

  it('is for this machine alone, and not for what a proxy hands on', async () => {
    const { app } = await figures();
    const far = await app.inject({ url: '/metrics', remoteAddress: '203.0.113.9' });
    expect(far.statusCode).toBe(404);
    const headers = { 'x-forwarded-for': '127.0.0.1' };
    expect((await app.inject({ url: '/metrics', headers })).statusCode).toBe(404);
  });

  it('counts commands by what came of them, and refusals by their rules', async () => {
    const { metrics } = await figures();
    const fact = { id: 'f', type: 'UnitPacked', version: 1 };
    const refusal = { refused: 'unit-must-belong-to-shipment', params: {} };
    const answers: Answer[] = [
      { ...recorded, facts: [fact] },
      { ...recorded, facts: [] },
      { ...recorded, facts: [fact], replayed: true },
      { kind: 'refused', ...at, refusal },
      { kind: 'malformed', errors: [] },
    ];
    const intake: Intake = async () => answers.shift() ?? never();
    const counting = metrics.counting(intake);
    while (answers.length > 0) await counting(raw, caller);
    await expect(counting(raw, caller)).rejects.toThrow('nobody asks');
    const text = await metrics.text();
    for (const outcome of [
      'recorded',
      'nothing-new',
      'replayed',
      'refused',
      'malformed',
      'Error',
    ]) {
      expect(text).toContain(`lading_commands_total{outcome="${outcome}"} 1`);
    }
    expect(text).toContain('lading_refusals_total{rule="unit-must-belong-to-shipment"} 1');
  });

  it('tells what is in hand, turned away, behind and parked', async () => {
    const { metrics } = await figures();
    const admission = new Admission();
    admission.enter('write');
    metrics.watchAdmission(admission);
    const board = { projection: 'board', through: 7, behind: 3, ms: 250, leads: true, parked: 2 };
    metrics.watchRole('projections', async () => [board]);
    metrics.watchRole('processes', () => Promise.reject(new Error('the store is away')));
    const text = await metrics.text();
    expect(text).toContain('lading_http_in_hand{kind="write"} 1');
    expect(text).toContain('lading_http_turned_away{kind="write"} 0');
    expect(text).toContain('lading_behind_positions{role="projections",name="board"} 3');
    expect(text).toContain('lading_behind_seconds{role="projections",name="board"} 0.25');
    expect(text).toContain('lading_parked_documents{role="projections",name="board"} 2');
    expect(text).toContain('lading_leading{role="projections",name="board"} 1');
  });
});
