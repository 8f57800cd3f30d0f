import type { UnmatchedFact, UnmatchedFactOf } from '../domain/unmatched/facts.ts';
import { happenedAt } from './occurrence.ts';
import type { Projection, Told } from './projection.ts';

/** What a carrier told of a waybill that nobody knew. Instants in UTC. */
export interface UnmatchedWaybill {
  readonly carrier: string;
  readonly waybill: string;
  /** `matched` once every event was told to a shipment. */
  readonly state: 'unmatched' | 'matched';
  /** How many there are, and how many of them nobody has yet. */
  readonly count: number;
  readonly open: number;
  /** By the carrier's clock, the newest EVENTS_KEPT_MAX of them in its order. */
  readonly events: readonly ParkedEvent[];
  /** When the first of them was recorded. */
  readonly since: string;
  /** The shipment that the last ones were told to. */
  readonly shipment?: string;
}

interface ParkedEvent {
  /** Of the fact. */
  readonly id: string;
  readonly at: string;
  readonly status: UnmatchedFactOf<'CarrierEventUnmatched'>['data']['status'];
  readonly code?: string;
  readonly reason?: string;
  readonly raw?: string;
  readonly shipment?: string;
}

const EVENTS_KEPT_MAX = 50;

export const unmatched: Projection<UnmatchedWaybill, UnmatchedFact> = {
  name: 'unmatched',
  version: 1,
  category: 'unmatched',
  indexes: { state: 'text', carrier: 'text', waybill: 'text', since: 'text' },
  on: {
    CarrierEventUnmatched: (doc, fact) => {
      const { carrier, waybill } = fact.data;
      const { count = 0, open = 0, events = [], since = fact.meta.recordedAt } = doc ?? {};
      return {
        ...doc,
        carrier,
        waybill,
        state: 'unmatched',
        count: count + 1,
        open: open + 1,
        events: [...events, parked(fact)].sort(byTime).slice(-EVENTS_KEPT_MAX),
        since,
      };
    },
    CarrierEventsMatched: (doc, { data: { shipment, events } }) => {
      if (!doc) return undefined;
      const matched = new Set(events);
      const open = doc.open - matched.size;
      return {
        ...doc,
        state: open > 0 ? 'unmatched' : 'matched',
        open,
        events: doc.events.map((one) => (matched.has(one.id) ? { ...one, shipment } : one)),
        shipment,
      };
    },
  },
};

function parked(fact: Told<UnmatchedFactOf<'CarrierEventUnmatched'>>): ParkedEvent {
  const { status, code, reason, raw } = fact.data;
  return {
    id: fact.id,
    at: happenedAt(fact),
    status,
    ...(code !== undefined && { code }),
    ...(reason !== undefined && { reason }),
    ...(raw !== undefined && { raw }),
  };
}

function byTime(one: ParkedEvent, other: ParkedEvent): number {
  return one.at < other.at ? -1 : Number(one.at > other.at);
}
