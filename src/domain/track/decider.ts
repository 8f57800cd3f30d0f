import { type Decider, type Draft, type Refusal, refuse, unreachable } from '../decider.ts';
import type { Envelope, Recorded } from '../envelope.ts';
import { epochMs, toInstant } from '../instant.ts';
import { type Keyed, NO_ROWS, row, withRow } from '../keyed.ts';
import { type TrackCommand, trackCommands } from './commands.ts';
import { type Point, type TrackFact, trackFacts } from './facts.ts';
import { partsOf, trackIdOf } from './id.ts';
import type { TrackRule } from './rules.ts';

/** By device, the instants of the points that it has told, ascending milliseconds since 1970. */
export interface TrackState {
  readonly seen: Keyed<readonly number[]>;
}

/**
 * Telemetry: one stream a trip and day, apart from the trip's own, so that thousands of points
 * never stand in the way of what is decided about the trip.
 */
export const track: Decider<TrackState, TrackCommand, TrackFact, TrackRule> = {
  category: 'track',
  idOf: trackIdOf,
  facts: trackFacts,
  commands: trackCommands,
  initial: { seen: NO_ROWS },
  decide(state, command, envelope, id) {
    switch (command.type) {
      case 'RecordPositions':
        return record(state, command.data.points, envelope, id);
      case 'RecordRefusedFollowUp':
        return [{ type: 'FollowUpRefused', data: command.data }];
      default:
        return unreachable(command);
    }
  },
  evolve,
  correction: () => null,
  coherent: () => null,
};

const DATE_CHARS = 10;

function record(
  { seen }: TrackState,
  points: readonly Point[],
  envelope: Envelope,
  id: string,
): readonly Draft<TrackFact>[] | Refusal<TrackRule> {
  const day = partsOf(id)?.day;
  const timed = points.map((point) => ({ point, ms: epochMs(point.at) }));
  const strange = timed.findIndex(({ ms }) => toInstant(ms).slice(0, DATE_CHARS) !== day);
  if (strange >= 0) {
    const { at } = points[strange] ?? { at: '' };
    return refuse('points-must-be-of-the-day', { path: `points.${strange}.at`, at, day });
  }
  const before = row(seen, deviceOf(envelope)) ?? [];
  const told = new Set<number>();
  const fresh = timed.filter(({ ms }) => !isAmong(before, ms) && told.size < told.add(ms).size);
  if (fresh.length === 0) return [];
  const inOrder = fresh.toSorted((a, b) => a.ms - b.ms).map(({ point }) => point);
  return [{ type: 'PositionsRecorded', data: { points: inOrder } }];
}

function evolve(state: TrackState, { type, data, meta }: Recorded<TrackFact>): TrackState {
  if (type !== 'PositionsRecorded') return state;
  const device = deviceOf(meta);
  const instants = data.points.map(({ at }) => epochMs(at));
  const before = row(state.seen, device) ?? [];
  const isLater = (before.at(-1) ?? Number.NEGATIVE_INFINITY) < (instants[0] ?? 0);
  const all = [...before, ...instants];
  return { seen: withRow(state.seen, device, isLater ? all : all.sort((a, b) => a - b)) };
}

/** Whether a number is in an ascending list. */
function isAmong(ascending: readonly number[], wanted: number): boolean {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return ascending[low] === wanted;
}

/** Points of an unnamed device are those of whoever sends them. */
function deviceOf({ device, actor }: Pick<Envelope, 'device' | 'actor'>): string {
  return device ?? actor;
}
