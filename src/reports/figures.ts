import type { Stage } from '../domain/shipment/stage.ts';

/** A share of a base: null where there is nothing to divide by. */
export interface Rate {
  readonly n: number;
  readonly base: number;
  readonly rate: number | null;
}

/** Elapsed hours; null where nothing was measured. */
export interface Hours {
  readonly n: number;
  readonly p50: number | null;
  readonly p90: number | null;
  readonly mean: number | null;
}

export interface StageFigures {
  readonly stage: Stage;
  readonly n: number;
  readonly p50Hours: number;
  readonly p90Hours: number;
  /** Part of the sum of all stages' p90; the largest is the bottleneck. null when that is 0. */
  readonly share: number | null;
}

/**
 * Every figure of one population; the names are those of `report --json`. A shipment with the
 * direction `reverse` brings goods back from a customer and delivers nothing to one. It counts in
 * `shipments`, `signedOff`, `stages`, `exceptions`, `shortPickRate`, `lostUnits` and
 * `corrections`, and in no other figure.
 */
export interface Figures {
  readonly shipments: number;
  readonly signedOff: number;
  /**
   * `rate` is of those delivered and those finally failed: all refused, all back, or closed
   * without anything accepted after they had departed.
   */
  readonly firstAttempt: {
    readonly delivered: number;
    readonly firstTry: number;
    /** Given up: nothing of it was taken. */
    readonly failed: number;
    readonly rate: number | null;
  };
  /** First departure to the sign-off of the last unit. */
  readonly transitHours: Hours;
  /** Planned to signed off. */
  readonly cycleHours: Hours;
  readonly stages: readonly StageFigures[];
  /** Authorised to received by the customer, an order. */
  readonly orderCycleHours: Hours;
  /** Of the shipments departed those with an exception; `byType` counts shipments. */
  readonly exceptions: Rate & { readonly byType: Readonly<Record<string, number>> };
  /** Order schedule lines whose last window agreed with the customer ends in the period. */
  readonly onTime: Rate;
  readonly otif: Rate;
  /** The same against the window that was promised first. */
  readonly firstPromise: { readonly onTime: Rate; readonly otif: Rate };
  /** Pairs of order and shipment over orders; what was cancelled splits nothing. */
  readonly splitRatio: Rate;
  /** Lines ever short, healed or not, over lines finished. */
  readonly shortPickRate: Rate;
  /** Of the shipments departed to a customer those of which goods came back. */
  readonly returns: Rate;
  /** Units lost and not found over units, of the shipments departed. */
  readonly lostUnits: Rate;
  /** Shipments with a corrected record. */
  readonly corrections: Rate;
}

export const DIMENSIONS = ['stage', 'site', 'carrier', 'product', 'person', 'project'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** A group's key: null for what has none, such as shipments without a carrier. */
export type GroupKey = string | null;

export interface Report extends Figures {
  /** Only when asked for by a dimension; by key, null last. */
  readonly groups?: readonly (Figures & { readonly key: GroupKey })[];
}

export function rate(n: number, base: number): Rate {
  return { n, base, rate: base === 0 ? null : n / base };
}
