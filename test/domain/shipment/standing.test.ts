import { describe, expect, it } from 'vitest';
import { placeOfShipment, stageOf } from '../../../src/domain/shipment/stage.ts';
import { unitStandings } from '../../../src/domain/shipment/standing.ts';
import type { STOP_KINDS } from '../../../src/domain/shipment/words.ts';
import {
  arrive,
  at,
  box,
  CABLE,
  closedUp,
  confirm,
  depart,
  departed,
  labelled,
  load,
  PUMPS,
  pack,
  packed,
  pick,
  picked,
  planned,
  planWith,
  reel,
  released,
  shortPick,
  startDelivery,
  type Told,
  upToLoaded,
  upToPacked,
  worldAfter,
} from '../../support/controls.ts';

type Story = readonly Told[];

const progressAfter = (...told: Story) => worldAfter(...told).state.progress;
const arrived = (time: string, stop: (typeof STOP_KINDS)[number], place?: string) =>
  at(time, arrive(stop, place === undefined ? {} : { place }));
const sent = [...upToPacked, at('10:00', departed)];

describe('where a unit is', () => {
  it('follows the latest report, not the last one recorded', () => {
    const late = [...sent, arrived('15:00', 'depot', 'DEPOT-W'), arrived('12:00', 'hub', 'HUB-C')];
    expect(unitStandings(progressAfter(...late))).toEqual([
      { unit: 'U1', stage: 'arrived', place: 'DEPOT-W' },
      { unit: 'U2', stage: 'arrived', place: 'DEPOT-W' },
    ]);
  });

  it("takes the device's sequence where two reports name one instant, then the later record", () => {
    const hub = (place: string, deviceSeq?: number) =>
      at('12:00', arrive('hub', { place }), deviceSeq === undefined ? {} : { deviceSeq });
    const placeAfter = (...told: Story) => placeOfShipment(progressAfter(...sent, ...told));
    expect(placeAfter(hub('HUB-A', 8), hub('HUB-B', 7))).toBe('HUB-A');
    expect(placeAfter(hub('HUB-A', 7), hub('HUB-B', 8))).toBe('HUB-B');
    expect(placeAfter(hub('HUB-A', 1), hub('HUB-B'))).toBe('HUB-A');
    expect(placeAfter(hub('HUB-A'), hub('HUB-B'))).toBe('HUB-B');
  });

  it('is the site of departure, the road, the last stop', () => {
    const placeAfter = (...told: Story) => placeOfShipment(progressAfter(...told));
    expect(placeAfter(planned)).toBe('SH-JIADING');
    expect(placeAfter(...upToLoaded)).toBe('SH-JIADING');
    expect(placeAfter(...sent)).toBeUndefined();
    expect(placeAfter(...sent, arrived('11:00', 'hub', 'HUB-C'))).toBe('HUB-C');
    expect(placeAfter(...sent, at('11:00', arrive('hub'), { place: { site: 'HUB-W' } }))).toBe(
      'HUB-W',
    );
    expect(
      placeAfter(...sent, arrived('11:00', 'hub', 'HUB-C'), at('12:00', departed)),
    ).toBeUndefined();
    const inTheVan = [...sent, arrived('11:00', 'depot', 'DEPOT-W'), at('12:00', startDelivery())];
    expect(placeAfter(...inTheVan)).toBeUndefined();
    expect(placeAfter(...inTheVan, arrived('13:00', 'consignee', 'SITE-7'))).toBe('SITE-7');
    expect(placeAfter(...upToPacked, at('10:00', depart({ units: ['U1'] })))).toBe('SH-JIADING');
  });

  it('is behind it when it was packed after the rest had left', () => {
    const leftAt = (packedAt: string) =>
      unitStandings(
        progressAfter(
          planWith({ steps: [] }),
          released,
          ...picked,
          at('09:00', pack(box)),
          at('10:00', departed),
          at(packedAt, pack(reel)),
        ),
      );
    expect(leftAt('09:59').map(({ stage }) => stage)).toEqual(['in-transit', 'in-transit']);
    expect(leftAt('10:01').map(({ stage }) => stage)).toEqual(['in-transit', 'packed']);
  });
});

describe('a line that lies in two units', () => {
  const halves = [2, 3].map((qty, index) =>
    pack({ ...box, unit: `U${index + 1}`, contents: [{ ...PUMPS, qty }] }),
  );
  const onTheRoad = [planned, released, pick(PUMPS, 5), shortPick(CABLE, 3), ...halves, departed];
  const stages = (...told: Story) =>
    unitStandings(progressAfter(...onTheRoad, ...told)).map(({ stage }) => stage);
  const accepted = (qty: number, unit?: string) => ({
    ...PUMPS,
    qty,
    disposition: 'accepted' as const,
    ...(unit === undefined ? {} : { unit }),
  });

  it('is signed off unit by unit, as far as rows name them', () => {
    expect(stages(confirm({ rows: [accepted(2, 'U1')] }))).toEqual(['signed-off', 'in-transit']);
    expect(stages(confirm({ rows: [accepted(1, 'U1')] }))).toEqual(['in-transit', 'in-transit']);
  });

  it('is signed off as a whole where rows name no unit', () => {
    expect(stages(confirm({ rows: [accepted(4)] }))).toEqual(['in-transit', 'in-transit']);
    expect(stages(confirm({ rows: [accepted(5)] }))).toEqual(['signed-off', 'signed-off']);
  });
});

describe('a trip', () => {
  const onTrip = (unit: string, trip: string, time: string) => at(time, load(unit, { trip }));
  const standings = (...told: Story) =>
    unitStandings(progressAfter(...upToPacked, ...closedUp, ...labelled, ...told)).map(
      ({ stage }) => stage,
    );

  it('takes what was loaded on it by then, in whatever order that was told', () => {
    const T1 = at('10:00', depart({ trip: 'T1' }));
    expect(standings(onTrip('U1', 'T1', '09:30'), T1)).toEqual(['in-transit', 'labelled']);
    expect(standings(T1, onTrip('U1', 'T1', '09:30'))).toEqual(['in-transit', 'labelled']);
    expect(standings(onTrip('U1', 'T1', '10:30'), T1)).toEqual(['loaded', 'labelled']);
    expect(standings(onTrip('U1', 'T2', '09:30'), T1)).toEqual(['loaded', 'labelled']);
  });

  it('is not undone by a reloading onto the next one', () => {
    const told = [
      onTrip('U1', 'T1', '09:00'),
      at('10:00', depart({ trip: 'T1' })),
      arrived('12:00', 'hub'),
      onTrip('U1', 'T2', '13:00'),
    ];
    expect(standings(...told)).toEqual(['in-transit', 'labelled']);
    expect(standings(...told, at('14:00', depart({ trip: 'T2' })))).toEqual([
      'in-transit',
      'labelled',
    ]);
  });

  it('takes everything where nobody tells loadings', () => {
    const onIts = at('10:00', depart({ trip: 'T1' }));
    const p = progressAfter(planWith({ steps: [] }), released, ...picked, ...packed, onIts);
    expect(stageOf(p)).toBe('in-transit');
  });
});
