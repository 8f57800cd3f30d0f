import { describe, expect, it } from 'vitest';
import type { AccessRole, Principal } from '../../src/access/principal.ts';
import { createReach } from '../../src/access/scope.ts';
import { aggregates } from '../../src/domain/aggregates.ts';
import type { Scope, Territory } from '../../src/domain/territory.ts';
import { PLAN as SHIPMENT_PLAN } from '../support/controls.ts';
import { openHouse } from './house.ts';

const ZHAO = `subject:${'a'.repeat(32)}`;
const QIAN = `subject:${'b'.repeat(32)}`;
const [MINE, HIS, STRAY] = ['shipment-OML660001', 'shipment-OML660002', 'shipment-OML660003'];
const LEG = { loadAt: '10', unloadAt: '20' };

/** Two trips with a shipment each, of two drivers, and a shipment that rides on neither. */
async function road() {
  const house = openHouse();
  let sent = 0;
  const tell = async (stream: string, type: string, data: object) => {
    sent += 1;
    const commandId = `00000000-0000-8000-8000-${String(sent).padStart(12, '0')}`;
    const outcome = await house.execute({
      stream,
      type,
      data,
      envelope: {
        occurredAt: '2026-03-02T04:00:00.000Z',
        timeQuality: 'server',
        capture: 'api',
        actor: 'key:7f3a',
        role: 'manager',
        commandId,
        commandDigest: String(sent).padStart(32, '0'),
      },
    });
    if (outcome.kind !== 'recorded') throw new Error(JSON.stringify(outcome));
  };
  const stops = [
    { stop: '10', kind: 'site', place: 'SH-JIADING' },
    { stop: '20', kind: 'consignee', party: 'SITE-METRO-7' },
  ];
  for (const stream of [MINE, HIS, STRAY]) {
    await tell(stream, 'PlanShipment', { ...SHIPMENT_PLAN, division: 'WATER' });
  }
  for (const [trip, driver] of [
    ['T-1', ZHAO],
    ['T-2', QIAN],
  ]) {
    await tell(`trip-${trip}`, 'PlanTrip', { stops, shipments: [] });
    await tell(`trip-${trip}`, 'AssignVehicle', { vehicle: `沪A-${trip}`, driver });
  }
  await tell(MINE, 'AssignTrip', { trip: 'T-1', ...LEG });
  await tell(HIS, 'AssignTrip', { trip: 'T-2', ...LEG });
  const reach = createReach(house.states, aggregates);
  return { ...reach, tell };
}

function somebody(role: AccessRole, scope: Scope, more: Partial<Principal> = {}): Principal {
  return { actor: 'key:7f3a', role, scope, via: 'key', ...more };
}
const zhao = somebody('driver', {}, { actor: 'person:a', subject: ZHAO, via: 'session' });
const HERE: Territory = { divisions: ['WATER'], projects: [], sites: ['SH-JIADING'] };

describe('a driver', () => {
  it.each(['trip-T-1', 'track-T-1-2026-03-02', MINE])('reaches the own load %s', async (stream) => {
    const { sees, admits } = await road();
    expect(await sees(zhao, stream)).toBe(true);
    expect((await admits(zhao, stream))?.(HERE)).toBe(true);
  });

  it.each([
    'trip-T-2',
    'track-T-2-2026-03-02',
    'trip-T-9',
    HIS,
    STRAY,
    'shipment-OML669999',
    'order-ERP-800:4500217000',
    'party-METRO',
    'alert-x:y',
    'access-key-0123456789ab',
  ])('does not reach %s', async (stream) => {
    const { sees, admits } = await road();
    expect(await sees(zhao, stream)).toBe(false);
    expect(await admits(zhao, stream)).toBeUndefined();
  });

  it('whose vehicle another one has taken over does not reach its load any more', async () => {
    const { sees, tell } = await road();
    const replaced = { vehicle: '沪A-9', driver: QIAN, reason: 'ill' };
    await tell('trip-T-1', 'ReplaceVehicle', replaced);
    expect([await sees(zhao, 'trip-T-1'), await sees(zhao, MINE)]).toEqual([false, false]);
  });

  it('reaches what was loaded on the trip, though nobody had planned it', async () => {
    const { sees, tell } = await road();
    const [row] = SHIPMENT_PLAN.lines;
    const contents = [{ order: row?.order, line: row?.line, qty: 1 }];
    await tell(STRAY, 'ConfirmPick', contents[0] ?? {});
    await tell(STRAY, 'PackUnit', { unit: 'U-1', kind: 'carton', contents });
    await tell(STRAY, 'LoadUnit', { unit: 'U-1', trip: 'T-1' });
    expect(await sees(zhao, STRAY)).toBe(true);
  });

  it('without a person behind reaches nothing', async () => {
    const { sees } = await road();
    expect(await sees(somebody('driver', {}), MINE)).toBe(false);
  });

  it('who is confined as well reaches own loads within the scope alone', async () => {
    const { sees, admits } = await road();
    const confined = { ...zhao, scope: { divisions: ['POWER'] } };
    expect(await sees(confined, MINE)).toBe(false);
    expect((await admits(confined, MINE))?.(HERE)).toBe(false);
    expect(await admits(confined, 'track-T-1-2026-03-02')).toBeUndefined();
  });
});

describe('who is confined', () => {
  const here = somebody('warehouse', { sites: ['SH-JIADING'] });
  const elsewhere = somebody('warehouse', { sites: ['CD-01'] });
  const ofDivision = somebody('sales', { divisions: ['WATER'] });

  it.each([
    [here, MINE, true],
    [here, 'trip-T-1', true],
    [here, 'track-T-1-2026-03-02', true],
    [elsewhere, MINE, false],
    [elsewhere, 'trip-T-1', false],
    [elsewhere, 'track-T-1-2026-03-02', false],
    [ofDivision, MINE, true],
    [ofDivision, 'trip-T-1', false],
    [elsewhere, 'party-METRO', true],
    [elsewhere, 'shipment-OML669999', true],
  ])('to %j sees %s: %s', async (principal, stream, seen) => {
    const { sees } = await road();
    expect(await sees(principal, stream)).toBe(seen);
  });

  it('sends commands that are judged by the scope', async () => {
    const { admits } = await road();
    const [mine, foreign] = [await admits(here, MINE), await admits(elsewhere, MINE)];
    expect([mine?.(HERE), foreign?.(HERE)]).toEqual([true, false]);
    expect(await admits(elsewhere, 'track-T-1-2026-03-02')).toBeUndefined();
  });
});

describe('facts about keys and people', () => {
  it.each([
    ['an admin', somebody('admin', {}), true],
    ['an auditor', somebody('auditor', {}), true],
    ['an admin of one site', somebody('admin', { sites: ['SZ-01'] }), false],
    ['a manager', somebody('manager', {}), false],
  ])('are seen by %s: %s', async (_, principal, seen) => {
    const { sees } = await road();
    expect(await sees(principal, 'access-key-0123456789ab')).toBe(seen);
  });
});
