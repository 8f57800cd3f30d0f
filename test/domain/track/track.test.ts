import { describe, expect, it } from 'vitest';
import type { TrackCommand } from '../../../src/domain/track/commands.ts';
import { pointsOutOfCustody } from '../../../src/domain/track/custody.ts';
import { track } from '../../../src/domain/track/decider.ts';
import { POINTS_MAX, type Point, type TrackFact } from '../../../src/domain/track/facts.ts';
import { trackIdOf } from '../../../src/domain/track/id.ts';
import { scene, type Telling } from '../../support/given.ts';
import { complete, depart, at as during, planned, worldAfter } from '../trip/trips.ts';

const { given, worldAfter: tracked } = scene(track, 'T-4711-2026-03-02');

const point = (time: string, more: Partial<Point> = {}): Point => ({
  at: `2026-03-02T${time}.000Z`,
  lat: 31.37,
  lon: 121.25,
  ...more,
});
const positions = (points: readonly Point[], device?: string): Telling<TrackCommand> => ({
  command: { type: 'RecordPositions', data: { points: [...points] } },
  ...(device && { envelope: { device } }),
});
const recorded = (...points: Point[]): TrackFact => ({
  type: 'PositionsRecorded',
  data: { points },
});

describe('the id of a track', () => {
  it('is that of a trip and a day', () => {
    expect(trackIdOf('t-4711-2026-03-02')).toBe('T-4711-2026-03-02');
    expect(trackIdOf('2026-2026-03-02')).toBe('2026-2026-03-02');
  });

  it.each(['T-4711', 'T-4711-2026-02-30', 'T-4711-20260302', 'T1-2026-03-02', '-2026-03-02'])(
    'is never %s',
    (text) => {
      expect(trackIdOf(text)).toMatchObject({ refused: 'id-must-be-well-formed' });
    },
  );
});

describe('RecordPositions', () => {
  it('records what a device measured, in the order of the instants', () => {
    const later = point('08:00:10', { speedKmh: 62, temperatureC: -18.4 });
    given()
      .when(positions([later, point('08:00:00')]))
      .records(recorded(point('08:00:00'), later));
  });

  it('takes a point of a device once, told in whatever order and spelling', () => {
    const [one, two, three] = [point('08:00:00'), point('08:01:00'), point('08:02:00')];
    const again = { ...two, at: '2026-03-02T16:01:00.000+08:00' };
    given(positions([one, three], 'TEL-1'), positions([two], 'TEL-1'))
      .when(positions([again, three, one], 'TEL-1'))
      .recordsNothing();
    given(positions([one], 'TEL-1'))
      .when(positions([one, two, two], 'TEL-1'))
      .records(recorded(two));
    given(positions([one], 'TEL-1'))
      .when(positions([one], 'TEL-2'))
      .records(recorded(one));
    given(positions([one]))
      .when(positions([one]))
      .recordsNothing();
  });

  it('refuses a point of another day, by its path', () => {
    const tomorrow = { ...point('08:00:00'), at: '2026-03-03T00:00:00.000Z' };
    given()
      .when(positions([point('23:59:59'), tomorrow]))
      .refuses('points-must-be-of-the-day', { path: 'points.1.at', day: '2026-03-02' });
    const local = { ...point('08:00:00'), at: '2026-03-03T07:59:59.000+08:00' };
    given()
      .when(positions([local]))
      .records('PositionsRecorded');
  });

  it.each([
    ['no point', 'points', []],
    ['too many', 'points', Array.from({ length: POINTS_MAX + 1 }, () => point('08:00:00'))],
    ['a latitude', 'points.0.lat', [point('08:00:00', { lat: 91 })]],
    ['a longitude', 'points.0.lon', [point('08:00:00', { lon: -181 })]],
    ['no instant', 'points.1.at', [point('08:00:00'), { ...point('08:00:10'), at: 'noon' }]],
    ['a person', 'points.0', [{ ...point('08:00:00'), driver: 'Li' }]],
  ])('names what is malformed: %s', (_, path, points) => {
    const parsed = track.commands.RecordPositions.schema.safeParse({ points });
    expect(parsed.error?.issues[0]?.path.join('.')).toBe(path);
  });

  it('remembers a day of a point every ten seconds', () => {
    const day = Array.from({ length: 8_640 }, (_, index) => {
      const [hours, minutes, seconds] = [index / 360, (index / 6) % 60, (index % 6) * 10];
      const two = (n: number) => String(Math.floor(n)).padStart(2, '0');
      return point(`${two(hours)}:${two(minutes)}:${two(seconds)}`);
    });
    const pages = Array.from({ length: 9 }, (_, page) =>
      day.slice(page * 1_000, page * 1_000 + 1_000),
    );
    const { state } = tracked(...pages.reverse().map((page) => positions(page, 'TEL-1')));
    expect(state.seen.rows[0]).toEqual(day.map(({ at }) => Date.parse(at)));
  });
});

describe('positions outside their trip', () => {
  const { state } = worldAfter(planned, during('08:00', depart()), during('17:00', complete()));
  const all = [point('07:59:59'), point('08:00:00'), point('17:00:00'), point('17:00:01')];

  it('are named by their paths', () => {
    expect(pointsOutOfCustody(all, state)).toMatchObject([
      { refused: 'points-must-be-during-the-trip', params: { path: 'points.0.at' } },
      { refused: 'points-must-be-during-the-trip', params: { path: 'points.3.at' } },
    ]);
  });

  it('are all positions of a trip that has not left or is not known', () => {
    expect(pointsOutOfCustody(all, worldAfter(planned).state)).toHaveLength(4);
    expect(pointsOutOfCustody(all, undefined)).toHaveLength(4);
  });

  it('are none later while it is under way', () => {
    const underWay = worldAfter(planned, during('08:00', depart())).state;
    expect(pointsOutOfCustody(all, underWay)).toHaveLength(1);
  });
});
